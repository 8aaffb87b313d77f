import { Readable } from 'node:stream'
import { signaturesOf } from '#modules/administration'
import { attachFile, filesOf, recordMadeFile, type FileCard, type Owner } from '#modules/files'
import { refuse, type Refused } from '#lib/decision'
import type { FileId } from '#lib/ids'
import { isRefused, type Db, type Work } from '#platform/act'
import type { Platform } from '../../../platform/module.ts'
import type { DocumentId } from '../core/content.ts'

/** Files that belong to a document: pictures, annexes, hand-written opinions. Whoever sees the document reads them. */
export const filesOfDocument = (id: DocumentId): Owner => ({ kind: 'document', id })
/** The pages as they were sealed, apart from what people attached. */
export const sealedPagesOf = (id: DocumentId): Owner => ({ kind: 'documentPages', id })

/** The sealed pages as kept, each format by itself; the last ones where they were sealed again. */
export async function sealedFilesOf(db: Db, id: DocumentId): Promise<{ readonly pdf: FileCard | null; readonly ofd: FileCard | null }> {
  const files = await filesOf(db, sealedPagesOf(id))
  const last = (ending: string) => files.findLast((file) => file.name.endsWith(ending)) ?? null
  return { pdf: last('.pdf'), ofd: last('.ofd') }
}

/** Takes the files that someone now refers to for the document; those it has already stay. Only their uploader may bring them. */
export async function takeFiles(work: Work, document: DocumentId, files: readonly FileId[], known: readonly FileId[] = []): Promise<Refused | null> {
  for (const file of new Set(files)) {
    if (known.includes(file)) continue
    const taken = await attachFile(work, file, filesOfDocument(document))
    if (isRefused(taken)) return taken
  }
  return null
}

/** A copy of the actor's own kept signature, for the document: what was signed with it stays as it was, whatever he keeps later. */
export async function copySignature({ files }: Pick<Platform, 'files'>, work: Work, document: DocumentId): Promise<FileId | Refused> {
  const person = work.actor.person
  const image = person && (await signaturesOf(work.db, [person])).get(person)
  if (!image) return refuse('signature-not-kept')
  const stored = await files.put(Readable.from([Buffer.from(image)]), { limitBytes: image.byteLength })
  if (isRefused(stored)) throw new Error(`the copy of a signature was not kept: ${stored.code}`)
  return (await recordMadeFile(work, stored, { name: `${work.actor.name}签名.png`, owner: filesOfDocument(document) })).id
}
