import * as is from './patterns.ts'
import type { Numbered, Recognised } from './paragraphs.ts'

type TailFields = Pick<Recognised, 'signatories' | 'docDate' | 'footnote'>
interface Listed { readonly name: string; readonly from: Numbered }

/** Reads 附注, date, signature and 附件说明 from the end of the main text, upwards; `rest` is the body. */
export function readTail(paragraphs: readonly Numbered[]): { fields: TailFields; listed: readonly Listed[]; rest: readonly Numbered[] } {
  const signed = readSignature(paragraphs)
  const { listed, rest } = readAttachmentNote(signed.rest)
  return { fields: signed.fields, listed, rest }
}

const unsigned: TailFields = { signatories: [] }

function readSignature(paragraphs: readonly Numbered[]): { fields: TailFields; rest: readonly Numbered[] } {
  let end = paragraphs.length
  const last = paragraphs[end - 1]
  const footnote = last && !last.table ? is.inBrackets.exec(last.text)?.[1] : undefined
  if (footnote) end--
  const dated = paragraphs[end - 1]
  if (!dated || dated.table) return { fields: unsigned, rest: paragraphs }
  const together = is.signAndDate.exec(dated.text)
  const withNote = footnote ? { footnote } : {}
  if (together && isSign(together[1]!)) {
    return { fields: { signatories: [{ organ: together[1]! }], docDate: together[2]!, ...withNote }, rest: paragraphs.slice(0, end - 1) }
  }
  const docDate = dated.text.replace(/\s/g, '')
  if (!is.date.test(docDate) && !(is.looseDate.test(docDate) && isSigned(paragraphs, end - 1))) return { fields: unsigned, rest: paragraphs }
  const start = startOfNames(paragraphs, end - 1)
  return {
    fields: { signatories: paragraphs.slice(start, end - 1).flatMap(({ text }) => organsOn(text)).map((organ) => ({ organ })), docDate, ...withNote },
    rest: paragraphs.slice(0, start),
  }
}

/** Whether an organ or a person stands above a line, as above a date. */
const isSigned = (paragraphs: readonly Numbered[], at: number): boolean => at > 1 && !paragraphs[at - 1]!.table && isSign(paragraphs[at - 1]!.text)

/** Where the names above a date begin: one of any kind, and above it further organs of a joint document. */
function startOfNames(paragraphs: readonly Numbered[], date: number): number {
  // The first line of all is a title or text, never a signature.
  const isName = (at: number): boolean => at > 0 && !paragraphs[at]!.table && isSign(paragraphs[at]!.text)
  if (!isName(date - 1)) return date
  let start = date - 1
  while (isName(start - 1) && [start - 1, start].every((at) => organsOn(paragraphs[at]!.text).every((name) => is.organName.test(name)))) start--
  return start
}

/** The organs that stand beside each other on a line; a blank within one name parts nothing. */
function organsOn(text: string): readonly string[] {
  const names = text.split(/[\s\u3000]+/)
  return names.every((name) => is.organName.test(name)) ? names : [text]
}

const isSign = (text: string): boolean =>
  text.length <= 60 && !/[。；，：！？]/.test(text) && !is.levels.some(({ pattern }) => pattern.test(text)) && !is.attachmentNote.test(text)

/** 附件1：…, 附件2：… at the end: not as 7.3.4 has it, but understood. */
function labelledNotes(paragraphs: readonly Numbered[]): readonly Listed[] {
  const end = paragraphs.findLastIndex(({ text, table }) => table || !is.numberedNote.test(text)) + 1
  return end === 0 ? [] : paragraphs.slice(end).map((from) => ({ from, name: is.numberedNote.exec(from.text)![1]!.replace(/[。；，,;.]$/, '') }))
}

/** 附件：… and the numbered lines below it, when nothing else stands between them and the signature. */
function readAttachmentNote(paragraphs: readonly Numbered[]): { listed: readonly Listed[]; rest: readonly Numbered[] } {
  const labelled = labelledNotes(paragraphs)
  if (labelled.length) return { listed: labelled, rest: paragraphs.slice(0, -labelled.length) }
  const at = paragraphs.findLastIndex((paragraph) => !paragraph.table && is.attachmentNote.test(paragraph.text))
  if (at < 0) return { listed: [], rest: paragraphs }
  const first = paragraphs[at]!
  const below = paragraphs.slice(at + 1)
  const name = is.attachmentNote.exec(first.text)![1]!
  const isList = name === '' || is.listNumber.test(name)
  const isNote = below.length ? isList && below.every((paragraph) => !paragraph.table && is.listNumber.test(paragraph.text)) : name !== ''
  if (!isNote) return { listed: [], rest: paragraphs }
  const entry = (from: Numbered, text: string): Listed => ({ from, name: (is.listNumber.exec(text)?.[2] ?? text).replace(/[。；，,;.]$/, '') })
  const listed = [...(name ? [entry(first, name)] : []), ...below.map((from) => entry(from, from.text))]
  return { listed, rest: paragraphs.slice(0, at) }
}
