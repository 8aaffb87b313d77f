import { Readable } from 'node:stream'
import type { FinishedPage } from '#engines/typesetting'
import { contentOf, fileCard, recordMadeFile } from '#modules/files'
import { refuse, type Refused } from '#lib/decision'
import type { FileId } from '#lib/ids'
import { isRefused, type Db } from '#platform/act'
import type { StoredFile } from '#platform/files'
import { drawPdf } from '#platform/pdf'
import type { Platform } from '../../../platform/module.ts'
import { pdfAnnexes, type Content, type DocumentId } from '../core/content.ts'
import type { AnnexPages } from '../core/paper.ts'
import { filesOfDocument } from './files.ts'
import { versionOf } from './store.ts'
import { own } from './tables.ts'

/** Fine enough for small print, and 100 pages of it are still a file that can be sent. */
const DOTS_PER_INCH = 200
/** Of all annexes of one document: more belong bound on their own. */
const MOST_ANNEX_PAGES = 100
const MOST_BYTES = 48 * 1024 * 1024
export type Drawing = Pick<Platform, 'db' | 'files' | 'runCommand' | 'systemCall'>
interface DrawnPage { readonly stored: StoredFile; readonly widthMm: number; readonly heightMm: number }

/** The pages of annexes as far as they were drawn, by file. */
export async function annexPagesOf(db: Db, content: Content): Promise<AnnexPages> {
  const files = pdfAnnexes(content)
  if (!files.length) return {}
  const rows = await own(db).selectFrom('documents_annex_pages').selectAll().where('file', 'in', files).orderBy('file').orderBy('page').execute()
  return Object.fromEntries([...Map.groupBy(rows, ({ file }) => file)].map(([file, pages]) =>
    [file, pages.map(({ picture, width_mm, height_mm }): FinishedPage => ({ file: picture, widthMm: width_mm, heightMm: height_mm }))]))
}

/** Draws the annexes of a document that are PDF files and were not drawn yet; one that cannot be is left as the file it is. */
export async function drawAnnexes(platform: Drawing, document: DocumentId, content: Content): Promise<void> {
  for (const file of pdfAnnexes(content)) await drawAnnex(platform, { document, file, content })
}

/** The same of the words that a document has now. */
export async function drawAnnexesOf(platform: Drawing, document: DocumentId): Promise<void> {
  const row = await own(platform.db).selectFrom('documents_documents').select('revision').where('id', '=', document).executeTakeFirst()
  if (row) await drawAnnexes(platform, document, (await versionOf(platform.db, document, row.revision)).content)
}

/** Draws one annex, and says why not. It is drawn once for ever: the same file has the same pages. */
export async function drawAnnex(platform: Drawing, { document, file, content }: { document: DocumentId; file: FileId; content: Content }): Promise<{ pages: number } | Refused<'annex-not-drawn'>> {
  const drawn = await annexPagesOf(platform.db, { ...content, annexes: [...content.annexes, { title: '', body: [], file: { id: file, name: '.pdf' } }] })
  if (drawn[file]) return { pages: drawn[file].length }
  if (undrawable.has(file)) return refuse('annex-not-drawn', { most: MOST_ANNEX_PAGES })
  const taken = Object.values(drawn).reduce((sum, pages) => sum + pages.length, 0)
  const bytes = await contentOf(platform, file)
  const pages = bytes && await drawPdf(new Uint8Array(bytes), { dotsPerInch: DOTS_PER_INCH, mostPages: MOST_ANNEX_PAGES - taken })
  if (!pages?.length || pages.reduce((sum, { jpeg }) => sum + jpeg.length, 0) > MOST_BYTES) {
    if (undrawable.size >= FORGOTTEN_AT) undrawable.clear()
    undrawable.add(file)
    return refuse('annex-not-drawn', { most: MOST_ANNEX_PAGES })
  }
  const kept: DrawnPage[] = []
  for (const { jpeg, widthMm, heightMm } of pages) {
    const stored = await platform.files.put(Readable.from([Buffer.from(jpeg)]), { limitBytes: MOST_BYTES })
    if (isRefused(stored)) throw new Error(`a page of an annex was not kept: ${stored.code}`)
    kept.push({ stored, widthMm, heightMm })
  }
  await note(platform, { document, file, kept })
  return { pages: kept.length }
}

/** Files that were tried in vain, so that no preview tries them again. */
const undrawable = new Set<FileId>()
const FORGOTTEN_AT = 1000

/** The call's key is the file: whoever else drew it meanwhile was first, and his pages stay. */
async function note(platform: Drawing, { document, file, kept }: { document: DocumentId; file: FileId; kept: readonly DrawnPage[] }): Promise<void> {
  await platform.runCommand(platform.systemCall('documents.drawAnnex', `annex ${file}`), async (work) => {
    const name = (await fileCard(work.db, file))?.name.replace(/\.pdf$/i, '') ?? ''
    for (const [at, { stored, widthMm, heightMm }] of kept.entries()) {
      const { id } = await recordMadeFile(work, stored, { name: `${name}第${at + 1}页.jpg`, owner: filesOfDocument(document) })
      await own(work.db).insertInto('documents_annex_pages').values({ file, page: at + 1, picture: id, width_mm: widthMm, height_mm: heightMm }).execute()
    }
    return { pages: kept.length }
  })
}
