import { asProblem } from '#ui'
import type { InboxItem } from '../core/types.ts'

/** What became of a batch: how many were done, and each that was not, with the reason. */
export interface BatchOutcome {
  readonly done: number
  readonly skipped: readonly { readonly title: string; readonly why: string }[]
}

/** Does one act on each line, one after another; a refusal skips that line only. */
export async function eachInTurn(items: readonly InboxItem[], act: (task: string) => Promise<unknown>): Promise<BatchOutcome> {
  const whys: (string | null)[] = []
  for (const item of items) whys.push(await whyNot(item, act))
  return outcomeOf(items, whys)
}

/** The same with all calls begun at once, for a page that is being left. */
export const allAtOnce = async (items: readonly InboxItem[], act: (task: string) => Promise<unknown>): Promise<BatchOutcome> =>
  outcomeOf(items, await Promise.all(items.map((item) => whyNot(item, act))))

/** What was passed over, in words. */
export const skippedWords = ({ skipped }: BatchOutcome): string => skipped.map(({ title, why }) => `《${title}》${why}`).join('')

async function whyNot({ task }: InboxItem, act: (task: string) => Promise<unknown>): Promise<string | null> {
  try {
    if (task === null) throw new Error('a line without a task was chosen')
    await act(task)
    return null
  } catch (thrown) {
    return asProblem(thrown).sentence
  }
}

const outcomeOf = (items: readonly InboxItem[], whys: readonly (string | null)[]): BatchOutcome => ({
  done: whys.filter((why) => why === null).length,
  skipped: items.flatMap(({ title }, at) => (whys[at] == null ? [] : [{ title, why: whys[at] }])),
})
