import { sql, type RawBuilder } from 'kysely'
import { unitTree } from '#modules/organisation'
import { refuse, type Refused } from '#lib/decision'
import { dayOf } from '#lib/instants'
import type { NamedUnit } from '#lib/signatory'
import { isRefused, type Call, type Db, type Work } from '#platform/act'
import type { Platform } from '../../../../platform/module.ts'
import type { Agency } from '../../core/agencies.ts'
import { actOnLine, sightOf, type LibraryAct, type LibraryKey, type LibraryLine, type LibraryReach } from '../../core/library.ts'
import type { PoolReach } from '../../core/pool-access.ts'
import type { LibraryFilter, LibraryShown, PoolPage } from '../../core/pool-views.ts'
import { asJson, pool, type LibraryRow } from './tables.ts'
import { poolViewer, type PoolLooking } from './viewer.ts'

type At = Pick<Platform, 'runCommand'>

/** A page of the library, the newest first. Of other agencies' problems there is the unit and the day, and no filter or search reaches their words. */
export async function libraryPage(looking: PoolLooking, question: LibraryQuestion): Promise<PoolPage<LibraryShown>> {
  const viewer = await poolViewer(looking)
  const { limit } = question
  const { rows } = await sql<LibraryRow>`${foundBy(viewer, question)}`.execute(looking.db)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  return { lines: page.flatMap((row) => shown(viewer, lineOf(row))), next: rows.length > limit && end ? `${end.listed_on}_${end.key}` : null }
}

export interface LibraryQuestion { readonly filter: LibraryFilter; readonly after: string | null; readonly limit: number }

/** The SQL twin of `sightOf`. One row more than asked for tells whether there are more. */
function foundBy({ agencies, units }: LibraryReach, question: LibraryQuestion): RawBuilder<LibraryRow> {
  const { filter, limit } = question
  const narrowed = narrowing(question)
  const newest = sql`order by listed_on desc, key desc limit ${limit + 1}`
  // For a unit's own people a page of each of their units is read and merged, so that the size of the library does not matter.
  if (agencies.length === 0) {
    return sql`select p.* from unnest(${units}::text[]) u (unit) cross join lateral (select * from inspections_library l where l.unit = u.unit and ${narrowed} ${newest}) p ${newest}`
  }
  // Facts are listed; but whoever asks for words, a kind or a state is answered from what he may read.
  const isAskedOfWords = (filter.q ?? '').trim() !== '' || filter.source !== undefined || filter.kind !== undefined || filter.at !== undefined
  const seen = isAskedOfWords ? sql`(l.agencies && ${agencies}::text[] or l.is_shared or l.unit = any(${units}::text[]))` : sql`true`
  return sql`select * from inspections_library l where ${seen} and ${narrowed} ${newest}`
}

function narrowing({ filter, after }: LibraryQuestion): RawBuilder<unknown> {
  const [, on, key] = /^(\d{4}-\d\d-\d\d)_(.{1,120})$/.exec(after ?? '') ?? []
  return sql.join([
    ...(filter.unit ? [sql`l.unit = ${filter.unit}`] : []), ...(filter.agency ? [sql`l.agency = ${filter.agency}`] : []), ...(filter.source ? [sql`l.source = ${filter.source}`] : []),
    ...(filter.kind ? [sql`l.kind = ${filter.kind}`] : []), ...(filter.at ? [sql`l.at = ${filter.at}`] : []),
    ...(filter.q ?? '').trim().split(/\s+/).filter(Boolean).map((word) => sql`strpos(l.text, ${word}) > 0`),
    ...(on && key ? [sql`(l.listed_on, l.key) < (${on}::date, ${key})`] : []), sql`true`,
  ], sql` and `)
}

function shown(viewer: LibraryReach, line: LibraryLine): readonly LibraryShown[] {
  switch (sightOf(viewer, line)) {
    case 'none': return []
    case 'full': return [{ sight: 'full', isMine: line.agencies.some(({ unit }) => viewer.agencies.includes(unit)), ...line }]
    // What it is called is no name of anything: a key would lead to the inspection.
    case 'fact': return [{ sight: 'fact', key: `${line.unit.unit}-${line.listedOn}-${line.agencies[0]?.unit ?? ''}`, unit: line.unit, agencies: line.agencies, listedOn: line.listedOn }]
  }
}

const lineOf = (row: LibraryRow): LibraryLine => ({
  key: row.key, agencies: row.names, unit: { unit: row.unit, name: row.unit_name }, source: row.source, kind: row.kind, at: row.at, text: row.text, measure: row.measure, dueOn: row.due_on, listedOn: row.listed_on, isShared: row.is_shared, link: row.link,
})

