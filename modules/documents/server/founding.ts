import { latestDefinition, publishDefinition } from '#modules/workflow'
import type { Refused } from '#lib/decision'
import { isRefused, type Work } from '#platform/act'
import { documentFlows } from '../core/flow.ts'

/** Publishes the flows that this module brings, those that the office does not have yet. Its own later versions are never touched. */
export async function publishDocumentFlows(work: Work): Promise<readonly string[] | Refused> {
  const published: string[] = []
  for (const { version: _, ...drawn } of documentFlows) {
    if (await latestDefinition(work.db, drawn.name)) continue
    const answer = await publishDefinition(work, drawn)
    if (isRefused(answer)) return answer
    published.push(drawn.name)
  }
  return published
}
