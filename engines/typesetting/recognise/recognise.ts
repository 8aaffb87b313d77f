import type { Attachment, Body } from '../model.ts'
import { blocksOf } from './blocks.ts'
import { readHead } from './head.ts'
import { paragraphsFromLines } from './markdown.ts'
import { titleLines, type Doubt, type ImportedParagraph, type Mended, type NotUnderstood, type Numbered, type Recognised } from './paragraphs.ts'
import * as is from './patterns.ts'
import { readTail } from './tail.ts'

/** Recognises the structure of plain text: one paragraph a line; lines between pipes are rows of a table. */
export const recogniseText = (text: string): Recognised =>
  recogniseParagraphs(paragraphsFromLines(text.replace(/^\ufeff/, '').split(/\r\n|[\n\r\u2028\u2029\f\v]/)))

/** Recognises the structure of paragraphs from any file: head, title, 主送, body by levels, 附件说明, 落款, attachments, 版记. */
export function recogniseParagraphs(paragraphs: readonly ImportedParagraph[]): Recognised {
  const doubts: NotUnderstood[] = []
  const doubt = (paragraph: Numbered, reason: string): void => void doubts.push({ paragraph: paragraph.number, text: paragraph.text, reason })
  const numbered = paragraphs.map((paragraph, index) => ({ ...paragraph, text: trimmed(paragraph.text), number: index + 1 }))
  const present = numbered.filter((paragraph) => paragraph.table || paragraph.text !== '')
  const usable = present.filter((paragraph) => isUsable(paragraph, doubt))
  const head = readHead(usable, doubt)
  const { main, appended } = splitAttachments(head.rest)
  const { rest: withoutImprint, ...imprint } = readImprint({ main, appended, mainTo: head.fields.mainTo })
  const tail = readTail(withoutImprint.main)
  const attachments = joinAttachments(tail.listed, readAttachments(withoutImprint.appended, tail.listed.map(({ name }) => name)), doubt)
  const mended = [...head.mended, ...imprint.mended]
  const notes = tail.listed.map(({ from }) => from.text)
  return {
    ...head.fields, ...tail.fields, ...imprint.fields, ...(mended.length ? { mended } : {}), ...(notes.length ? { attachmentNotes: notes } : {}),
    title: head.title, body: blocksOf(tail.rest), attachments, notUnderstood: doubts.sort((a, b) => a.paragraph - b.paragraph),
  }
}

/** Takes off blanks, also wide ones, and turns control characters to blanks. */
// oxlint-disable-next-line no-control-regex
const trimmed = (text: string): string => text.replace(/\t+/g, '\u3000').replace(/[\u0000-\u001f\u007f\u00a0\u200b]+/g, ' ').replace(/^[\s\u3000]+|[\s\u3000]+$/g, '')

function isUsable(paragraph: Numbered, doubt: Doubt): boolean {
  if (!is.noText.test(paragraph.text)) return true
  doubt(paragraph, '“此页无正文”已不再使用，未导入。')
  return false
}

/** Where attachments begin: a line 附件 alone that is no 附件说明. */
function splitAttachments(paragraphs: readonly Numbered[]): { main: readonly Numbered[]; appended: readonly Numbered[] } {
  const at = paragraphs.findIndex((paragraph, i) => i > 0 && i + 1 < paragraphs.length && isLabel(paragraph, paragraphs[i + 1]))
  return at < 0 ? { main: paragraphs, appended: [] } : { main: paragraphs.slice(0, at), appended: paragraphs.slice(at) }
}

/** A line 附件： before numbered names opens the 附件说明 and no attachment. */
const isLabel = ({ text, table }: Numbered, next: Numbered | undefined): boolean =>
  !table && is.attachmentLabel.test(text) && !(/[：:]$/.test(text) && next !== undefined && is.listNumber.test(next.text))

/** 版记 stands at the very end, be it after the attachments or before them. */
function readImprint({ main, appended, mainTo }: { main: readonly Numbered[]; appended: readonly Numbered[]; mainTo: string | undefined }) {
  const fields: ImprintFields = mainTo === undefined ? {} : { mainTo }
  const mended: Mended[] = []
  const strip = (paragraphs: readonly Numbered[]): readonly Numbered[] => {
    let end = paragraphs.length
    while (end > 0 && takeImprintLine(paragraphs[end - 1]!.text, { fields, mended })) end--
    return paragraphs.slice(0, end)
  }
  const rest = { appended: strip(appended), main: strip(main) }
  return { fields, mended, rest }
}

interface ImprintFields { copyTo?: string; mainTo?: string; printOrg?: string; printDate?: string }

/** Takes a line into its field; a second line of one kind is left where it stands. */
function takeImprintLine(text: string, { fields, mended }: { readonly fields: ImprintFields; readonly mended: Mended[] }): boolean {
  const list = fields.copyTo === undefined ? is.copyTo.exec(text)?.[1] : undefined
  if (list) {
    fields.copyTo = list.replace(/[。；，,;.]$/, '')
    if (!list.endsWith('。')) mended.push({ part: 'copyTo', text: list })
  }
  const moved = fields.mainTo === undefined ? is.movedMainTo.exec(text)?.[1] : undefined
  if (moved) fields.mainTo = moved.replace(/。$/, '')
  const printed = fields.printDate === undefined ? is.printed.exec(text) : null
  if (printed) fields.printDate = printed[2]!
  if (printed?.[1]) fields.printOrg = printed[1]
  return Boolean(list || moved || printed)
}

function readAttachments(paragraphs: readonly Numbered[], names: readonly string[]): { title: string; body: Body; label: Numbered }[] {
  const starts = paragraphs.flatMap((paragraph, i) => isLabel(paragraph, paragraphs[i + 1]) ? [i] : [])
  return starts.map((start, i) => {
    const part = paragraphs.slice(start + 1, starts[i + 1])
    const joined = (lines: number) => part.slice(0, lines).map((line) => line.text).join('')
    // The 附件说明 tells how far the title goes; without it the look of the lines must.
    const lines = [1, 2, 3].find((count) => joined(count) === names[i]) ?? titleLines(part)
    return { title: joined(lines), body: blocksOf(part.slice(lines)), label: paragraphs[start]! }
  })
}

/** Joins the names of the 附件说明 with the attachments found; either may stand alone. */
function joinAttachments(listed: readonly { name: string; from: Numbered }[], found: readonly { title: string; body: Body; label: Numbered }[], doubt: Doubt): Attachment[] {
  const joined = found.map(({ title, body, label }, index): Attachment => {
    const name = listed[index]?.name
    if (name && title && name !== title) doubt(listed[index]!.from, `附件说明中的名称与附件标题“${title}”不一致，已取附件标题，请核对。`)
    if (!title && !name) doubt(label, '附件没有标题，请补写。')
    return { title: title || name || '', body }
  })
  const bare = listed.slice(found.length).map(({ name, from }): Attachment => {
    doubt(from, `附件“${name}”只有名称，没有内容，请补充附件。`)
    return { title: name, body: [] }
  })
  return [...joined, ...bare]
}
