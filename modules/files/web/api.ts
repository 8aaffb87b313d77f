import { callApi, clientFor } from '#ui'
import { filesContract } from '../contract.ts'
import type { FileCard } from '../core/types.ts'

export const { queries } = clientFor(filesContract, 'files')

/**
 * Uploads a file whose sender has declared it unclassified (`UploadBox` asks). Throws a `Problem`; its code is
 * `classified-content` when the content was found to be classified and isolated.
 */
export async function uploadFile(file: File): Promise<FileCard> {
  const form = new FormData()
  // The declaration stands before the file: the server reads the form as a stream and takes no file without it.
  form.append('unclassified', 'yes')
  form.append('file', file)
  return await callApi('POST', '/files', form) as FileCard
}

/** Where a file is downloaded, or shown in the page (PDF and pictures only) with `isShown`. */
export const fileHref = (id: FileCard['id'], isShown = false): string => `/api/files/${encodeURIComponent(id)}${isShown ? '?inline=1' : ''}`
