import { refuse, type Refused } from '#lib/decision'
import type { Db, Work } from '../act/types.ts'
import type { SessionRefusal } from './refusals.ts'
import { tablesOf } from './types.ts'

const MOST_KEYS = 200

/** Everything an account keeps about the screens, by key: look, list columns, saved views, phrases. */
export async function preferencesOf(db: Db, account: string): Promise<Readonly<Record<string, unknown>>> {
  const rows = await tablesOf(db).selectFrom('platform_preferences').select(['key', 'value']).where('account', '=', account).execute()
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]))
}

/** Keeps one preference of the caller; null removes it. It is no business of the journal. */
export async function keepPreference(work: Work, key: string, value: unknown): Promise<null | Refused> {
  const db = tablesOf(work.db)
  const { account } = work.actor
  if (value === null) {
    await db.deleteFrom('platform_preferences').where('account', '=', account).where('key', '=', key).execute()
    return null
  }
  const others = await db.selectFrom('platform_preferences').select('key').where('account', '=', account).where('key', '!=', key).execute()
  if (others.length >= MOST_KEYS) return refuse('too-many-preferences' satisfies SessionRefusal)
  const json = JSON.stringify(value)
  await db.insertInto('platform_preferences').values({ account, key, value: json })
    .onConflict((conflict) => conflict.columns(['account', 'key']).doUpdateSet({ value: json })).execute()
  return null
}
