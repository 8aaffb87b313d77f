import { buffer } from 'node:stream/consumers'
import type { Actor, Db, Work } from '#platform/act'
import { refuse, type Refused } from '#lib/decision'
import type { FileId } from '#lib/ids'
import type { StoredFile } from '#platform/files'
import type { Platform } from '../../../platform/module.ts'
import { safeName } from '../core/names.ts'
import type { FileCard, FileEvent, Owner, TextStatus } from '../core/types.ts'
import { own, type FileRow } from './tables.ts'

/** A file's card; null when there is none or it was quarantined. */
export async function fileCard(db: Db, id: FileId): Promise<FileCard | null> {
  const row = await own(db).selectFrom('files_files').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? cardOf(row) : null
}

/** The files that belong to a subject, in the order they came. */
export async function filesOf(db: Db, owner: Owner): Promise<readonly FileCard[]> {
  const rows = await own(db).selectFrom('files_files').selectAll().where('owner_kind', '=', owner.kind).where('owner_id', '=', owner.id).orderBy('id').execute()
  return rows.map(cardOf)
}

/** The whole content of a file, for the platform's own work on it (importing, painting); null when it is not there. Asks nobody's leave. */
export async function contentOf({ db, files }: Pick<Platform, 'db' | 'files'>, id: FileId): Promise<Buffer | null> {
  const card = await fileCard(db, id)
  const stream = card && await files.open(card.sha256)
  return stream ? buffer(stream) : null
}

/** What the caller himself uploaded, for reading it at once; null where it is another's or none. */
export async function ownUpload(platform: Pick<Platform, 'db' | 'files'>, { person }: Pick<Actor, 'person'>, id: FileId): Promise<Buffer | null> {
  const card = await fileCard(platform.db, id)
  return card && card.uploadedBy !== null && card.uploadedBy === person ? contentOf(platform, id) : null
}

/** Takes an uploaded file for a subject, within the subject's own command. Only its uploader may give it, and only once. */
export async function attachFile(work: Work, id: FileId, owner: Owner): Promise<FileCard | Refused<'not-found' | 'file-has-owner'>> {
  const row = await own(work.db).selectFrom('files_files').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row || (row.owner_kind === null && row.uploaded_by !== work.actor.person)) return refuse('not-found')
  if (row.owner_kind === owner.kind && row.owner_id === owner.id) return cardOf(row)
  if (row.owner_kind !== null) return refuse('file-has-owner')
  await own(work.db).updateTable('files_files').set({ owner_kind: owner.kind, owner_id: owner.id }).where('id', '=', id).execute()
  const event: FileEvent = { type: 'file-attached', owner }
  work.record({ stream: `file:${id}`, from: 1, events: [event] })
  return { ...cardOf(row), owner }
}

/** Notes a file that the platform itself made and kept (a painted PDF); it needs no declaration, its text was checked when written. */
export async function recordMadeFile(work: Work, stored: StoredFile, { name, owner }: { name: string; owner: Owner }): Promise<FileCard> {
  return insertFile(work, { ...stored, name, owner, textStatus: 'read', isUpload: false })
}

/** Writes the row of a file just kept. */
export async function insertFile(work: Work, file: StoredFile & { name: string; owner: Owner | null; textStatus: TextStatus; isUpload: boolean }): Promise<FileCard> {
  const card: FileCard = {
    id: work.newId<'file'>(), name: safeName(file.name), type: file.type, bytes: file.bytes, sha256: file.sha256, sm3: file.sm3,
    uploadedBy: file.isUpload ? work.actor.person : null, at: work.now, textStatus: file.textStatus, owner: file.owner,
  }
  await own(work.db).insertInto('files_files').values({
    id: card.id, sha256: card.sha256, sm3: card.sm3, bytes: card.bytes, type: card.type, name: card.name, uploaded_by: card.uploadedBy, at: work.now,
    declared_unclassified_at: file.isUpload ? work.now : null, text_status: card.textStatus, owner_kind: card.owner?.kind ?? null, owner_id: card.owner?.id ?? null,
  }).execute()
  const event: FileEvent = file.isUpload ? { type: 'file-uploaded', file: card, isDeclaredUnclassified: true } : { type: 'file-made', file: card }
  work.record({ stream: `file:${card.id}`, from: 0, events: [event] })
  return card
}

const cardOf = (row: FileRow): FileCard => ({
  id: row.id, name: row.name, type: row.type, bytes: row.bytes, sha256: row.sha256, sm3: row.sm3, uploadedBy: row.uploaded_by, at: row.at, textStatus: row.text_status,
  owner: row.owner_kind === null || row.owner_id === null ? null : { kind: row.owner_kind, id: row.owner_id },
})
