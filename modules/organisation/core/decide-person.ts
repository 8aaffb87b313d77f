import type { OfficeRole } from '#lib/contract'
import { accept, refuse, type Decision, type Refused } from '#lib/decision'
import type { PersonId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { mostAtOnce, overlaps, type Span } from './dated.ts'
import { evolvePerson, fold } from './evolve.ts'
import type { PersonRefusal, UnitRefusal } from './refusals.ts'
import { isMobile, isPersonName, isPostOpen, mayHoldTogether } from './rules.ts'
import type { Appointment, AppointmentId, Person, PersonCommand, PersonEvent, PersonProfile, Post } from './types.ts'

/** What must be known besides the person. */
export interface PersonFacts {
  /** Another person of this name and mobile, if there is one. */
  readonly namesake: PersonId | null
  /** The post asked for, and who else holds it. */
  readonly post: Post | null
  readonly holders: readonly Span[]
  /** Roles of the posts this person holds, by post. */
  readonly rolesOf: Readonly<Record<string, readonly OfficeRole[]>>
  /** Two unused ids: for the new appointment, and for the old main one going on beside it. */
  readonly freshIds: readonly [AppointmentId, AppointmentId]
}

type Refusal = PersonRefusal | Extract<UnitRefusal, 'post-not-found' | 'post-closed' | 'change-reason-missing'>
type Answer = Decision<PersonEvent, Refusal>
type Command<Type extends PersonCommand['type']> = Extract<PersonCommand, { type: Type }>

/** Whether the person may change so. An appointment ends; it is never deleted or moved, so that old records keep the old unit (R116). */
export function decidePerson(state: Person | null, command: PersonCommand, facts: PersonFacts): Answer {
  if (command.type === 'add-person') return wrongProfile(command.profile, facts) ?? accept({ type: 'person-added', id: command.id, profile: command.profile })
  if (!state) return refuse('person-not-found')
  switch (command.type) {
    case 'change-person': return wrongProfile(command.profile, facts) ?? accept({ type: 'person-changed', profile: command.profile })
    case 'appoint': return appoint(state, command, facts)
    case 'end-appointment': return end(state, command)
    case 'move-person': return move(state, command, facts)
  }
}

function wrongProfile(profile: PersonProfile, { namesake }: PersonFacts): Refused<Refusal> | null {
  if (!isPersonName(profile.name)) return refuse('person-name-wrong', { name: profile.name })
  if (!isMobile(profile.mobile)) return refuse('person-mobile-wrong')
  return namesake === null ? null : refuse('person-known', { name: profile.name })
}

function end(state: Person, command: Command<'end-appointment'>): Answer {
  const held = state.appointments.find((one) => one.id === command.appointment)
  if (!held) return refuse('appointment-not-found')
  if (held.untilOn !== null && held.untilOn <= command.on) return refuse('appointment-ended-already', { on: held.untilOn })
  if (command.on < held.fromOn) return refuse('appointment-end-too-early', { on: held.fromOn })
  if (!command.reason.trim()) return refuse('change-reason-missing')
  return accept({ type: 'appointment-ended', appointment: held.id, on: command.on, reason: command.reason })
}

function move(state: Person, command: Command<'move-person'>, facts: PersonFacts): Answer {
  if (command.leaving.length === 0) return refuse('nothing-left')
  const ended: PersonEvent[] = []
  for (const appointment of command.leaving) {
    const answer = end(state, { type: 'end-appointment', appointment, on: command.on, reason: command.reason })
    if (answer.kind === 'refused') return answer
    ended.push(...answer.events)
  }
  const answer = appoint(fold(evolvePerson, state, ended)!, { type: 'appoint', post: command.post, fromOn: command.on, main: true }, facts)
  return answer.kind === 'refused' ? answer : accept(...ended, ...answer.events)
}

function appoint(state: Person, command: Command<'appoint'>, facts: PersonFacts): Answer {
  const { post } = facts
  if (!post) return refuse('post-not-found')
  if (!isPostOpen(post, command.fromOn)) return refuse('post-closed', { title: post.title, on: command.fromOn })
  const span: Span = { fromOn: command.fromOn, untilOn: post.untilOn }
  if (state.appointments.some((one) => one.post === post.id && overlaps(one, span))) return refuse('already-in-post', { title: post.title })
  if (mostAtOnce(facts.holders, span) >= post.seats) return refuse('post-full', { title: post.title, seats: post.seats })
  const held = state.appointments.filter((one) => overlaps(one, span)).flatMap((one) => facts.rolesOf[one.post] ?? [])
  if (!mayHoldTogether([...held, ...post.roles])) return refuse('roles-clash')
  const mains = command.main ? state.appointments.filter((one) => one.main && overlaps(one, span)) : []
  const later = mains.find((one) => one.fromOn > command.fromOn)
  if (later) return refuse('main-too-early', { on: later.fromOn })
  return accept(
    ...mains.flatMap((main) => stepAside(main, command.fromOn, facts.freshIds[1])),
    { type: 'appointed', appointment: { id: facts.freshIds[0], post: post.id, unit: post.unit, ...span, main: command.main } },
  )
}

// The main post until now goes on as a post held besides, from this day: the days before keep the main post they had.
function stepAside(main: Appointment, day: Day, id: AppointmentId): readonly PersonEvent[] {
  return [
    { type: 'appointment-ended', appointment: main.id, on: day, reason: '改任兼职' },
    { type: 'appointed', appointment: { ...main, id, fromOn: day, main: false } },
  ]
}
