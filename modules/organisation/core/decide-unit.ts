import { accept, refuse, type Decision, type Refused } from '#lib/decision'
import type { PostId, UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { reaches, type Span } from './dated.ts'
import { decidePost } from './decide-post.ts'
import { evolveUnit } from './evolve.ts'
import type { UnitRefusal } from './refusals.ts'
import { childrenFrom, isDocPrefix, isNameTaken, isShortNameTaken, isUnifiedCode, makesCycle, prefixOwner, standsThrough } from './rules.ts'
import { lastProfile } from './tree.ts'
import type { Unit, UnitChanges, UnitCommand, UnitEvent, UnitProfile } from './types.ts'

/** What must be known besides the unit itself. */
export interface UnitFacts {
  /** Every unit, this one included. */
  readonly units: readonly Unit[]
  /** The appointments to this unit's posts. */
  readonly held: readonly (Span & { readonly post: PostId })[]
}

type Answer = Decision<UnitEvent, UnitRefusal>
type Command<Type extends UnitCommand['type']> = Extract<UnitCommand, { type: Type }>

/** Whether the unit may change so. Changes are dated, and never rewrite a day before the last change: old records keep the old unit (R116). */
export function decideUnit(state: Unit | null, command: UnitCommand, facts: UnitFacts): Answer {
  if (command.type === 'establish-unit') return establish(command, facts)
  if (!state) return refuse('unit-not-found')
  if (state.closing) return refuse('unit-closed', { on: state.closing.on })
  switch (command.type) {
    case 'change-unit': return change(state, command, facts)
    case 'correct-unit': return correct(state, command, facts)
    case 'register-issuer': return register(state, command, facts)
    case 'merge-unit': return merge(state, command, facts)
    case 'abolish-unit': return mayClose(state, command, facts) ?? accept({ type: 'unit-abolished', on: command.on, grounds: command.grounds })
    case 'add-post':
    case 'change-post':
    case 'abolish-post': return decidePost(state, command, facts)
  }
}

function establish(command: Command<'establish-unit'>, facts: UnitFacts): Answer {
  const event: UnitEvent = { ...command, type: 'unit-established' }
  return wrongGrounds(command) ?? wrongProfile(command.profile, { self: command.id, day: command.fromOn, next: evolveUnit(null, event) }, facts) ?? accept(event)
}

function change(state: Unit, command: Command<'change-unit'>, facts: UnitFacts): Answer {
  if (isEmpty(state, command.changes)) return refuse('unit-change-empty')
  const event: UnitEvent = { ...command, type: 'unit-changed' }
  return wrongGrounds(command) ?? tooEarly(state, command.fromOn)
    ?? wrongProfile({ ...lastProfile(state), ...command.changes }, { self: state.id, day: command.fromOn, next: evolveUnit(state, event) }, facts) ?? accept(event)
}

// A correction mends what was typed wrong in the last term; it is no change in the world and so has no day of its own.
function correct(state: Unit, command: Command<'correct-unit'>, facts: UnitFacts): Answer {
  if (isEmpty(state, command.changes)) return refuse('unit-change-empty')
  const event: UnitEvent = { ...command, type: 'unit-corrected' }
  const day = state.terms.at(-1)!.fromOn
  return wrongGrounds(command) ?? wrongProfile({ ...lastProfile(state), ...command.changes }, { self: state.id, day, next: evolveUnit(state, event) }, facts) ?? accept(event)
}

function register(state: Unit, command: Command<'register-issuer'>, facts: UnitFacts): Answer {
  const event: UnitEvent = { ...command, type: 'issuer-registered' }
  return wrongGrounds(command) ?? tooEarly(state, command.fromOn, 'same day allowed')
    ?? wrongIssuer({ ...lastProfile(state), issuer: command.issuer }, { self: state.id, day: command.fromOn }, facts) ?? accept(event)
}

function merge(state: Unit, command: Command<'merge-unit'>, facts: UnitFacts): Answer {
  if (command.into === state.id) return refuse('merge-into-itself')
  const into = facts.units.find((unit) => unit.id === command.into)
  if (!into || !standsThrough(into, { fromOn: command.on, untilOn: null })) return refuse('unit-parent-missing', { on: command.on })
  return mayClose(state, command, facts) ?? accept({ type: 'unit-merged', into: command.into, on: command.on, grounds: command.grounds })
}

function mayClose(state: Unit, command: Command<'merge-unit' | 'abolish-unit'>, facts: UnitFacts): Refused<UnitRefusal> | null {
  const children = childrenFrom(facts.units, state.id, command.on)
  if (children.length > 0) return refuse('unit-has-children', { count: children.length, name: lastProfile(children[0]!).shortName })
  const staying = facts.held.filter((span) => reaches(span, command.on)).length
  if (staying > 0) return refuse('unit-has-people', { count: staying, on: command.on })
  return wrongGrounds(command) ?? tooEarly(state, command.on)
}

interface Place { readonly self: UnitId; readonly day: Day }

function wrongProfile(profile: UnitProfile, { self, day, next }: Place & { next: Unit }, facts: UnitFacts): Refused<UnitRefusal> | null {
  const { units } = facts
  if (!profile.name.trim() || !profile.shortName.trim()) return refuse('unit-name-missing')
  if (isNameTaken(units, profile.name, { day, self })) return refuse('unit-name-taken', { name: profile.name })
  if (isShortNameTaken(units, profile, { day, self })) return refuse('unit-name-taken', { name: profile.shortName })
  if (profile.unifiedCode !== null && !isUnifiedCode(profile.unifiedCode)) return refuse('unit-code-wrong', { code: profile.unifiedCode })
  if (profile.kind === 'section' && profile.parent === null) return refuse('section-without-parent')
  const stands = (id: UnitId) => units.some((unit) => unit.id === id && standsThrough(unit, { fromOn: day, untilOn: null }))
  const after = [...units.filter((unit) => unit.id !== self), next]
  if (profile.parent === self || makesCycle(after, self, day)) return refuse('unit-under-itself')
  if (profile.parent !== null && !stands(profile.parent)) return refuse('unit-parent-missing', { on: day })
  if (profile.lines.some((line) => line.unit === self || !stands(line.unit))) return refuse('unit-line-missing', { on: day })
  return wrongIssuer(profile, { self, day }, facts)
}

function wrongIssuer(profile: UnitProfile, place: Place, { units }: UnitFacts): Refused<UnitRefusal> | null {
  if (!profile.issuer) return null
  // 条例 第十七条: 部门内设机构除办公厅（室）外不得对外正式行文.
  if (profile.kind === 'section') return refuse('section-no-issuer')
  for (const prefix of profile.issuer.docPrefixes) {
    if (!isDocPrefix(prefix)) return refuse('prefix-wrong', { prefix })
    const owner = prefixOwner(units, prefix, place)
    if (owner) return refuse('prefix-taken', { prefix, name: lastProfile(owner).shortName })
  }
  return null
}

function tooEarly(state: Unit, day: Day, sameDay?: 'same day allowed'): Refused<UnitRefusal> | null {
  const last = state.terms.at(-1)!.fromOn
  return day < last || (day === last && !sameDay) ? refuse('unit-change-too-early', { on: last }) : null
}

const wrongGrounds = (command: { grounds: { reason: string } }): Refused<UnitRefusal> | null => (command.grounds.reason.trim() ? null : refuse('change-reason-missing'))

function isEmpty(state: Unit, changes: UnitChanges): boolean {
  const before = lastProfile(state)
  return (Object.keys(changes) as (keyof UnitChanges)[]).every((field) => JSON.stringify(before[field]) === JSON.stringify(changes[field]))
}
