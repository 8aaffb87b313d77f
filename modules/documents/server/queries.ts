import { sql, type RawBuilder } from 'kysely'
import { peopleByIds, unitTree } from '#modules/organisation'
import type { UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { refuse, type Refused } from '#lib/decision'
import type { Db } from '#platform/act'
import { officeRoles, organsWith, receivingRoles, unitRoles, unitsWith, type Viewer } from '../core/access.ts'
import type { DocumentId } from '../core/content.ts'
import type { DocKind } from '../core/kinds.ts'
import { dispatchedStages, endedStages } from '../core/rules.ts'
import type { At } from '../core/types.ts'
import type { DocumentLine, Page } from '../core/views.ts'
import { own, type DocumentRow } from './tables.ts'

/** What a list may be narrowed by. */
export interface DocumentFilter {
  readonly kind?: DocKind | undefined
  readonly at?: At | undefined
  readonly unit?: UnitId | undefined
  readonly year?: number | undefined
  /** Words of the title, all of which must be there, or a number. */
  readonly q?: string | undefined
  /** Only the viewer's own. */
  readonly mine?: boolean | undefined
  readonly returned?: boolean | undefined
  /** Still on somebody's desk (在办). */
  readonly running?: boolean | undefined
  /** Sent out and in force (已发), ready for the archive or not. */
  readonly dispatched?: boolean | undefined
}

type Ways = readonly { readonly from: RawBuilder<unknown>; readonly where: RawBuilder<boolean> }[]

/**
 * The ways by which a viewer comes to see documents: the SQL twin of `maySee`, one index walked from its newest end for each.
 * No way for administrators and for callers who are no person.
 */
export function waysToSee(viewer: Viewer): Ways {
  return [...waysToFollow(viewer), ...organsWith(viewer, receivingRoles).map((organ) => (
    { from: sql`documents_receipts r join documents_documents d on d.id = r.document`, where: sql<boolean>`r.receiver = ${organ} and r.at <> 'recalled'` }))]
}

/** The SQL twin of `mayFollow`. */
function waysToFollow(viewer: Viewer): Ways {
  if (viewer.admin !== null || viewer.person === null) return []
  const people = [viewer.person, ...viewer.standsInFor]
  const documents = sql`documents_documents d`
  const ways: { from: RawBuilder<unknown>; where: RawBuilder<boolean> }[] = people.flatMap((person) => [
    { from: documents, where: sql<boolean>`d.drafter = ${person}` },
    { from: sql`documents_participants p join documents_documents d on d.id = p.document`, where: sql<boolean>`p.person = ${person}` },
  ])
  for (const unit of unitsWith(viewer, unitRoles)) ways.push({ from: documents, where: sql<boolean>`d.submitted and d.drafting_unit = ${unit}` })
  for (const organ of organsWith(viewer, officeRoles)) ways.push({ from: documents, where: sql<boolean>`d.submitted and d.handling_organ = ${organ}` }, { from: documents, where: sql<boolean>`d.submitted and d.issuing_organ = ${organ}` })
  return ways
}

/** Whether the viewer sees this document, asked of the database. */
export const isVisible = (db: Db, viewer: Viewer, id: DocumentId): Promise<boolean> => leadsTo(db, waysToSee(viewer), id)

/** Whether the viewer may follow how this document came about, asked of the database. */
export const isFollowed = (db: Db, viewer: Viewer, id: DocumentId): Promise<boolean> => leadsTo(db, waysToFollow(viewer), id)

async function leadsTo(db: Db, ways: Ways, id: DocumentId): Promise<boolean> {
  if (!ways.length) return false
  const { rows } = await sql`${sql.join(ways.map(({ from, where }) => sql`(select 1 from ${from} where d.id = ${id} and ${where} limit 1)`), sql` union all `)} limit 1`.execute(db)
  return rows.length > 0
}

/** The newest documents the viewer sees, page by page. Each way is cut to one page before they are merged, so that the size of the house does not matter. */
export async function listDocuments(db: Db, viewer: Viewer, { filter, after, limit, day }: { filter: DocumentFilter; after: string | null; limit: number; day: Day }): Promise<Page<DocumentLine>> {
  const ways = filter.mine ? waysToSee(viewer).slice(0, 1) : waysToSee(viewer)
  if (!ways.length) return { lines: [], next: null }
  const wanted = sql.join([...conditions(filter), ...(after ? [sql`d.id < ${after}`] : []), sql`true`], sql` and `)
  const found = ways.map(({ from, where }) => sql`(select d.id from ${from} where ${where} and ${wanted} order by d.id desc limit ${limit + 1})`)
  const { rows } = await sql<{ id: DocumentId }>`select id from (${sql.join(found, sql` union `)}) as seen order by id desc limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit).map((row) => row.id)
  return { lines: await linesOf(db, page, day), next: rows.length > limit ? page.at(-1)! : null }
}

/** The whole list as filtered, in its order, for a file; refused when it is longer than a file should be. */
export async function wholeList(db: Db, viewer: Viewer, { filter, limit, day }: { filter: DocumentFilter; limit: number; day: Day }): Promise<readonly DocumentLine[] | Refused<'export-too-large'>> {
  const page = await listDocuments(db, viewer, { filter, after: null, limit, day })
  return page.next === null ? page.lines : refuse('export-too-large', { limit })
}

// Written out, not bound: the planner takes a partial index (migration 0002) only where it reads the index's own condition.
const stages = (wanted: readonly At[]) => sql.join(wanted.map((at) => sql.lit(at)))
const isRunning = sql`d.at not in (${stages(endedStages)})`
const isDispatched = sql`d.at in (${stages(dispatchedStages)})`

function conditions({ kind, at, unit, year, q, returned, running, dispatched }: DocumentFilter): readonly RawBuilder<unknown>[] {
  return [
    ...(kind ? [sql`d.kind = ${kind}`] : []), ...(at ? [sql`d.at = ${at}`] : []), ...(unit ? [sql`(d.drafting_unit = ${unit} or d.issuing_organ = ${unit})`] : []),
    ...(year ? [sql`extract(year from coalesce(d.doc_date, (d.created_at at time zone 'Asia/Shanghai')::date)) = ${year}`] : []), ...(returned ? [sql`d.returned`] : []),
    ...(running ? [isRunning] : []), ...(dispatched ? [isDispatched] : []),
    ...(q ?? '').trim().split(/\s+/).filter(Boolean).map((word) => sql`(strpos(d.title, ${word}) > 0 or strpos(coalesce(d.number, ''), ${word}) > 0)`),
  ]
}

/** Documents as lines, in the order asked for. */
export async function linesOf(db: Db, ids: readonly DocumentId[], day: Day): Promise<readonly DocumentLine[]> {
  if (!ids.length) return []
  const rows = await own(db).selectFrom('documents_documents').select(LINE_COLUMNS).where('id', 'in', ids).execute()
  const tree = await unitTree(db, day)
  const people = await peopleByIds(db, [...new Set(rows.map((row) => row.drafter))], day)
  const byId = new Map(rows.map((row) => [row.id, {
    id: row.id, at: row.at, kind: row.kind, title: row.title, urgency: row.urgency, number: row.number, docDate: row.doc_date, returned: row.returned,
    changedAt: row.changed_at, issuedAt: row.issued_at, drafterName: people.get(row.drafter)?.name ?? '', draftingUnitName: tree.units.get(row.drafting_unit)?.shortName ?? '',
    issuingOrganName: row.issuing_organ ? tree.units.get(row.issuing_organ)?.shortName ?? '' : null,
  } satisfies DocumentLine]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

const LINE_COLUMNS = ['id', 'at', 'kind', 'title', 'urgency', 'number', 'doc_date', 'drafter', 'drafting_unit', 'issuing_organ', 'returned', 'changed_at', 'issued_at'] as const satisfies readonly (keyof DocumentRow)[]

/** 发文登记簿: what the viewer's organs sent out, the newest first. */
export async function issuedRegister(db: Db, viewer: Viewer, { filter, after, limit, day }: { filter: Pick<DocumentFilter, 'year' | 'kind' | 'q'>; after: string | null; limit: number; day: Day }): Promise<Page<DocumentLine>> {
  const organs = organsWith(viewer, officeRoles)
  if (!organs.length) return { lines: [], next: null }
  const [at, id] = after?.split(' ') ?? []
  const wanted = sql.join([...conditions(filter), ...(at && id ? [sql`(d.issued_at, d.id) < (${at}::timestamptz, ${id})`] : []), sql`true`], sql` and `)
  const { rows } = await sql<{ id: DocumentId; issued_at: string }>`
    select d.id, d.issued_at from documents_documents d
    where d.handling_organ = any(${organs}) and d.issued_at is not null and ${wanted}
    order by d.issued_at desc, d.id desc limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { lines: await linesOf(db, page.map((row) => row.id), day), next: rows.length > limit && last ? `${last.issued_at} ${last.id}` : null }
}

/** The whole register as filtered, for a file; refused when it is longer than a file should be. */
export async function wholeRegister(db: Db, viewer: Viewer, { filter, limit, day }: { filter: Pick<DocumentFilter, 'year' | 'kind' | 'q'>; limit: number; day: Day }): Promise<readonly DocumentLine[] | Refused<'export-too-large'>> {
  const page = await issuedRegister(db, viewer, { filter, after: null, limit, day })
  return page.next === null ? page.lines : refuse('export-too-large', { limit })
}
