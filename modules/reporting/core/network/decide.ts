import { accept, refuse, type Decision } from '#lib/decision'
import type { NetworkRefusal } from './refusals.ts'
import { pointRoleWords } from './three.ts'
import type { Holding, Point, PointCommand, PointEvent, PointGiven, PointState, Seat } from './types.ts'

type Answer = Decision<PointEvent, NetworkRefusal>

/** What becomes of a point when somebody changes the register; every change is dated and kept (R27). */
export function decidePoint(state: PointState, command: PointCommand, given: PointGiven): Answer {
  const { keeps, isOwn, actor: by, now: at } = given
  if (!keeps && !(isOwn && isOfPeople(command))) return refuse('not-for-network-keeper')
  if (command.type === 'register') return state.at !== 'absent' ? refuse('point-exists', { point: state.name }) : accept({ ...withoutType(command), type: 'point-registered', by, at })
  if (state.at === 'absent') return refuse('point-closed', { point: '' })
  if (state.at === 'closed') return refuse('point-closed', { point: state.name })
  switch (command.type) {
    case 'rename': return accept({ type: 'point-renamed', name: command.name, was: state.name, by, at })
    case 'appoint': return appointed(state, command, given)
    case 'relieve': return relieved(state, command, given)
    case 'close': return command.reason.trim() === '' ? refuse('network-reason-missing') : accept({ type: 'point-closed', on: command.on, reason: command.reason, by, at })
  }
}

const isOfPeople = ({ type }: PointCommand): boolean => type === 'appoint' || type === 'relieve'
const withoutType = ({ id, level, unit, name, parent, on }: Extract<PointCommand, { type: 'register' }>) => ({ id, level, unit, name, parent, on })

/** Who sits on a seat now. */
export const holderOf = ({ holdings }: Pick<Point, 'holdings'>, seat: Seat): Holding | null => holdings.find((one) => isSameSeat(one, seat)) ?? null
export const isSameSeat = (one: Seat, other: Seat): boolean => one.role === other.role && one.isSubstitute === other.isSubstitute

// R28: exactly three roles, one first holder each. Whoever is given a seat follows the one before from that day on.
function appointed(state: Point, { role, isSubstitute, person, name, phone, on }: Extract<PointCommand, { type: 'appoint' }>, { actor: by, now: at, people }: PointGiven): Answer {
  if (!people.includes(person)) return refuse('holder-without-post', { person: name })
  const before = holderOf(state, { role, isSubstitute })
  if (before?.person === person) return before.phone === phone ? refuse('role-held-already', { person: name, role: pointRoleWords[role] }) : accept({ type: 'role-phone-changed', role, isSubstitute, person, name, phone, was: before.phone, by, at })
  if (holderOf(state, { role, isSubstitute: !isSubstitute })?.person === person) return refuse('substitute-of-himself', { person: name, role: pointRoleWords[role] })
  if (before && on < before.fromOn) return refuse('role-before-former', { on: before.fromOn })
  return accept({ type: 'role-given', role, isSubstitute, person, name, phone, on, before: before && { person: before.person, name: before.name }, by, at })
}

function relieved(state: Point, { role, isSubstitute, on, reason }: Extract<PointCommand, { type: 'relieve' }>, { actor: by, now: at }: PointGiven): Answer {
  const before = holderOf(state, { role, isSubstitute })
  if (!before) return refuse('role-unheld', { role: pointRoleWords[role] })
  if (on < before.fromOn) return refuse('role-before-former', { on: before.fromOn })
  return accept({ type: 'role-ended', role, isSubstitute, person: before.person, name: before.name, on, reason, by, at })
}

/** Total: a fact that does not fit leaves the state as it is. */
export function evolvePoint(state: PointState, event: PointEvent): PointState {
  if (event.type === 'point-registered') return { at: 'active', id: event.id, level: event.level, unit: event.unit, name: event.name, parent: event.parent, fromOn: event.on, untilOn: null, holdings: [] }
  if (state.at === 'absent') return state
  switch (event.type) {
    case 'point-renamed': return { ...state, name: event.name }
    case 'role-given': {
      const { role, isSubstitute, person, name, phone, on: fromOn } = event
      return { ...state, holdings: [...state.holdings.filter((one) => !isSameSeat(one, event)), { role, isSubstitute, person, name, phone, fromOn }] }
    }
    case 'role-phone-changed': return { ...state, holdings: state.holdings.map((one) => (isSameSeat(one, event) ? { ...one, phone: event.phone } : one)) }
    case 'role-ended': return { ...state, holdings: state.holdings.filter((one) => !isSameSeat(one, event)) }
    case 'point-closed': return { ...state, at: 'closed', untilOn: event.on, holdings: [] }
  }
}
