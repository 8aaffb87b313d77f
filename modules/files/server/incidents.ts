import { newsType, type Work } from '#platform/act'
import { addMinutes } from '#lib/instants'
import { refuse, type Refused } from '#lib/decision'
import type { Fingerprint } from '#engines/wording'
import type { Db } from '#platform/act'
import type { Job } from '../../../platform/module.ts'
import type { IncidentRow as ListedIncident } from '../contract.ts'
import { incidents } from '../core/decide-incident.ts'
import type { IncidentRefusal } from '../core/refusals.ts'
import type { Incident, IncidentCommand, IncidentId, IncidentState, Sign } from '../core/types.ts'
import { own, type IncidentRow } from './tables.ts'

/** Classified content was found and isolated; the secrecy officer is to be told at once. */
export const classifiedFound = newsType<{ incident: IncidentId }>('files.classified-found')
/** A secrecy incident's 24 hours are running out (four hours before) or over, and nobody has noted a report. */
export const incidentDue = newsType<{ incident: IncidentId; isOverdue: boolean }>('files.incident-due')

const WARN_MINUTES_BEFORE = 4 * 60
const DUE_JOB = 'files.incident-due'

/** Opens the incident of an isolated file and starts its clock. */
export async function openIncident(work: Work, found: { sign: Sign; sha256: string; sm3: string; fingerprints: readonly Fingerprint[] }): Promise<Incident> {
  const id = work.newId<'incident'>()
  const incident = fold({ at: 'none' }, { type: 'open', id, now: work.now, sign: found.sign, sha256: found.sha256 })
  if ('kind' in incident) throw new Error(`a new incident was refused: ${incident.code}`)
  const { state, events } = incident
  await own(work.db).insertInto('files_incidents').values({
    id, version: state.version, state: 'open', sign: found.sign, account: work.actor.account, person: work.actor.person, who: work.actor.name,
    sha256: found.sha256, sm3: found.sm3, fingerprints: found.fingerprints, opened_at: state.openedAt, due_at: state.dueAt,
    reported_at: null, reported_by: null, closed_at: null, closed_by: null, outcome: null,
  }).execute()
  work.record({ stream: `incident:${id}`, from: 0, events })
  work.tell(classifiedFound, { incident: id })
  for (const [isOverdue, at] of [[false, addMinutes(state.dueAt, -WARN_MINUTES_BEFORE)], [true, state.dueAt]] as const) {
    work.later({ job: DUE_JOB, at, key: `${id}:${isOverdue}`, data: { incident: id, isOverdue } })
  }
  return state
}

/** Reports or closes an incident from the version that the officer saw. */
export async function changeIncident(work: Work, at: { id: IncidentId; version: number }, command: Exclude<IncidentCommand, { type: 'open' }>): Promise<{ id: IncidentId; version: number } | Refused<IncidentRefusal | 'changed-meanwhile'>> {
  const row = await own(work.db).selectFrom('files_incidents').selectAll().where('id', '=', at.id).forUpdate().executeTakeFirst()
  if (row && row.version !== at.version) return refuse('changed-meanwhile')
  const before = row ? stateOf(row) : { at: 'none' as const }
  const outcome = fold(before, command)
  if ('kind' in outcome) return outcome
  const { state, events } = outcome
  const closed = state.at === 'closed' ? { closed_at: state.closedAt, closed_by: state.closedBy, outcome: state.outcome } : {}
  const reported = state.at === 'open' ? {} : { reported_at: state.reportedAt, reported_by: state.reportedBy }
  await own(work.db).updateTable('files_incidents').set({ state: state.at, version: state.version, ...reported, ...closed }).where('id', '=', at.id).execute()
  work.record({ stream: `incident:${at.id}`, from: at.version, events, before, after: state })
  return { id: at.id, version: state.version }
}

/** The content of an incident that ended as harmless, if a file of ours had it: that file may be read again. */
export async function harmlessContent(db: Db, id: IncidentId): Promise<string | null> {
  const row = await own(db).selectFrom('files_incidents').innerJoin('files_files', 'files_files.sha256', 'files_incidents.sha256').select('files_incidents.sha256')
    .where('files_incidents.id', '=', id).where('outcome', '=', 'not-classified').executeTakeFirst()
  return row?.sha256 ?? null
}

/** The list that the secrecy officer works through, the next deadline first. */
export async function listIncidents(db: Db, isClosed: boolean): Promise<readonly ListedIncident[]> {
  const rows = await own(db).selectFrom('files_incidents').selectAll()
    .where('state', isClosed ? '=' : '<>', 'closed').orderBy('opened_at', isClosed ? 'desc' : 'asc').limit(500).execute()
  return rows.map((row) => ({
    id: row.id, version: row.version, at: row.state, openedAt: row.opened_at, dueAt: row.due_at, sign: row.sign, who: row.who, sm3: row.sm3,
    reportedAt: row.reported_at, closedAt: row.closed_at, outcome: row.outcome,
  }))
}

/** The clock's ticks: news only while nobody has noted a report. */
export const incidentJob: Job = {
  name: DUE_JOB,
  async run(work, data) {
    const { incident, isOverdue } = data as { incident: IncidentId; isOverdue: boolean }
    const row = await own(work.db).selectFrom('files_incidents').select('state').where('id', '=', incident).executeTakeFirst()
    if (row?.state === 'open') work.tell(incidentDue, { incident, isOverdue })
  },
}

function fold(before: IncidentState, command: IncidentCommand) {
  const decision = incidents.decide(before, command)
  if (decision.kind === 'refused') return decision
  const state = decision.events.reduce(incidents.evolve, before)
  if (state.at === 'none') throw new Error('an accepted command left no incident')
  return { state, events: decision.events }
}

function stateOf(row: IncidentRow): Incident {
  const opened = { id: row.id, version: row.version, openedAt: row.opened_at, dueAt: row.due_at }
  switch (row.state) {
    case 'open': return { ...opened, at: 'open' }
    case 'reported': return { ...opened, at: 'reported', reportedAt: row.reported_at!, reportedBy: row.reported_by! }
    case 'closed': return { ...opened, at: 'closed', reportedAt: row.reported_at, reportedBy: row.reported_by, closedAt: row.closed_at!, closedBy: row.closed_by!, outcome: row.outcome! }
  }
}
