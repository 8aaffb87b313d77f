import { sql } from 'kysely'
import type { Day } from '#lib/instants'
import type { Actor, Db } from '#platform/act'
import type { DocumentId } from '../core/content.ts'
import { isVisible } from './queries.ts'
import { viewerOf } from './viewer.ts'

/** Whether someone may read the files of a document: whoever sees the document. For `filesModule({ document: mayReadDocumentFiles, documentPages: mayReadDocumentFiles })`. */
export async function mayReadDocumentFiles(db: Db, subject: string, actor: Actor): Promise<boolean> {
  const { rows: [today] } = await sql<{ day: Day }>`select (now() at time zone 'Asia/Shanghai')::date as day`.execute(db)
  return isVisible(db, await viewerOf(db, actor, today!.day), subject as DocumentId)
}
