import type { DistributionGroup, GroupEvent, Person, PersonEvent, Proxy, ProxyEvent, Unit, UnitEvent, UnitProfile, UnitTerm } from './types.ts'
import { earlierEnd } from './dated.ts'
import type { Day } from '#lib/instants'

/** What a stream of events cannot begin with: a bug, never a person's mistake. */
const unbegun = (type: string): never => { throw new RangeError(`a stream cannot begin with ${type}`) }

/** The unit after one more event; `null` before the first. */
export function evolveUnit(state: Unit | null, event: UnitEvent): Unit {
  if (event.type === 'unit-established') {
    return { id: event.id, version: 1, closing: null, posts: [], terms: [{ fromOn: event.fromOn, untilOn: null, profile: event.profile }] }
  }
  if (!state) return unbegun(event.type)
  const next = { ...state, version: state.version + 1 }
  switch (event.type) {
    case 'unit-changed': return { ...next, terms: withTerm(state.terms, event.fromOn, event.changes) }
    case 'issuer-registered': return { ...next, terms: withTerm(state.terms, event.fromOn, { issuer: event.issuer }) }
    case 'unit-corrected': return { ...next, terms: [...state.terms.slice(0, -1), corrected(state.terms.at(-1)!, event.changes)] }
    case 'unit-merged': return closed(next, event.on, event.into)
    case 'unit-abolished': return closed(next, event.on, null)
    case 'post-added': return { ...next, posts: [...state.posts, event.post] }
    case 'post-changed': {
      const { roles, seats, rank, oversees } = event
      return { ...next, posts: state.posts.map((post) => (post.id === event.post ? { ...post, roles, seats, rank, oversees } : post)) }
    }
    case 'post-abolished': return { ...next, posts: state.posts.map((post) => (post.id === event.post ? { ...post, untilOn: event.on } : post)) }
  }
}

const corrected = (term: UnitTerm, changes: Partial<UnitProfile>): UnitTerm => ({ ...term, profile: { ...term.profile, ...changes } })

function withTerm(terms: readonly UnitTerm[], fromOn: Day, changes: Partial<UnitProfile>): readonly UnitTerm[] {
  const last = terms.at(-1)!
  // A change on the very day a term began refines that term; there is no term of no days.
  if (last.fromOn === fromOn) return [...terms.slice(0, -1), corrected(last, changes)]
  return [...terms.slice(0, -1), { ...last, untilOn: fromOn }, { fromOn, untilOn: null, profile: { ...last.profile, ...changes } }]
}

const closed = (unit: Unit, on: Day, mergedInto: Unit['id'] | null): Unit => ({
  ...unit,
  closing: { on, mergedInto },
  terms: [...unit.terms.slice(0, -1), { ...unit.terms.at(-1)!, untilOn: on }],
  posts: unit.posts.map((post) => ({ ...post, untilOn: earlierEnd(post.untilOn, on) })),
})

export function evolvePerson(state: Person | null, event: PersonEvent): Person {
  if (event.type === 'person-added') return { id: event.id, version: 1, profile: event.profile, appointments: [] }
  if (!state) return unbegun(event.type)
  const next = { ...state, version: state.version + 1 }
  switch (event.type) {
    case 'person-changed': return { ...next, profile: event.profile }
    case 'appointed': return { ...next, appointments: [...state.appointments, event.appointment] }
    case 'appointment-ended':
      return { ...next, appointments: state.appointments.map((one) => (one.id === event.appointment ? { ...one, untilOn: event.on } : one)) }
  }
}

export function evolveProxy(state: Proxy | null, event: ProxyEvent): Proxy {
  if (event.type === 'proxy-granted') return { ...event.proxy, version: 1, endedOn: null }
  if (!state) return unbegun(event.type)
  return { ...state, version: state.version + 1, endedOn: event.endedOn }
}

export function evolveGroup(state: DistributionGroup | null, event: GroupEvent): DistributionGroup {
  if (event.type === 'group-named') return { id: event.id, version: 1, retired: false, ...event.content }
  if (!state) return unbegun(event.type)
  const next = { ...state, version: state.version + 1 }
  switch (event.type) {
    case 'group-changed': return { ...next, ...event.content }
    case 'group-retired': return { ...next, retired: true }
  }
}

/** Folds events onto a state. */
export const fold = <State, Event>(evolve: (state: State | null, event: Event) => State, state: State | null, events: readonly Event[]): State | null =>
  events.reduce<State | null>((at, event) => evolve(at, event), state)
