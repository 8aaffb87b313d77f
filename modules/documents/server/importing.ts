import { paintPlaced } from '#engines/typesetting'
import { contentOf, fileCard, refuseClassified } from '#modules/files'
import { refuse, type Refused } from '#lib/decision'
import type { FileId } from '#lib/ids'
import { dayOf, type Day } from '#lib/instants'
import { groupViews, unitTree } from '#modules/organisation'
import { isRefused, type Actor, type Db } from '#platform/act'
import type { Platform } from '../../../platform/module.ts'
import { attendanceInBody } from '../core/attendance.ts'
import { textOfBody, type DocumentId, type Elements, type Recipient } from '../core/content.ts'
import { recipientsIn } from '../core/recipients-in.ts'
import { kindOfTitle } from '../core/kinds.ts'
import type { PaperFile } from '../core/proofread.ts'
import type { ImportedView } from '../core/views.ts'
import { drawAnnex, type Drawing } from './annex-pages.ts'
import type { Asking } from './asking.ts'
import { followedBy } from './detail.ts'
import { filesOfDocument } from './files.ts'
import { paperKindOf, readPaperFile } from './paper-files.ts'

/** Reads an uploaded text, Word, OFD or PDF file into the structure of a document; what was not understood is listed, nothing is dropped. */
export async function importFile(platform: Pick<Platform, 'db' | 'files' | 'now'>, actor: Actor, id: FileId): Promise<ImportedView | Refused> {
  const card = await fileCard(platform.db, id)
  const bytes = card?.uploadedBy === actor.person && actor.person !== null ? await contentOf(platform, id) : null
  if (!card || !bytes) return refuse('not-found')
  const read = await readNamed(bytes, card.name)
  if (isRefused(read)) return read
  const { title, body } = read.recognised
  if (!title && body.length === 0) return refuse('draft-import-empty')
  const classified = await refuseClassified({ db: platform.db }, [title, textOfBody(body)])
  return classified ?? viewOf(read, await namesKnown(platform.db, dayOf(platform.now())))
}

async function readNamed(bytes: Uint8Array, name: string): Promise<PaperFile | Refused> {
  const kind = paperKindOf(name)
  return kind ? readPaperFile(bytes, kind) : refuse('draft-import-unreadable', { why: '不认识这种文件' })
}

/** Draws an annex for whoever works on the document: one of its own files, or one that he has just uploaded. */
export async function drawOwnAnnex(platform: Drawing, asking: Asking, { document, file }: { document: DocumentId; file: FileId }): Promise<{ pages: number } | Refused<'annex-not-drawn' | 'not-found'>> {
  const seen = await followedBy(asking, document)
  if (isRefused(seen)) return seen
  const card = await fileCard(platform.db, file)
  const isOwn = card?.owner ? card.owner.kind === filesOfDocument(document).kind && card.owner.id === document : card !== null && card.uploadedBy !== null && card.uploadedBy === asking.actor.person
  return isOwn ? drawAnnex(platform, { document, file, content: seen.version.content }) : refuse('not-found')
}

/** Recipient groups and organs by the names printed on paper, so that what a text names can be sent to. */
async function namesKnown(db: Db, day: Day): Promise<ReadonlyMap<string, Recipient>> {
  const [groups, { units }] = [await groupViews(db, day), await unitTree(db, day)]
  const organs = [...units.values()].filter((unit) => unit.kind !== 'section')
  return new Map<string, Recipient>([
    ...organs.flatMap((unit) => [unit.name, unit.shortName].map((name) => [name, { kind: 'unit', unit: unit.id, name: unit.shortName }] as const)),
    // 「各人民团体」 within a district means the district's own.
    ...groups.flatMap(({ id, name }) => [name, name.replace(/^区/, '')].map((printed) => [printed, { kind: 'group', group: id, name: printed }] as const)),
  ])
}

/** Pages of the original that are shown beside what was recognised. */
const MOST_SHOWN = 60

function viewOf({ recognised: read, pages, begins = [] }: PaperFile, known: ReadonlyMap<string, Recipient>): ImportedView {
  const kind = kindOfTitle(read.title)
  const names = (line = '') => recipientsIn(line, known)
  const { body, attendance } = kind === 'minutes' ? attendanceInBody(read.body) : { body: read.body, attendance: [] }
  const elements: Partial<Elements> = {
    title: read.title, ...(kind ? { kind } : {}), mainTo: names(read.mainTo), copyTo: names(read.copyTo),
    ...(read.adoptionNote ? { adoptionNote: read.adoptionNote } : {}), ...(read.footnote ? { footnote: read.footnote } : {}),
    ...(read.urgency ? { urgency: /特/.test(read.urgency) ? 'teji' : 'jiaji' } : {}),
  }
  const aside = [['发文机关标志', read.issuerMark], ['发文字号', read.docNumber], ['签发人', read.signers?.join('、')], ['署名', read.signatories.map((one) => one.organ).join('、')], ['成文日期', read.docDate], ['印发机关', read.printOrg], ['印发日期', read.printDate]] as const
  return {
    content: { elements: attendance.length ? { ...elements, attendance } : elements, body, annexes: read.attachments.map((annex) => ({ title: annex.title, body: annex.body, file: null })) },
    notUnderstood: read.notUnderstood.map((one) => { const line = begins[one.paragraph - 1]; return line ? { ...one, line } : one }),
    original: pages ? { pages: pages.slice(0, MOST_SHOWN).map(paintPlaced), count: pages.length } : null,
    setAside: aside.flatMap(([label, text]) => (text ? [{ label, text }] : [])),
  }
}