export async function linesByKeys(viewer: Pick<PoolReach, 'agencies' | 'units'>, db: Db, keys: readonly LibraryKey[]): Promise<readonly LibraryShown[]> {
  if (keys.length === 0) return []
  const rows = await pool(db).selectFrom('inspections_library').selectAll().where('key', 'in', [...keys]).orderBy('key').execute()
  return rows.flatMap((row) => shown(viewer, lineOf(row)))
}

/** Lines as an inspection says them; kind and sharing stay as the agencies set them. */
export async function keepInLibrary(db: Db, lines: readonly Omit<LibraryLine, 'kind' | 'isShared'>[]): Promise<void> {
  if (lines.length === 0) return
  await pool(db).insertInto('inspections_library').values(lines.map((line) => rowOf({ ...line, kind: 'unsorted', isShared: false }, 1)))
    .onConflict((conflict) => conflict.column('key').doUpdateSet((is) => ({ at: is.ref('excluded.at'), text: is.ref('excluded.text'), measure: is.ref('excluded.measure'), due_on: is.ref('excluded.due_on') }))).execute()
}

const rowOf = (line: LibraryLine, version: number) => ({
  key: line.key, version, agency: line.agencies[0]!.unit, agencies: line.agencies.map(({ unit }) => unit), names: asJson(line.agencies) as never, unit: line.unit.unit, unit_name: line.unit.name, source: line.source,
  kind: line.kind, at: line.at, text: line.text, measure: line.measure, due_on: line.dueOn, listed_on: line.listedOn, is_shared: line.isShared, link: line.link,
})

export type Noted = Pick<LibraryLine, 'source' | 'kind' | 'text' | 'isShared'> & { readonly agency: Agency['unit']; readonly unit: NamedUnit }

/** 登记问题: what came to light elsewhere, by 信访, 审计 or 巡察. */
export const noteProblem = (platform: At, call: Call, input: Noted): Promise<{ key: string } | Refused> => platform.runCommand(call, async (work) => {
  const viewer = await poolViewer(work)
  const agency = viewer.mine.find(({ unit }) => unit === input.agency)
  if (!agency) return refuse('not-for-agency', { agency: viewer.all.find(({ unit }) => unit === input.agency)?.name ?? '' })
  if (!input.text.trim()) return refuse('problem-words-missing')
  const { units } = await unitTree(work.db, dayOf(work.now))
  const key = `noted:${work.newId()}` as LibraryKey
  const line: LibraryLine = {
    key, agencies: [{ unit: agency.unit, name: agency.name }], unit: { unit: input.unit.unit, name: units.get(input.unit.unit)?.shortName ?? '' }, source: input.source, kind: input.kind, at: 'listed', text: input.text,
    measure: '', dueOn: null, listedOn: dayOf(work.now), isShared: input.isShared, link: null,
  }
  await pool(work.db).insertInto('inspections_library').values(rowOf(line, 1)).execute()
  keepLine(work, { before: null, after: line, version: 0, type: 'problem-noted' })
  return { key }
})

/** 归类, 共享, 销号 by those who found it. */
export const actOnProblem = (platform: At, call: Call, input: { key: LibraryKey; act: LibraryAct }): Promise<{ key: string } | Refused> => platform.runCommand(call, async (work) => {
  const viewer = await poolViewer(work)
  const row = await pool(work.db).selectFrom('inspections_library').selectAll().where('key', '=', input.key).forUpdate().executeTakeFirst()
  if (!row || sightOf(viewer, lineOf(row)) !== 'full') return refuse('not-found')
  const after = actOnLine(lineOf(row), input.act, viewer.agencies)
  if (isRefused(after)) return after
  await pool(work.db).updateTable('inspections_library').set(rowOf(after, row.version + 1)).where('key', '=', row.key).execute()
  keepLine(work, { before: lineOf(row), after, version: row.version, type: `problem-${input.act.type}` })
  return { key: row.key }
})

function keepLine(work: Work, { before, after, version, type }: { before: LibraryLine | null; after: LibraryLine; version: number; type: string }): void {
  work.record({ stream: `inspection-problem:${after.key}`, from: version, events: [{ type, ...after } as { type: string }], before: before && { kind: before.kind, at: before.at, isShared: before.isShared }, after: { kind: after.kind, at: after.at, isShared: after.isShared } })
}
