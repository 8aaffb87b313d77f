import { Readable } from 'node:stream'
import { filesOf, layout, metricsOf, paintDocx, paintOfd, paintPdf, paintSvg, straddlePlaces, withoutSeals, withStraddle, type FontMetrics, type FontFiles, type Layout, type Paper } from '#engines/typesetting'
import { contentOf } from '#modules/files'
import type { FileId } from '#lib/ids'
import { dayOf, type Day } from '#lib/instants'
import { isRefused, type Db, type Work } from '#platform/act'
import type { FileStore, StoredFile } from '#platform/files'
import { fontsInForce } from '#platform/fonts'
import type { Platform } from '../../../platform/module.ts'
import { isStraddled, numberOf } from '../core/evolve.ts'
import { paperOf, type DocumentPaper } from '../core/paper.ts'
import { wayOf } from '../core/routing.ts'
import { sealedFilesOf } from './files.ts'
import { routingFactsOf } from './organ-facts.ts'
import { paperFacts } from './paper-facts.ts'
import { sealNotesOf, signPages } from './signing.ts'
import type { Loaded } from './store.ts'

/** A sealed paper is below this, even with all the pages that its annexes may have. */
const LARGEST = 96 * 1024 * 1024
type Shown = Pick<Loaded, 'row' | 'state' | 'version'>
type Painting = Pick<Platform, 'settings' | 'db' | 'files'>

/** The document laid out as it stands now. */
export async function laidOut(platform: Pick<Platform, 'settings'>, db: Db, { shown, day }: { shown: Shown; day: Day }): Promise<Layout> {
  return pagesFor(shown, await printedPaper(platform, db, { shown, day }), metricsOf(await fontsInForce(platform.settings)))
}

/** The pages of a paper, with the 骑缝章 if it was sealed with one. */
function pagesFor({ state }: Pick<Shown, 'state'>, paper: Parameters<typeof layout>[0], metrics: FontMetrics): Layout {
  const laid = layout(paper, metrics)
  return isStraddled(state) ? withStraddle(laid) : laid
}

/** Whether a 骑缝章 stands on the pages of a document that is sealed with one. */
export const bearsStraddle = async (platform: Pick<Platform, 'settings'>, { db, now }: Pick<Work, 'db' | 'now'>, shown: Shown): Promise<boolean> =>
  straddlePlaces(await laidOut(platform, db, { shown, day: dayOf(now) })).length > 0

async function printedPaper(platform: Pick<Platform, 'settings'>, db: Db, { shown: { row, state, version: { content } }, day }: { shown: Shown; day: Day }): Promise<DocumentPaper> {
  const upward = wayOf(await routingFactsOf(db, content, day)) === 'upward'
  const names = await paperFacts(db, { row, state, content }, { day, upward })
  return paperOf(state, content, 'seal' in state ? { ...names, sealNotes: await sealNotesOf(platform.settings, names.organs) } : names)
}

/** Each page as one SVG, with the very breaks of the PDF. */
export const pagesOf = async (platform: Pick<Platform, 'settings'>, db: Db, at: { shown: Shown; day: Day }) => {
  const paper = await printedPaper(platform, db, at)
  const laid = pagesFor(at.shown, paper, metricsOf(await fontsInForce(platform.settings)))
  return { pages: paintSvg(laid, { images: Object.fromEntries(filesOf(paper).map((file) => [file, pictureHref(file)])) }), warnings: laid.warnings }
}

/** Where the screen gets a picture: the browser asks for it as the reader, so that whoever may not read the file gets no picture. */
const pictureHref = (file: string): string => `/api/files/${encodeURIComponent(file)}?inline=1`

