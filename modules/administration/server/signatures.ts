import { sql } from 'kysely'
import { refuse, type Refused } from '#lib/decision'
import type { PersonId } from '#lib/ids'
import type { Db, Work } from '#platform/act'
import { sm3 } from '#platform/crypto'
import type { AdministrationRefusal } from '../core/refusals.ts'
import { inAdministration } from './tables.ts'

const LARGEST = 200 * 1024
const PNG_HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const PREFIX = 'data:image/png;base64,'

/** Signature images (PNG) by person; people who drew none are absent. */
export async function signaturesOf(db: Db, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Uint8Array>> {
  if (people.length === 0) return new Map()
  const rows = await inAdministration(db).selectFrom('administration_signatures').select(['person', 'image'])
    .where('person', '=', sql<never>`any(${people})`).where(sql<number>`length(image)`, '>', 0).execute()
  return new Map(rows.map(({ person, image }) => [person as PersonId, image]))
}

/** A person's own signature as a data address, or null. */
export async function signatureImage(db: Db, person: PersonId): Promise<string | null> {
  const image = (await signaturesOf(db, [person])).get(person)
  return image ? PREFIX + Buffer.from(image).toString('base64') : null
}

/** Keeps the caller's own signature; nobody can set another's. */
export async function keepSignature(work: Work, dataAddress: string): Promise<null | Refused<AdministrationRefusal>> {
  const image = dataAddress.startsWith(PREFIX) ? Buffer.from(dataAddress.slice(PREFIX.length), 'base64') : Buffer.alloc(0)
  if (image.length > LARGEST || !image.subarray(0, PNG_HEAD.length).equals(PNG_HEAD)) return refuse('signature-unfit')
  const person = work.actor.person!
  const before = await lockedVersion(work, person)
  const kept = { image, version: before + 1, changed_at: work.now }
  await inAdministration(work.db).insertInto('administration_signatures').values({ person, ...kept })
    .onConflict((conflict) => conflict.column('person').doUpdateSet(kept)).execute()
  work.record({ stream: `signature:${person}`, from: before, events: [{ type: 'signature-kept' }], after: { sm3: sm3(image), bytes: image.length } })
  return null
}

/** Removes the caller's own signature; what was signed with it keeps its own copy. */
export async function dropSignature(work: Work): Promise<null | Refused<AdministrationRefusal>> {
  const person = work.actor.person!
  const before = await lockedVersion(work, person)
  const known = await inAdministration(work.db).updateTable('administration_signatures')
    .set({ image: Buffer.alloc(0), version: before + 1, changed_at: work.now }).where('person', '=', person).where(sql<number>`length(image)`, '>', 0).executeTakeFirst()
  if (known.numUpdatedRows === 0n) return refuse('signature-missing')
  work.record({ stream: `signature:${person}`, from: before, events: [{ type: 'signature-dropped' }] })
  return null
}

async function lockedVersion(work: Work, person: PersonId): Promise<number> {
  const row = await inAdministration(work.db).selectFrom('administration_signatures').select('version').where('person', '=', person).forUpdate().executeTakeFirst()
  return row?.version ?? 0
}
