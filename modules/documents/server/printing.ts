import { Readable } from 'node:stream'
import { layout, metricsOf, paintPdf, paintSvg, type FontFiles, type Layout } from '#engines/typesetting'
import { unitTree } from '#modules/organisation'
import { contentOf, filesOf } from '#modules/files'
import type { FileId } from '#lib/ids'
import { dayOf, type Day } from '#lib/instants'
import { isRefused, type Db, type Work } from '#platform/act'
import type { FileStore, StoredFile } from '#platform/files'
import { loadFonts } from '#platform/fonts'
import type { Platform } from '../../../platform/module.ts'
import { picturesIn, type Content } from '../core/content.ts'
import { numberOf } from '../core/evolve.ts'
import { paperOf, type PaperNames } from '../core/paper.ts'
import { wayOf } from '../core/routing.ts'
import { sealedPagesOf } from './files.ts'
import { numberRules } from './numbering.ts'
import { routingFactsOf } from './organ-facts.ts'
import type { Loaded } from './store.ts'

/** A sealed paper is far below this. */
const LARGEST = 64 * 1024 * 1024
type Shown = Pick<Loaded, 'row' | 'state' | 'version'>

/** The document laid out as it stands now. */
export async function laidOut(platform: Pick<Platform, 'settings'>, db: Db, { shown, day }: { shown: Shown; day: Day }): Promise<Layout> {
  const names = await paperNames(platform, db, { shown, day })
  return layout(paperOf(shown.state, shown.version.content, names), (await fonts(platform)).metrics)
}

/** Each page as one SVG, with the very breaks of the PDF. */
export const pagesOf = async (platform: Pick<Platform, 'settings'>, db: Db, at: { shown: Shown; day: Day }) => {
  const laid = await laidOut(platform, db, at)
  return { pages: paintSvg(laid, { images: Object.fromEntries(picturesIn(at.shown.version.content).map((file) => [file, pictureHref(file)])) }), warnings: laid.warnings }
}

/** Where the screen gets a picture: the browser asks for it as the reader, so that whoever may not read the file gets no picture. */
const pictureHref = (file: FileId): string => `/api/files/${encodeURIComponent(file)}?inline=1`

/** The document as PDF: once sealed, the very pages that were sealed; before, as it stands now. */
export async function printedPdf(platform: Pick<Platform, 'settings' | 'db' | 'files'>, at: { shown: Shown; day: Day }): Promise<Uint8Array> {
  const kept = 'seal' in at.shown.state ? (await filesOf(platform.db, sealedPagesOf(at.shown.row.id))).at(-1) : undefined
  const bytes = kept ? await contentOf(platform, kept.id) : null
  return bytes ?? pdfOf(platform, at)
}

/** The document as PDF. The same state and words give the same bytes, so the few last ones are kept in memory. */
async function pdfOf(platform: Pick<Platform, 'settings' | 'db' | 'files'>, at: { shown: Shown; day: Day }): Promise<Uint8Array> {
  const key = `${at.shown.row.id} ${at.shown.row.version} ${at.shown.state.content.hash}`
  const known = painted.get(key)
  if (known) return known
  const bytes = await paint(platform, platform.db, at)
  if (painted.size >= PAINTED_KEPT) painted.delete(painted.keys().next().value!)
  painted.set(key, bytes)
  return bytes
}

/** Paints the sealed pages and puts them into the store of files. */
export async function paintFrozen(platform: Pick<Platform, 'settings' | 'files'>, work: Work, decided: Loaded): Promise<{ name: string; stored: StoredFile }> {
  const bytes = await paint({ ...platform, db: work.db }, work.db, { shown: decided, day: dayOf(work.now) })
  const stored = await platform.files.put(Readable.from([Buffer.from(bytes)]), { limitBytes: LARGEST })
  if (isRefused(stored)) throw new Error(`the painted paper was not kept: ${stored.code}`)
  return { name: `${numberOf(decided.state)?.text ?? ''}${decided.state.content.title}.pdf`, stored }
}

const PAINTED_KEPT = 32
const painted = new Map<string, Uint8Array>()

async function paint(platform: { settings: Platform['settings']; db: Db; files: FileStore }, db: Db, at: { shown: Shown; day: Day }): Promise<Uint8Array> {
  const images = await picturesOf(platform, at.shown.version.content)
  return paintPdf(await laidOut(platform, db, at), (await fonts(platform)).files, { title: at.shown.state.content.title, images })
}

async function picturesOf(platform: Pick<Platform, 'db' | 'files'>, content: Content): Promise<Record<string, Uint8Array>> {
  const found: Record<string, Uint8Array> = {}
  for (const file of picturesIn(content)) {
    const bytes = await contentOf(platform, file)
    if (bytes) found[file] = bytes
  }
  return found
}

/** What is printed for organs: the mark of the number rule in force, else the organ's name and 文件. */
async function paperNames(platform: Pick<Platform, 'settings'>, db: Db, { shown: { row, state, version }, day }: { shown: Shown; day: Day }): Promise<PaperNames> {
  const tree = await unitTree(db, day)
  const nameOf = (unit: typeof row.issuing_organ) => (unit ? tree.units.get(unit)?.name : undefined) ?? ''
  const organ = version.content.elements.organ
  const rules = organ ? await numberRules(db, organ) : []
  const rule = rules.find((one) => one.id === numberOf(state)?.rule) ?? rules.find((one) => !one.retired && one.kinds.includes(version.content.elements.kind))
  return {
    issuerMark: rule?.issuerMark ?? `${nameOf(organ)}文件`, issuerSign: version.content.elements.kind === 'minutes' ? null : nameOf(organ),
    printOrg: nameOf(row.handling_organ), upward: wayOf(await routingFactsOf(db, version.content, day)) === 'upward',
    // A demonstration's seal must never look like a real one.
    sealNote: platform.settings.DEMO ? '演示印章' : null,
  }
}

interface Fonts { readonly files: FontFiles; readonly metrics: ReturnType<typeof metricsOf> }
const loaded = new Map<string, Promise<Fonts>>()

/** The fonts in force, unpacked once per process. */
function fonts({ settings }: Pick<Platform, 'settings'>): Promise<Fonts> {
  const folder = settings.FONTS_DIR ?? ''
  const known = loaded.get(folder)
  if (known) return known
  const loading = loadFonts(settings.FONTS_DIR).then((files) => ({ files, metrics: metricsOf(files) }))
  loaded.set(folder, loading)
  return loading
}