/** The kinds of file that a paper is given as, with their types. */
export const paperTypes = { pdf: 'application/pdf', ofd: 'application/ofd', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' } as const
export type PaperKind = keyof typeof paperTypes

/** The document as a file: once sealed, the very pages that were sealed; before, and always for Word, as it stands now. */
export async function printedFile(platform: Painting, at: { shown: Shown; day: Day }, kind: PaperKind): Promise<Uint8Array> {
  const kept = 'seal' in at.shown.state && kind !== 'docx' ? (await sealedFilesOf(platform.db, at.shown.row.id))[kind] : null
  const bytes = kept ? await contentOf(platform, kept.id) : null
  return bytes ?? paintedNow(platform, at, kind)
}

/** The same state and words give the same bytes, so the few last ones are kept in memory. */
async function paintedNow(platform: Painting, at: { shown: Shown; day: Day }, kind: PaperKind): Promise<Uint8Array> {
  const key = `${at.shown.row.id} ${at.shown.row.version} ${at.shown.state.content.hash} ${kind}`
  const known = painted.get(key)
  if (known) return known
  const bytes = paintedAs(kind, await drawn(platform, at))
  if (painted.size >= PAINTED_KEPT) painted.delete(painted.keys().next().value!)
  painted.set(key, bytes)
  return bytes
}

const PAINTED_KEPT = 32
const painted = new Map<string, Uint8Array>()

/** Paints the sealed pages as PDF and OFD, signs both with the seals that stand on them, and puts them into the store of files. */
export async function paintFrozen(platform: Pick<Platform, 'settings' | 'files'>, work: Work, decided: Loaded): Promise<readonly { name: string; stored: StoredFile }[]> {
  const day = dayOf(work.now)
  const { paper, laid, faces, options } = await drawn({ ...platform, db: work.db }, { shown: decided, day })
  // Readers of OFD draw the seal from the signature, so that it is gone where the signature is.
  const pages = { pdf: paintPdf(laid, faces, { ...options, paper }), ofd: paintOfd(withoutSeals(laid), faces, { ...options, paper, createdOn: day }) }
  const signed = await signPages(platform.settings, work, { pages, laid, fonts: faces, organs: paper.signatories.map(({ seal }) => seal?.organ ?? '') })
  const name = `${numberOf(decided.state)?.text ?? ''}${decided.state.content.title}`
  return [{ name: `${name}.pdf`, stored: await keep(platform.files, signed.pdf) }, { name: `${name}.ofd`, stored: await keep(platform.files, signed.ofd) }]
}

async function keep(files: FileStore, bytes: Uint8Array): Promise<StoredFile> {
  const stored = await files.put(Readable.from([Buffer.from(bytes)]), { limitBytes: LARGEST })
  if (isRefused(stored)) throw new Error(`the painted paper was not kept: ${stored.code}`)
  return stored
}

/** A paper painted as a file of a kind. */
export function paintedAs(kind: PaperKind, { paper, laid, faces, options }: Drawn): Uint8Array {
  switch (kind) {
    case 'pdf': return paintPdf(laid, faces, { ...options, paper })
    case 'ofd': return paintOfd(laid, faces, { ...options, paper })
    case 'docx': return paintDocx(paper, laid, options)
  }
}

/** Everything that painters need of a paper. */
export interface Drawn { readonly paper: Paper; readonly laid: Layout; readonly faces: FontFiles; readonly options: { readonly title: string; readonly images?: Readonly<Record<string, Uint8Array>> } }

async function drawn(platform: Painting, at: { shown: Shown; day: Day }) {
  const paper = await printedPaper(platform, platform.db, at)
  const faces = await fontsInForce(platform.settings)
  const options = { title: at.shown.state.content.title, images: await picturesOf(platform, paper) }
  return { paper, laid: pagesFor(at.shown, paper, metricsOf(faces)), faces, options }
}

async function picturesOf(platform: Pick<Platform, 'db' | 'files'>, paper: Paper): Promise<Record<string, Uint8Array>> {
  const found: Record<string, Uint8Array> = {}
  for (const file of filesOf(paper)) {
    const bytes = await contentOf(platform, file as FileId)
    if (bytes) found[file] = bytes
  }
  return found
}
