import { titleLines, type Doubt, type Mended, type Numbered, type Recognised } from './paragraphs.ts'
import * as is from './patterns.ts'

type HeadFields = Pick<Recognised, 'urgency' | 'issuerMark' | 'docNumber' | 'signers' | 'adoptionNote' | 'mainTo'>
type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** Reads 版头, title, 题注 and 主送 from the top; `rest` is the text below. */
export function readHead(paragraphs: readonly Numbered[], doubt: Doubt): { fields: HeadFields; title: string; mended: readonly Mended[]; rest: readonly Numbered[] } {
  const fields: Writable<HeadFields> = {}
  let at = 0
  while (at < paragraphs.length && takeHeadLine(paragraphs[at]!, fields, doubt)) at++
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
    fields.mainTo = to.text.replace(/[：:]$/, '')
    if (!to.text.endsWith('：')) mended.push({ part: 'mainTo', text: to.text })
    at++
  }
  return { fields, title, mended, rest: paragraphs.slice(at) }
}

function takeHeadLine(line: Numbered, fields: Writable<HeadFields>, doubt: Doubt): boolean {
  const { text } = line
  if (line.table) return false
  if (is.copyNumber.test(text) || is.secrecy.test(text)) {
    doubt(line, '份号、密级不在本平台处理，未导入；涉密文件不得在本平台起草。')
    return true
  }
  if (is.urgency.test(text) && !fields.urgency) fields.urgency = text.replace(/\s/g, '')
  else if (is.issuerMark.test(text) && !fields.issuerMark && !fields.docNumber) fields.issuerMark = text
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

/** A list of recipients whose colon was forgotten: organs parted by 、 or ，, above running text. */
const isBareMainTo = ({ text, table }: Numbered, next: Numbered | undefined): boolean =>
  !table && next !== undefined && text.length <= 120 && !/[。；：:！？]/.test(text) && /[、，]/.test(text) && text.split(/[、，]/).every((name) => is.organWord.test(name.trim())) && !is.levels.some(({ pattern }) => pattern.test(text))
