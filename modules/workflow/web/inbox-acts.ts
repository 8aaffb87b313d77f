import { asProblem } from '#ui'
import type { InboxItem } from '../core/types.ts'

/** What became of a batch: how many were done, and each that was not, with the reason. */
export interface BatchOutcome {
  readonly done: number
  readonly skipped: readonly { readonly title: string; readonly why: string }[]
}

/** Does one act on each line, one after another; a refusal skips that line only. */
export async function eachInTurn(items: readonly InboxItem[], act: (task: string) => Promise<unknown>): Promise<BatchOutcome> {
  let done = 0
  const skipped: { title: string; why: string }[] = []
  for (const { title, task } of items) {
    try {
      if (task === null) throw new Error('a line without a task was chosen')
      await act(task)
      done += 1
    } catch (thrown) {
      skipped.push({ title, why: asProblem(thrown).sentence })
    }
  }
  return { done, skipped }
}
