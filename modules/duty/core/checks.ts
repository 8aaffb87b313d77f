import { accept, refuse, type Decider, type Decision } from '#lib/decision'
import type { PersonId } from '#lib/ids'
import { instantMs, type Day, type Instant } from '#lib/instants'
import type { NamedPerson, Signatory } from '#lib/signatory'
import type { CheckId } from './types.ts'

/** How somebody answered a check: by his own click, or by phone to the checker. */
export type CheckAnswer =
  | { readonly way: 'click' | 'phone'; readonly at: Instant; readonly notedBy: string }
  | { readonly way: 'absent'; readonly at: Instant; readonly notedBy: string; readonly words: string }
export interface Checked extends NamedPerson { readonly answer: CheckAnswer | null }
/** 点名抽查: of those on duty, and of their answers. Nothing else of anybody's time is measured. */
export interface Check { readonly id: CheckId; readonly day: Day; readonly askedAt: Instant; readonly by: Signatory; readonly checked: readonly Checked[] }

export type CheckCommand =
  | { readonly type: 'ask'; readonly id: CheckId; readonly people: readonly NamedPerson[] }
  | { readonly type: 'answer' }
  | { readonly type: 'note-phone'; readonly person: PersonId }
  | { readonly type: 'note-absent'; readonly person: PersonId; readonly words: string }
export type CheckEvent =
  | { readonly type: 'check-asked'; readonly id: CheckId; readonly day: Day; readonly people: readonly NamedPerson[]; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'check-answered'; readonly person: PersonId; readonly way: 'click' | 'phone'; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'check-absent'; readonly person: PersonId; readonly words: string; readonly by: Signatory; readonly at: Instant }
export type CheckRefusal = 'not-for-checker' | 'nobody-to-check' | 'not-checked' | 'check-answered-already'

export interface CheckGiven {
  readonly now: Instant
  readonly actor: Signatory
  readonly self: PersonId
  readonly day: Day
  /** The office's leaders, and the 带班 leader of the day. */
  readonly mayCheck: boolean
  readonly onDuty: readonly PersonId[]
}

export function decideCheck(check: Check | null, command: CheckCommand, given: CheckGiven): Decision<CheckEvent, CheckRefusal | 'not-found'> {
  const stamp = { by: given.actor, at: given.now }
  if (command.type === 'ask') {
    if (!given.mayCheck) return refuse('not-for-checker')
    const people = command.people.filter(({ person }) => given.onDuty.includes(person) && person !== given.self)
    return people.length === 0 ? refuse('nobody-to-check') : accept({ type: 'check-asked', id: command.id, day: given.day, people, ...stamp })
  }
  if (!check) return refuse('not-found')
  switch (command.type) {
    case 'answer': return asked(check, given.self) ?? accept({ type: 'check-answered', person: given.self, way: 'click', ...stamp })
    case 'note-phone': return given.mayCheck ? asked(check, command.person) ?? accept({ type: 'check-answered', person: command.person, way: 'phone', ...stamp }) : refuse('not-for-checker')
    case 'note-absent': return given.mayCheck ? asked(check, command.person) ?? accept({ type: 'check-absent', person: command.person, words: command.words, ...stamp }) : refuse('not-for-checker')
  }
}

export function evolveCheck(check: Check | null, event: CheckEvent): Check | null {
  if (event.type === 'check-asked') return { id: event.id, day: event.day, askedAt: event.at, by: event.by, checked: event.people.map(({ person, name }) => ({ person, name, answer: null })) }
  if (!check) return null
  const answer: CheckAnswer = event.type === 'check-absent' ? { way: 'absent', at: event.at, notedBy: event.by.name, words: event.words } : { way: event.way, at: event.at, notedBy: event.by.name }
  return { ...check, checked: check.checked.map((one) => (one.person === event.person ? { ...one, answer } : one)) }
}

/** Minutes from the question to the answer, rounded up; null while there is none. */
export const responseMinutes = ({ askedAt }: Pick<Check, 'askedAt'>, answer: CheckAnswer | null): number | null =>
  (answer && answer.way !== 'absent' ? Math.ceil((instantMs(answer.at) - instantMs(askedAt)) / 60_000) : null)

export const checking = (given: CheckGiven): Decider<Check | null, CheckCommand, CheckEvent, CheckRefusal | 'not-found'> =>
  ({ initial: null, decide: (check, command) => decideCheck(check, command, given), evolve: evolveCheck, invariants: [(check) => (check && check.checked.length === 0 ? 'a check of nobody' : null)] })

function asked(check: Check, person: PersonId) {
  const one = check.checked.find((checked) => checked.person === person)
  return !one ? refuse('not-checked') : one.answer ? refuse('check-answered-already') : null
}
