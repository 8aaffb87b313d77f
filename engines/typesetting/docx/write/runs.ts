import type { Part, TextItem } from '../../display.ts'
import type { Face, Run } from '../../model.ts'
import { element, escaped, halfPoints, twips, valued } from './markup.ts'
import type { Look } from './looks.ts'

/** What a run has beyond its paragraph's style. */
export interface RunLooks {
  readonly face?: Face
  readonly size?: number
  readonly red?: boolean
  readonly scaleX?: number
  readonly spacing?: number | undefined
}

/** Families chosen for the five classes of faces. */
export type Families = Readonly<Record<Face, string>>

export const fontsOf = (family: string): string => element('w:rFonts', { 'w:ascii': family, 'w:hAnsi': family, 'w:eastAsia': family, 'w:cs': family })
export const red = 'E60012'

/** Run properties in the order that the schema wants. */
export function runProperties(looks: RunLooks, families: Families): string {
  const written = [
    looks.face ? fontsOf(families[looks.face]) : '', looks.red === undefined ? '' : valued('w:color', looks.red ? red : '000000'),
    looks.spacing === undefined ? '' : valued('w:spacing', twips(looks.spacing)), looks.scaleX === undefined ? '' : valued('w:w', Math.round(looks.scaleX * 100)),
    looks.size === undefined ? '' : valued('w:sz', halfPoints(looks.size)) + valued('w:szCs', halfPoints(looks.size)),
  ].join('')
  return written && element('w:rPr', {}, written)
}

/** A run of text; line breaks and tabs become what Word has for them. */
export function run(text: string, looks: RunLooks, families: Families): string {
  const properties = runProperties(looks, families)
  return text.split(/(\n|\t)/).filter(Boolean).map((piece) => {
    const content = piece === '\n' ? '<w:br/>' : piece === '\t' ? '<w:tab/>' : escaped(piece) && `<w:t xml:space="preserve">${escaped(piece)}</w:t>`
    return content && `<w:r>${properties}${content}</w:r>`
  }).join('')
}

/** The runs of a body's paragraph: what it has beyond its style, and a face that a run names itself. */
export const modelRuns = (runs: readonly Run[], given: RunLooks, families: Families): string =>
  runs.map((one) => run(one.text.replace(/\r\n?/g, '\n'), { ...given, ...(one.face ? { face: one.face } : {}) }, families)).join('')

/** Parts whose label and text have faces of their own; in all others a strange font only fills a gap of the style's. */
const mixedParts: readonly Part[] = ['signers', 'attendance', 'editorNote', 'contents', 'notice', 'issue', 'totalIssue', 'editor', 'issuedOn', 'source', 'numberLeft', 'numberRight', 'formNote']
const isHan = /^[\u3400-\u9fff]{2,}$/
/** A name is spread on purpose when its characters stand further apart than a line ever is spread. */
const leastSpread = 0.6

/** The style of the paragraph an item stands in, and the one that its part would have alone. */
export interface ItemLooks { readonly paragraph: Look; readonly own: Look }

/** A text item of the layout in runs. Spread characters have room between them, none after the last. */
export function itemRuns(item: TextItem, given: ItemLooks, families: Families): string {
  const { spread, ...looks } = looksOfItem(item, given)
  if (spread === undefined) return run(item.text, looks, families)
  const characters = [...item.text]
  return run(characters.slice(0, -1).join(''), { ...looks, spacing: spread }, families) + run(characters.at(-1)!, { ...looks, spacing: 0 }, families)
}

/** What a text item has beyond a style. */
function looksOfItem(item: TextItem, { paragraph: look, own }: ItemLooks): RunLooks & { readonly spread?: number } {
  const font = mixedParts.includes(item.origin.part) && item.font !== 'fang-fallback' ? item.font : own.face
  const step = item.xs.length > 1 ? (item.xs.at(-1)! - item.xs[0]!) / (item.xs.length - 1) : 0
  const spread = step - item.size * item.scaleX
  return {
    ...(font !== look.face ? { face: font } : {}),
    ...((item.color !== '#000000') === (look.red ?? false) ? {} : { red: item.color !== '#000000' }),
    ...(isHan.test(item.text) && spread > leastSpread ? { spread } : {}),
    ...(item.scaleX === 1 ? {} : { scaleX: item.scaleX }), ...(Math.abs(item.size - look.size) < 0.05 ? {} : { size: item.size }),
  }
}
