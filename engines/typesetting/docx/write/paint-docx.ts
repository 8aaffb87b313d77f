import { strToU8, zipSync, type Zippable } from 'fflate'
import { documentFormat } from '../../dimensions.ts'
import type { Layout } from '../../display.ts'
import type { Face, Paper } from '../../model.ts'
import type { Entry } from './entries.ts'
import { flowOf } from './flow.ts'
import { pitchesOf, type Pitches } from './geometry.ts'
import { headBoxed } from './head-box.ts'
import { imprintRun } from './imprint.ts'
import { usualFamilies } from './looks.ts'
import { element, escaped, partText, xmlHead } from './markup.ts'
import { newMedia, type Media } from './media.ts'
import { written, type WordParagraph } from './paragraph.ts'
import type { Families } from './runs.ts'
import { continuesSection, sectionMarkup, sectionOfPage, type Margins } from './sections.ts'
import { seenRules, type SeenRow } from './seen.ts'
import { withClosingKept, withRules, withSpacing } from './spacing.ts'
import { fontTablePart, stylesPart } from './styles-part.ts'

export interface DocxOptions {
  /** Title in the file's properties. */
  readonly title: string
  /** Who wrote it, in the file's properties. */
  readonly author?: string
  /** PNG or JPEG bytes by the picture's `file`. A picture that is missing or unreadable shows as an empty frame. */
  readonly images?: Readonly<Record<string, Uint8Array>>
  /** Families other than the usual ones (仿宋_GB2312 and so on). */
  readonly families?: Partial<Readonly<Record<Face, string>>>
}

/**
 * Paints a paper as DOCX: text from the model in named styles, distances from the layout made of it. Same input, same bytes.
 * Seals and stamps are left out, their room kept: a file that anyone can edit must not bear a seal.
 */
export function paintDocx(paper: Paper, layout: Layout, options: DocxOptions): Uint8Array {
  const media = newMedia(options.images ?? {})
  const families = familiesOf(options)
  const pitches = pitchesOf(layout)
  const { entries, imprint } = flowOf({ paper, layout, families, media, pitches })
  const rules = seenRules(layout, '#e60012')
  const isFoot = (y: number) => y > documentFormat.area.bottom
  const margins: Margins = { families, media, footRule: rules.find(({ y }) => isFoot(y)) }
  const flow = withSpacing(headBoxed(withRules(withClosingKept(entries), rules.filter(({ y }) => !isFoot(y))), media))
  const body = bodyMarkup(withImprint(flow, imprint, { layout, families, media, pitches }), { layout, margins })
  return pack(body, { media, families, options })
}

const familiesOf = (options: DocxOptions): Families =>
  Object.fromEntries(Object.entries(usualFamilies).map(([face, [family]]) => [face, options.families?.[face as Face] ?? family])) as Families

interface ImprintContext { readonly layout: Layout; readonly families: Families; readonly media: Media; readonly pitches: Pitches }

/**
 * 版记 hangs on a line of hardly any height at the end of what is bound together, before it the pages that the text leaves empty.
 * Attachments bound on their own follow it.
 */
function withImprint(flow: readonly Entry[], rows: readonly SeenRow[], context: ImprintContext): Entry[] {
  const [row] = rows
  if (!row) return [...flow]
  const apart = flow.findIndex((entry) => entry.place !== undefined && entry.place.page > row.page)
  const bound = apart < 0 ? flow : flow.slice(0, apart)
  const textEnd = bound.findLast((entry) => entry.place)?.place?.endPage ?? 0
  const { top } = documentFormat.area
  const pageLine = (page: number, content: string): Entry => ({
    kind: 'paragraph', paragraph: { look: 'imprintRule', content, ...(page > textEnd ? { startsPage: true } : {}) }, place: { page, top, endPage: page, bottom: top },
  })
  const empty = Array.from({ length: Math.max(0, row.page - textEnd - 1) }, (_, index) => pageLine(textEnd + 1 + index, ''))
  return [...bound, ...empty, pageLine(row.page, imprintRun(rows, context)), ...flow.slice(bound.length)]
}

