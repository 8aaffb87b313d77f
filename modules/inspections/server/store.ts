import { sql } from 'kysely'
import type { WorkCalendar } from '#engines/workdays'
import { dayOf } from '#lib/instants'
import { signedName } from '#lib/signatory'
import type { Db, Work } from '#platform/act'
import { wakeAt } from '../core/deadlines.ts'
import { authorOf, countsOf, ledgerOf, partiesOf, sortKeyOf } from '../core/rows.ts'
import type { Inspection, InspectionEvent, InspectionId, Present } from '../core/types.ts'
import { json, own, type InspectionRow } from './tables.ts'

export type Stored = Pick<InspectionRow, 'id' | 'version' | 'state'>
const stored = ['id', 'version', 'state'] as const

/** An inspection as it stands; null when there is none. Asks nobody's leave. */
export const inspectionOf = async (db: Db, id: InspectionId): Promise<Stored | null> =>
  (await own(db).selectFrom('inspections_inspections').select(stored).where('id', '=', id).executeTakeFirst()) ?? null

/** An inspection for changing: no other command changes it before this one has committed. */
export const lockInspection = async (db: Db, id: InspectionId): Promise<Stored | null> =>
  (await own(db).selectFrom('inspections_inspections').select(stored).where('id', '=', id).forUpdate().executeTakeFirst()) ?? null

export interface Change { readonly before: Inspection; readonly after: Present; readonly version: number; readonly events: readonly InspectionEvent[] }

/** Writes what happened: the inspection, everything that lists and ledgers read of it, and the journal, in the same act. */
export async function saveInspection(work: Work, { before, after, version, events }: Change, calendar: WorkCalendar): Promise<void> {
  const { plan } = after
  const { problems, problemsOpen } = countsOf(after)
  const row = {
    version: version + events.length, state: json(after) as never, at: after.at, method: plan.method, is_covert: plan.isCovert, theme: plan.theme, number: 'number' in after ? after.number : null, lead: plan.lead.unit, basis: plan.basis.subject,
    from_on: plan.from, to_on: plan.to, problems, problems_open: problemsOpen, sort_key: sortKeyOf(after), created_at: after.draftedAt, wake_at: wakeAt(after, calendar),
  }
  if (before.at === 'absent') await own(work.db).insertInto('inspections_inspections').values({ id: after.id, ...row }).execute()
  else await own(work.db).updateTable('inspections_inspections').set(row).where('id', '=', after.id).execute()
  if (events.length === 0) return
  await saveParties(work, before, after)
  await saveTargets(work, before, after)
  await saveProblems(work, before, after)
  await own(work.db).insertInto('inspections_thread').values(events.map((event, index) => {
    const { by, at } = authorOf(event)
    return { inspection: after.id, number: version + index + 1, at, by_person: by?.person ?? null, by_name: signedName(by), unit_name: by?.unitName ?? '', type: event.type, event: json(event) as never }
  })).execute()
  work.record({ stream: `inspection:${after.id}`, from: version, events, onBehalfOf: authorOf(events[0]!).by?.onBehalfOf?.person ?? null, before: auditOf(before), after: auditOf(after) })
}

// The audit shows where an inspection stood, and never what was found.
const auditOf = (inspection: Inspection) => (inspection.at === 'absent' ? null : {
  at: inspection.at, number: 'number' in inspection ? inspection.number : null, problems: 'problems' in inspection ? inspection.problems.map(({ number, at }) => ({ number, at })) : [],
})

async function saveParties(work: Work, before: Inspection, after: Present): Promise<void> {
  const shown = (inspection: Present) => partiesOf(inspection).map((party) => ({ inspection: inspection.id, ...party, sort_key: sortKeyOf(inspection) }))
  const rows = shown(after)
  if (before.at !== 'absent' && JSON.stringify(shown(before)) === JSON.stringify(rows)) return
  await own(work.db).deleteFrom('inspections_parties').where('inspection', '=', after.id).execute()
  await own(work.db).insertInto('inspections_parties').values(rows).execute()
}

/** Whom a plan wants to visit; nobody once it was cancelled. */
async function saveTargets(work: Work, before: Inspection, after: Present): Promise<void> {
  const rowsOf = ({ id, at, plan }: Present) => (at === 'cancelled' ? [] : plan.targets).map(({ unit }) => ({ inspection: id, unit, from_on: plan.from, to_on: plan.to }))
  const rows = rowsOf(after)
  if (before.at !== 'absent' && JSON.stringify(rowsOf(before)) === JSON.stringify(rows)) return
  await own(work.db).deleteFrom('inspections_targets').where('inspection', '=', after.id).execute()
  if (rows.length > 0) await own(work.db).insertInto('inspections_targets').values(rows).execute()
}

async function saveProblems(work: Work, before: Inspection, after: Present): Promise<void> {
  const was = before.at === 'absent' ? [] : ledgerOf(before).map((row) => JSON.stringify(row))
  const changed = ledgerOf(after).filter((row, index) => JSON.stringify(row) !== was[index])
  for (const { number, unit, at, description, measure, dueOn, returns, resolvedOn, handedOutOn } of changed) {
    const row = { unit, lead: after.plan.lead.unit, at, description, measure, due_on: dueOn, handed_out_on: handedOutOn, resolved_on: resolvedOn, returns }
    await own(work.db).insertInto('inspections_problems').values({ inspection: after.id, number, ...row }).onConflict((conflict) => conflict.columns(['inspection', 'number']).doUpdateSet(row)).execute()
  }
}

/** The next number of the year, e.g. 临督查〔2026〕3号; its counter stays locked until the commit. */
export async function takeNumber(work: Work, prefix: string): Promise<string> {
  const year = Number(dayOf(work.now).slice(0, 4))
  const { rows: [counter] } = await sql<{ last: number }>`
    insert into inspections_counters (year, last) values (${year}, 1) on conflict (year) do update set last = inspections_counters.last + 1 returning last`.execute(work.db)
  return `${prefix}〔${year}〕${counter!.last}号`
}
