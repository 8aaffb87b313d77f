import { attachFile, type Owner } from '#modules/files'
import type { Refused } from '#lib/decision'
import type { FileId } from '#lib/ids'
import { isRefused, type Work } from '#platform/act'
import type { DocumentId } from '../core/content.ts'

/** Files that belong to a document: pictures, annexes, hand-written opinions. Whoever sees the document reads them. */
export const filesOfDocument = (id: DocumentId): Owner => ({ kind: 'document', id })
/** The pages as they were sealed, apart from what people attached. */
export const sealedPagesOf = (id: DocumentId): Owner => ({ kind: 'documentPages', id })

/** Takes the files that someone now refers to for the document; those it has already stay. Only their uploader may bring them. */
export async function takeFiles(work: Work, document: DocumentId, files: readonly FileId[], known: readonly FileId[] = []): Promise<Refused | null> {
  for (const file of new Set(files)) {
    if (known.includes(file)) continue
    const taken = await attachFile(work, file, filesOfDocument(document))
    if (isRefused(taken)) return taken
  }
  return null
}
