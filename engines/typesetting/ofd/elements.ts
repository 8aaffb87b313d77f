import { strToU8 } from 'fflate'
import type { Origin, Part } from '../display.ts'
import { escaped } from '../xml-text.ts'
import type { PageObject } from './paint-page.ts'
import { element, ofdSpace } from './xml-write.ts'

/** The elements of an official document (条例 第九条), in their order, by the office's field names. */
export const paperElements = [
  ['copyNo', '份号'], ['secrecy', '密级和保密期限'], ['urgency', '紧急程度'], ['issuerMark', '发文机关标志'], ['docNumber', '发文字号'], ['signer', '签发人'],
  ['title', '标题'], ['mainTo', '主送机关'], ['body', '正文'], ['attachNote', '附件说明'], ['issuerSign', '发文机关署名'], ['docDate', '成文日期'], ['seal', '印章'],
  ['footnote', '附注'], ['attachments', '附件'], ['copyTo', '抄送机关'], ['printed', '印发机关和印发日期'], ['pageNo', '页码'],
] as const
export type PaperElement = (typeof paperElements)[number][0]

/** To which element a part belongs. Parts of bulletins and forms, which are no official documents, belong to none. */
const elementOfPart: Partial<Readonly<Record<Part, PaperElement>>> = {
  copyNumber: 'copyNo', secrecy: 'secrecy', urgency: 'urgency', issuerMark: 'issuerMark', markWord: 'issuerMark', docNumber: 'docNumber', signers: 'signer',
  title: 'title', adoptionNote: 'title', mainTo: 'mainTo', body: 'body', caption: 'body', attendance: 'body', attachmentNote: 'attachNote',
  issuerSign: 'issuerSign', signerTitle: 'issuerSign', docDate: 'docDate', footnote: 'footnote', attachmentLabel: 'attachments', attachmentTitle: 'attachments',
  copyTo: 'copyTo', printOrg: 'printed', printDate: 'printed', pageNumber: 'pageNo',
}

/** The namespace of the tags: 33476.1 gives names that are not public, so these are our own. */
export const elementSpace = 'urn:shuniu:official-paper:1'

/** A painted page: its number in the document and its objects. */
export interface PaintedPage { readonly id: number; readonly objects: readonly PageObject[] }

/** Where an element stands and what it says. */
interface Found { readonly refs: { readonly page: number; readonly object: number }[]; text: string }

/** The tag part: all 18 elements in order, each with its text as printed and the objects that show it. */
export function elementTags(pages: readonly PaintedPage[]): Uint8Array {
  const found = findElements(pages)
  const rows = paperElements.map(([field, name], index) => {
    const { refs, text } = found.get(field) ?? { refs: [], text: '' }
    const inside = [...(text ? [element('od:Text', {}, escaped(text))] : []), ...refs.map(({ page, object }) => element('ObjectRef', { PageRef: page }, String(object)))]
    return element('od:Element', { Index: index + 1, Field: field, Name: name, Present: String(refs.length > 0) }, inside)
  })
  return strToU8(`<?xml version="1.0" encoding="UTF-8"?>\n<od:OfficialPaper xmlns:od="${elementSpace}" xmlns:ofd="${ofdSpace}">\n${rows.join('\n')}\n</od:OfficialPaper>\n`)
}

function findElements(pages: readonly PaintedPage[]): ReadonlyMap<PaperElement, Found> {
  const found = new Map<PaperElement, Found>()
  for (const page of pages) for (const { id, shows } of page.objects) {
    const field = shows && (shows.kind === 'seal' ? 'seal' : elementOf(shows.origin))
    if (!shows || !field) continue
    const one = found.get(field) ?? { refs: [], text: '' }
    found.set(field, one)
    one.refs.push({ page: page.id, object: id })
    // The page numbers of all pages in a row would say nothing.
    if (field !== 'pageNo') one.text += shows.text
  }
  return found
}

function elementOf(origin: Origin | undefined): PaperElement | undefined {
  const field = origin && elementOfPart[origin.part]
  return field === 'body' && origin?.attachment !== undefined ? 'attachments' : field
}

/** The texts of the parts without what the format adds (labels, brackets, closing marks): the metadata of a paper. */
export function fieldTexts(pages: readonly PaintedPage[]): ReadonlyMap<Part, string> {
  const texts = new Map<Part, string>()
  const last = new Map<Part, number>()
  for (const { objects } of pages) for (const { shows } of objects) {
    if (shows?.kind !== 'text' || shows.origin?.offset === undefined || shows.origin.attachment !== undefined) continue
    const { part, index } = shows.origin
    const parts = last.has(part) && last.get(part) !== (index ?? 0) ? '、' : ''
    last.set(part, index ?? 0)
    texts.set(part, `${texts.get(part) ?? ''}${parts}${shows.text}`)
  }
  return texts
}
