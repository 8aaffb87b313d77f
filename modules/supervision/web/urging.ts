import { asProblem } from '#ui'
import type { PartLine } from '../core/outputs/views.ts'
import { nextUrgeLevel, urgeWords } from '../core/rules.ts'

/** What became of urging several: how many were urged, and each that was not, with the reason. */
export interface Urged { readonly done: number; readonly skipped: readonly { readonly title: string; readonly why: string }[] }

/** Urges one part after another; a refusal skips that part only. */
export async function urgeEach(lines: readonly PartLine[], urge: (line: PartLine) => Promise<unknown>): Promise<Urged> {
  const skipped: Urged['skipped'][number][] = []
  for (const line of lines) {
    try {
      await urge(line)
    } catch (thrown) {
      skipped.push({ title: `${line.title}（${line.unitName}）`, why: asProblem(thrown).sentence })
    }
  }
  return { done: lines.length - skipped.length, skipped }
}

/** What the next urge of a part will be. */
export const nextUrgeWords = (urges: number): string => urgeWords[nextUrgeLevel({ urges: { length: urges } })]
