import { refuse, type Refused } from '#lib/decision'
import type { Call, Db } from '#platform/act'
import type { Platform } from '../../../platform/module.ts'
import { maySupervise } from '../core/access.ts'
import type { SupervisionRefusal } from '../core/refusals.ts'
import { shippedCategories, type Category, type CategoryCode } from '../core/sources.ts'
import { json, own } from './tables.ts'
import { viewerOf } from './viewer.ts'

/** Every category of the office: those shipped, as the office changed them, and its own. */
export async function categoriesOf(db: Db): Promise<readonly Category[]> {
  const rows = await own(db).selectFrom('supervision_categories').selectAll().orderBy('position').orderBy('code').execute()
  const kept = new Map(rows.map(({ code, source, name, terms, rhythm, retired }): readonly [string, Category] => [code, { code, source, name, terms, rhythm, retired }]))
  return [...shippedCategories.map((one) => kept.get(one.code) ?? one), ...[...kept.values()].filter(({ code }) => !shippedCategories.some((one) => one.code === code))]
}

export const categoryOf = async (db: Db, code: CategoryCode): Promise<Category | null> => (await categoriesOf(db)).find((one) => one.code === code) ?? null

/** Adds a category or changes one; its code and source stay, for items carry them. */
export const setCategory = (platform: Pick<Platform, 'runCommand'>, call: Call, input: Category): Promise<{ code: string } | Refused<SupervisionRefusal>> =>
  platform.runCommand(call, async (work) => {
    if (!maySupervise(await viewerOf(work))) return refuse('not-for-supervision-office')
    const { code, source, name, terms, rhythm, retired } = input
    const before = await categoryOf(work.db, code)
    if (before && before.source !== source) return refuse('category-taken', { code })
    const row = await own(work.db).selectFrom('supervision_categories').select(['version', 'position']).where('code', '=', code).forUpdate().executeTakeFirst()
    const values = { code, source, name, retired, terms: json(terms) as never, rhythm: json(rhythm) as never, version: (row?.version ?? 0) + 1, position: row?.position ?? (await categoriesOf(work.db)).length }
    await own(work.db).insertInto('supervision_categories').values(values).onConflict((conflict) => conflict.column('code').doUpdateSet(values)).execute()
    work.record({ stream: `supervision-category:${code}`, from: row?.version ?? 0, events: [{ type: 'category-set' }], before, after: input })
    return { code }
  })
