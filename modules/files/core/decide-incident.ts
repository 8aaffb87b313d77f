import { accept, refuse, type Decider, type Decision } from '#lib/decision'
import { addMinutes } from '#lib/instants'
import type { IncidentRefusal } from './refusals.ts'
import type { IncidentCommand, IncidentEvent, IncidentState } from './types.ts'

/** 条例 第三十一条; 保密法 第五十七条: what may have leaked is reported at once, at the latest within 24 hours. */
export const REPORT_WITHIN_MINUTES = 24 * 60

/** What becomes of a secrecy incident: opened by the system, reported and closed by the secrecy officer. */
export function decideIncident(state: IncidentState, command: IncidentCommand): Decision<IncidentEvent, IncidentRefusal> {
  switch (command.type) {
    case 'open': {
      const { id, now, sign, sha256 } = command
      return state.at === 'none'
        ? accept({ type: 'incident-opened', id, openedAt: now, dueAt: addMinutes(now, REPORT_WITHIN_MINUTES), sign, sha256 })
        : refuse('incident-known')
    }
    case 'report':
      if (state.at === 'none') return refuse('no-such-incident')
      return state.at === 'open' ? accept({ type: 'incident-reported', by: command.by, reportedAt: command.now }) : refuse('already-reported')
    case 'close':
      if (state.at === 'none') return refuse('no-such-incident')
      if (state.at === 'closed') return refuse('incident-closed')
      // What becomes of a real carrier is decided under the 保密行政管理部门, which must therefore know of it first.
      if (state.at === 'open' && command.outcome !== 'not-classified') return refuse('not-reported')
      return accept({ type: 'incident-closed', by: command.by, closedAt: command.now, outcome: command.outcome })
  }
}

/** The incident after an event. */
export function evolveIncident(state: IncidentState, event: IncidentEvent): IncidentState {
  if (event.type === 'incident-opened') return { at: 'open', id: event.id, version: 1, openedAt: event.openedAt, dueAt: event.dueAt }
  if (state.at === 'none') return state
  const { id, openedAt, dueAt } = state
  const kept = { id, openedAt, dueAt, version: state.version + 1 }
  switch (event.type) {
    case 'incident-reported': return { ...kept, at: 'reported', reportedAt: event.reportedAt, reportedBy: event.by }
    case 'incident-closed': {
      const reported = state.at === 'open' ? { reportedAt: null, reportedBy: null } : { reportedAt: state.reportedAt, reportedBy: state.reportedBy }
      return { ...kept, ...reported, at: 'closed', closedAt: event.closedAt, closedBy: event.by, outcome: event.outcome }
    }
  }
}

export const incidents: Decider<IncidentState, IncidentCommand, IncidentEvent, IncidentRefusal> = {
  initial: { at: 'none' },
  decide: decideIncident,
  evolve: evolveIncident,
  invariants: [
    (state) => state.at === 'closed' && state.outcome !== 'not-classified' && state.reportedAt === null ? 'a real carrier was dealt with unreported' : null,
  ],
}
