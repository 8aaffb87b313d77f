import type { Finding } from '#lib/findings'
import type { DocxFacts } from '../docx/facts.ts'
import { isUpwardTitle } from './check.ts'
import { checkDocxHead } from './docx-head.ts'
import { docxPaper, inParagraph, type DocxPaper } from './docx-paper.ts'
import { checkDocxFeet, checkDocxSheet } from './docx-sheet.ts'
import { checkDocxFaces, checkDocxGrid } from './docx-text.ts'
import { clause, fault } from './found.ts'

/** F-01 … F-19 as far as a Word file tells them before it is laid out; what only the laid out page shows is not guessed. */
export function checkDocx(facts: DocxFacts): Finding[] {
  const paper = docxPaper(facts)
  return [
    ...checkDocxSheet(facts), ...checkDocxGrid(paper), ...checkDocxHead(paper), ...checkDocxFaces(paper), ...checkDocxFeet(paper), ...checkDocxSigners(paper),
  ]
}

// 7.2.6: 上行文应当标注签发人.
function checkDocxSigners({ recognised, number, title }: DocxPaper): Finding[] {
  const at = number ?? title[0]
  return at && isUpwardTitle(recognised.title) && !recognised.signers?.length && recognised.issuerMark
    ? [fault({ rule: 'F-19', clause: clause('7.2.6'), place: inParagraph('docNumber', at), reason: '上行文应当标注签发人，请在发文字号同一行右侧标注。' })] : []
}
