import { refuse, type Refused } from '#lib/decision'
import type { Db, Work } from '#platform/act'
import { likenessTo, markIn, type Parts } from '../core/secrecy.ts'
import type { Sign } from '../core/types.ts'
import { own } from './tables.ts'

/** Shorter texts have no fingerprint to compare; the database need not be asked. */
const LEAST_COMPARED = 30

/**
 * Refuses classified text typed or pasted into any form: N-01 marks, N-03, and N-08 the text of something quarantined.
 * Every command that saves free text calls it; the API answers 422 with the code `classified-content`.
 */
export async function refuseClassified(work: Pick<Work, 'db'>, text: string | Parts): Promise<Refused<'classified-content'> | null> {
  const parts = typeof text === 'string' ? [text] : text
  if (markIn(parts)) return refuse('classified-content')
  if (parts.join('').length < LEAST_COMPARED) return null
  return await signOf(work.db, { sha256: null, parts }) ? refuse('classified-content') : null
}

/** Why content counts as classified; null when nothing speaks for it. What the secrecy officer found harmless passes. */
export async function signOf(db: Db, { sha256, parts }: { sha256: string | null; parts: Parts }): Promise<Sign | null> {
  const before = await own(db).selectFrom('files_incidents').select(['sha256', 'fingerprints', 'outcome']).execute()
  if (before.some((row) => row.sha256 === sha256 && row.outcome === 'not-classified')) return null
  return markIn(parts) ?? likenessTo(before.filter((row) => row.outcome !== 'not-classified'), { sha256, parts })
}

