import type { UnitId } from '#lib/ids'
import type { Db } from '#platform/act'
import type { NumberRule } from '../core/numbers.ts'
import { own } from './tables.ts'

/** The rules of an organ; none without one. */
export async function numberRules(db: Db, organ: UnitId | null): Promise<readonly (NumberRule & { version: number })[]> {
  const rows = await own(db).selectFrom('documents_number_rules').selectAll().where('organ', '=', organ ?? ('' as UnitId)).orderBy('prefix').execute()
  return rows.map(({ issuer_mark, ...rule }) => ({ ...rule, issuerMark: issuer_mark }))
}
