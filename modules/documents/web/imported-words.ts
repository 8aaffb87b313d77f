import type { PaperMark } from '#ui'
import type { ImportedView } from '../core/views.ts'

type NotRead = ImportedView['notUnderstood'][number]

/** The id of an entry in the list of what was not understood; they are counted from 1 as beside the lines of the original. */
export const notReadId = (number: number): string => `not-read-${number}`

/** Where it stands, its first words, and why. */
export function notReadWords({ paragraph, text, reason, line }: NotRead): string {
  const place = line ? `第 ${line.page + 1} 页` : paragraph > 0 ? `第 ${paragraph} 段` : ''
  const words = text ? `“${[...text].slice(0, 40).join('')}”` : ''
  return `${place}${words}${place || words ? '：' : ''}${reason}`
}

/** The same numbers as signs beside the lines of the original. */
export const notReadMarks = (list: readonly NotRead[], onChoose: (number: number) => void): PaperMark[] => list.flatMap((one, at) =>
  one.line ? [{ key: String(at), ...one.line, sign: String(at + 1), tone: 'warn' as const, label: `没有读懂的第 ${at + 1} 处：${one.reason}`, onChoose: () => onChoose(at + 1) }] : [])
