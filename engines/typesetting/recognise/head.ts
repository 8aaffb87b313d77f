import { titleLines, type Doubt, type Mended, type Numbered, type Recognised } from './paragraphs.ts'
import * as is from './patterns.ts'

type HeadFields = Pick<Recognised, 'urgency' | 'issuerMark' | 'docNumber' | 'signers' | 'adoptionNote' | 'mainTo'>
type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** Reads 版头, title, 题注 and 主送 from the top; `rest` is the text below. */
export function readHead(paragraphs: readonly Numbered[], doubt: Doubt): { fields: HeadFields; title: string; mended: readonly Mended[]; rest: readonly Numbered[] } {
  const fields: Writable<HeadFields> = {}
  let at = 0
  while (at < paragraphs.length && takeHeadRow(paragraphs[at]!, fields, doubt)) at++
  // What stands between the mark and a title that the file itself calls so is no part of the text.
  const titled = paragraphs.slice(at, at + farthestTitle).findIndex(({ style }) => style === 'title')
  for (; titled > 0 && paragraphs[at]!.style !== 'title'; at++) if (!takeHeadRow(paragraphs[at]!, fields, doubt)) doubt(paragraphs[at]!, '版头中的这一行没有对应的要素，未导入。')
  const styled = paragraphs[at]?.style === 'title'
  const lines = styled ? styledTitleLines(paragraphs.slice(at)) : looksTitled(paragraphs.slice(at)) ? titleLines(paragraphs.slice(at), 4) : 0
  const title = paragraphs.slice(at, at + lines).map((line) => line.text).join('')
  at += lines
  const note = paragraphs[at]
  if (note && !note.table && is.adoptionNote.test(note.text)) {
    fields.adoptionNote = note.text
    at++
  }
  const to = paragraphs[at]
  const mended: Mended[] = []
  if (to && (isMainTo(to) || (title !== '' && isBareMainTo(to, paragraphs[at + 1])))) {
    fields.mainTo = to.text.replace(/[：:。，；,;]$/, '')
    if (!to.text.endsWith('：')) mended.push({ part: 'mainTo', text: to.text })
    at++
  }
  return { fields, title, mended, rest: paragraphs.slice(at) }
}

/** How many lines may stand between the mark and the title: marks of a joint document, number, signers, editor. */
const farthestTitle = 8

/** Urgency and number, or number and 签发人, may share a row. */
function takeHeadRow(line: Numbered, fields: Writable<HeadFields>, doubt: Doubt): boolean {
  if (takeHeadLine(line, fields, doubt)) return true
  const parts = line.text.split(/\t|\u3000+| {2,}/).map((text) => text.trim()).filter(Boolean)
  if (is.notice.test(line.text) || (fields.issuerMark && (line.style === 'mark' || (parts.length === 2 && is.date.test(parts[1]!))))) {
    doubt(line, '版头中的这一行没有对应的要素，未导入。')
    return true
  }
  if (parts.length < 2 || !parts.every((text) => is.urgency.test(text) || is.docNumber.test(text) || is.signers.test(text))) return false
  for (const text of parts) takeHeadLine({ ...line, text }, fields, doubt)
  return true
}

function takeHeadLine(line: Numbered, fields: Writable<HeadFields>, doubt: Doubt): boolean {
  const { text } = line
  if (line.table) return false
  if (is.copyNumber.test(text) || is.secrecy.test(text)) {
    doubt(line, '份号、密级不在本平台处理，未导入；涉密文件不得在本平台起草。')
    return true
  }
  if (is.urgency.test(text) && !fields.urgency) fields.urgency = text.replace(/\s/g, '')
  else if ((line.style === 'mark' || is.issuerMark.test(text)) && !fields.issuerMark && !fields.docNumber) fields.issuerMark = text.replace(/\s/g, '')
  else if (is.docNumber.test(text) && !fields.docNumber) {
    const [, number, names] = is.docNumber.exec(text)!
    fields.docNumber = number!
    if (names) fields.signers = [...fields.signers ?? [], ...namesOf(names)]
  } else if (is.signers.test(text)) fields.signers = [...fields.signers ?? [], ...namesOf(is.signers.exec(text)![1]!)]
  else return false
  return true
}

const namesOf = (text: string): string[] => text.split(/[\s\u3000、，]+/).filter(Boolean)

function styledTitleLines(paragraphs: readonly Numbered[]): number {
  const end = paragraphs.findIndex((paragraph) => paragraph.style !== 'title')
  return end < 0 ? paragraphs.length : end
}

/** Whether the text opens with a title: its first lines end in a 文种, or 主送, a number or running text follows a short line. */
function looksTitled(paragraphs: readonly Numbered[]): boolean {
  const lines = titleLines(paragraphs, 4)
  return lines > 0 && (paragraphs.length > lines || is.titleEnd.test(paragraphs[lines - 1]!.text))
}

function isMainTo({ text, table }: Numbered): boolean {
  return !table && /[：:]$/.test(text) && !/[。；！？]/.test(text) && text.length <= 400 && !is.introduction.test(text) && !is.levels.some(({ pattern }) => pattern.test(text))
}

/** A list of recipients whose colon was forgotten, or that ends in another mark: organs parted by 、 or ，, above running text. */
function isBareMainTo({ text, table }: Numbered, next: Numbered | undefined): boolean {
  const names = text.replace(/[。，；,;]$/, '')
  return !table && next !== undefined && text.length <= 120 && !/[。；：:！？]/.test(names) && (/[、，]/.test(names) || names !== text)
    && names.split(/[、，]/).every((name) => is.organWord.test(name.trim())) && !is.levels.some(({ pattern }) => pattern.test(text))
}
