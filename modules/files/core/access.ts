import type { PersonId } from '#lib/ids'
import type { Owner } from './types.ts'

/**
 * Who may read a file. One that nobody has taken yet is its uploader's; one that belongs to a subject follows the
 * subject (`decidesByOwner`), and the three administrators never read content (三员分立).
 */
export function mayReadFile(file: { readonly uploadedBy: PersonId | null; readonly owner: Owner | null }, viewer: { readonly person: PersonId | null; readonly admin: string | null }): boolean | 'decidesByOwner' {
  if (viewer.admin !== null) return false
  if (file.owner) return 'decidesByOwner'
  return viewer.person !== null && viewer.person === file.uploadedBy
}
