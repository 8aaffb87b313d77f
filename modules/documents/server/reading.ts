import { sql } from 'kysely'
import type { Day } from '#lib/instants'
import type { Actor, Db } from '#platform/act'
import type { FileId } from '#lib/ids'
import type { Viewer } from '../core/access.ts'
import { filesIn, type DocumentId } from '../core/content.ts'
import { annexPagesOf } from './annex-pages.ts'
import { isFollowed, isVisible } from './queries.ts'
import { versionOf } from './store.ts'
import { own } from './tables.ts'
import { viewerOf } from './viewer.ts'

/**
 * Whether someone may read a file of a document. Who follows its way reads all of them; a receiver those of the paper itself
 * (pictures, annexes, the sealed pages), and not the opinions that were written by hand on the way.
 * For `filesModule({ document: mayReadDocumentFiles, documentPages: mayReadDocumentPages })`.
 */
export async function mayReadDocumentFiles(db: Db, subject: string, actor: Actor, file: FileId): Promise<boolean> {
  const viewer = await viewerToday(db, actor)
  const id = subject as DocumentId
  if (await isFollowed(db, viewer, id)) return true
  if (!await isVisible(db, viewer, id)) return false
  const { revision } = await own(db).selectFrom('documents_documents').select('revision').where('id', '=', id).executeTakeFirstOrThrow()
  const { content } = await versionOf(db, id, revision)
  return filesIn(content).includes(file) || Object.values(await annexPagesOf(db, content)).flat().some((page) => page.file === file)
}

/** Whether someone may read the sealed pages of a document: whoever sees the document. */
export const mayReadDocumentPages = async (db: Db, subject: string, actor: Actor): Promise<boolean> =>
  isVisible(db, await viewerToday(db, actor), subject as DocumentId)

async function viewerToday(db: Db, actor: Actor): Promise<Viewer> {
  const { rows: [today] } = await sql<{ day: Day }>`select (now() at time zone 'Asia/Shanghai')::date as day`.execute(db)
  return viewerOf(db, actor, today!.day)
}