/** The body with its sections: each ends in its last paragraph, the last one in the body itself. */
function bodyMarkup(entries: readonly Entry[], { layout, margins }: { layout: Layout; margins: Margins }): string {
  const pieces: Piece[] = []
  let kind = sectionOfPage(layout, 0)
  let page = 0
  for (const entry of entries) {
    const here = { ...(entry.place ? sectionOfPage(layout, entry.place.page) : kind), landscape: entry.landscape ?? false }
    // Within a page only a turn begins a section: that the count begins anew was told with the page's first line.
    const goesOn = pieces.length === 0 || continuesSection(entry.place && entry.place.page > page ? here : { ...kind, start: undefined, landscape: here.landscape }, kind)
    if (!goesOn) closeSection(pieces, sectionMarkup(kind, margins))
    if (!goesOn || pieces.length === 0) kind = here
    page = entry.place?.endPage ?? page
    pieces.push(pieceOf(entry, !goesOn))
  }
  return element('w:body', {}, ...pieces.map(({ markup }) => markup('')), sectionMarkup(kind, margins))
}

interface Piece { markup: (section: string) => string }

function pieceOf(entry: Entry, beginsSection: boolean): Piece {
  if (entry.kind === 'markup') return { markup: (section) => entry.markup + (section ? written({ look: 'imprintRule', content: '', section }) : '') }
  // A section begins a page by itself; a break beside it would leave one empty.
  const paragraph: WordParagraph = beginsSection ? { ...entry.paragraph, startsPage: false } : entry.paragraph
  return { markup: (section) => written({ ...paragraph, ...(section ? { section } : {}) }) }
}

function closeSection(pieces: Piece[], section: string): void {
  const last = pieces.pop()
  if (last) pieces.push({ markup: () => last.markup(section) })
}

const settings = partText('w:settings', '<w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>',
  '<w:characterSpacingControl w:val="compressPunctuation"/>',
  element('w:compat', {}, '<w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>',
    element('w:compatSetting', { 'w:name': 'compatibilityMode', 'w:uri': 'http://schemas.microsoft.com/office/word', 'w:val': 15 })),
  element('w:themeFontLang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN' }))

const types = 'http://schemas.openxmlformats.org/package/2006/content-types'
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

interface Packing { readonly media: Media; readonly families: Families; readonly options: DocxOptions }

/** Entries in a fixed order with one fixed time: the zip's earliest. */
function pack(body: string, { media, families, options }: Packing): Uint8Array {
  const parts: Record<string, Uint8Array | string> = {
    '[Content_Types].xml': contentTypes(media), '_rels/.rels': packageRelations, 'docProps/core.xml': coreProperties(options),
    'word/document.xml': partText('w:document', body), 'word/styles.xml': stylesPart(families), 'word/settings.xml': settings,
    'word/fontTable.xml': fontTablePart(families), 'word/_rels/document.xml.rels': media.relations(),
    ...Object.fromEntries([...media.parts()].map(([name, content]) => [`word/${name}`, content])),
  }
  const files: Zippable = Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : [content, { level: 0 as const }]]))
  return zipSync(files, { level: 6, mtime: '1980-01-01T00:00:00' })
}

function contentTypes(media: Media): string {
  const override = (part: string, type: string) => element('Override', { PartName: part, ContentType: type })
  return xmlHead + element('Types', { xmlns: types }, ...Object.entries({ rels: 'application/vnd.openxmlformats-package.relationships+xml', xml: 'application/xml', png: 'image/png', jpeg: 'image/jpeg' })
    .map(([extension, type]) => element('Default', { Extension: extension, ContentType: type })),
  override('/word/document.xml', `${wordType}.document.main+xml`), override('/word/styles.xml', `${wordType}.styles+xml`), override('/word/settings.xml', `${wordType}.settings+xml`),
  override('/word/fontTable.xml', `${wordType}.fontTable+xml`), override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
  ...[...media.parts().keys()].filter((name) => name.startsWith('footer')).map((name) => override(`/word/${name}`, `${wordType}.footer+xml`)))
}

const packageRelations = xmlHead + element('Relationships', { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' },
  element('Relationship', { Id: 'document', Type: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument', Target: 'word/document.xml' }),
  element('Relationship', { Id: 'core', Type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', Target: 'docProps/core.xml' }))

const coreProperties = ({ title, author }: DocxOptions): string => xmlHead + element('cp:coreProperties', {
  'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties', 'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
}, element('dc:title', {}, escaped(title)), author ? element('dc:creator', {}, escaped(author)) : '', element('dc:language', {}, 'zh-CN'))
