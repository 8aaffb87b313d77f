import { asProblem } from '../problem.ts'

/** What became of a batch: how many were done, and each that was not, with the reason. */
export interface BatchOutcome {
  readonly done: number
  readonly skipped: readonly { readonly title: string; readonly why: string }[]
}

export interface Batch<Line> {
  readonly act: (line: Line) => Promise<unknown>
  readonly titleOf: (line: Line) => string
}

/** Does one act on each line, one after another; a refusal skips that line only. */
export async function eachInTurn<Line>(lines: readonly Line[], batch: Batch<Line>): Promise<BatchOutcome> {
  const whys: (string | null)[] = []
  for (const line of lines) whys.push(await whyNot(line, batch))
  return outcomeOf(lines, whys, batch)
}

/** The same with all calls begun at once, for a page that is being left. */
export const allAtOnce = async <Line>(lines: readonly Line[], batch: Batch<Line>): Promise<BatchOutcome> =>
  outcomeOf(lines, await Promise.all(lines.map((line) => whyNot(line, batch))), batch)

/** What was passed over, in words. */
export const skippedWords = ({ skipped }: BatchOutcome): string => skipped.map(({ title, why }) => `《${title}》${why}`).join('')

async function whyNot<Line>(line: Line, { act }: Batch<Line>): Promise<string | null> {
  try {
    await act(line)
    return null
  } catch (thrown) {
    return asProblem(thrown).sentence
  }
}

const outcomeOf = <Line>(lines: readonly Line[], whys: readonly (string | null)[], { titleOf }: Batch<Line>): BatchOutcome => ({
  done: whys.filter((why) => why === null).length,
  skipped: lines.flatMap((line, at) => (whys[at] == null ? [] : [{ title: titleOf(line), why: whys[at] }])),
})
