import { kindOfTitle, kinds, type DocKind } from '../core/kinds.ts'

/** 22 characters of 二号小标宋 fill one line of the type area (156 mm); three lines are the most that read well. */
const LINE = 22
const MOST_LINES = 3

/** What is said under the title while it is written: its length in lines, and its shape 关于……的文种. */
export function titleHints(title: string, kind: DocKind): readonly string[] {
  const text = title.trim()
  if (text === '') return [`标题由事由和文种组成，如“关于……的${kinds[kind].name.replace('（令）', '')}”。`]
  const count = [...text].length
  const lines = Math.ceil(count / LINE)
  const hints = [`${count} 字，约排 ${lines} 行${lines > MOST_LINES ? `；超过 ${MOST_LINES} 行，请精简` : ''}。`]
  if (kindOfTitle(text) === null) hints.push(`标题末尾请写明文种，如“……的${kinds[kind].name.replace('（令）', '')}”。`)
  if (text.startsWith('关于') && !/的[^的]{1,4}$/.test(text.replace(/[（(][^（）()]*[）)]$/, ''))) hints.push('“关于”开头的标题，文种前一般有“的”字。')
  if (/[，。；：！]/.test(text)) hints.push('标题中除法规、规章名称加书名号外，一般不用标点符号。')
  return hints
}
