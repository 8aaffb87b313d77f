import { changesBetween, type ParagraphChange } from '#lib/text-changes'
import { attendanceOf } from './attendance.ts'
import { textOfBlock, type Content } from './content.ts'

/** The lines of a version that are compared: title first, then every paragraph, who took part, then the annexes. */
export const linesOf = ({ elements, body, annexes }: Content): readonly string[] =>
  [elements.title, ...body.map(textOfBlock), ...attendanceOf(elements).map(({ label, names }) => `${label}：${names}`), ...annexes.flatMap((annex) => [`附件：${annex.title}`, ...annex.body.map(textOfBlock)])]

/** What happened between two versions, paragraph by paragraph. */
export const compare = (before: Content, after: Content): readonly ParagraphChange[] => changesBetween(linesOf(before), linesOf(after))
