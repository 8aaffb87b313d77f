import { kinds, type DocKind } from '../core/kinds.ts'

/** 20 characters of 二号小标宋 fill one line of the type area (156 mm); three lines are the most that read well. */
const LINE = 20
const MOST_LINES = 3

/** What is said under the title while it is written: its shape while it is empty, then its length in lines. What is wrong in it the check says. */
export function titleHints(title: string, kind: DocKind): readonly string[] {
  const text = title.trim()
  if (text === '') return [`标题由事由和文种组成，如“关于……的${kinds[kind].name.replace('（令）', '')}”。`]
  const count = [...text].length
  const lines = Math.ceil(count / LINE)
  return [`${count} 字，约排 ${lines} 行${lines > MOST_LINES ? `；超过 ${MOST_LINES} 行，请精简` : ''}。`]
}
