import { accept, refuse, type Decider, type Decision, type Refused } from '#lib/decision'
import { dayOf, type Day, type Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import { isHeadOf, namedAgency, worksFor, type Agency } from './agencies.ts'
import { together, type Collision } from './collisions.ts'
import { evolvePlan } from './plans-evolve.ts'
import type { PlanRefusal } from './plans-refusals.ts'
import { planAtWords, type PlanContent, type PlanEntry, type PlanEntryCommand, type PlanEntryEvent, type PresentPlan } from './plans-types.ts'

/** Facts that only the server can fetch. */
export interface PlanGiven {
  readonly now: Instant
  readonly actor: Signatory
  readonly agencies: readonly Agency[]
  /** With everything planned, held or asked near it, as the content stands after the command. */
  readonly collisions: readonly Collision[]
  /** Until which day (`MM-DD`) of its year a plan belongs to the annual plan. */
  readonly annualUntil: string
  /** The other plan where one is to be merged, or merged into. */
  readonly other: PlanEntry | null
}
type Answer = Decision<PlanEntryEvent, PlanRefusal | 'not-found'>
type No = Refused<PlanRefusal>
type Command<Type extends PlanEntryCommand['type']> = Extract<PlanEntryCommand, { type: Type }>

/** Whether the act on a plan may be, and what then is true. */
export function decidePlan(state: PlanEntry, command: PlanEntryCommand, given: PlanGiven): Answer {
  if (command.type === 'draft' || command.type === 'record') return state.at === 'absent' ? decideNew(command, given) : wrong(state)
  if (state.at === 'absent') return refuse('not-found')
  switch (command.type) {
    case 'accept-merge': case 'decline-merge': return decideAnswer(state, command, given)
    case 'approve': case 'return': return decideApproval(state, command, given)
    case 'merge-into': return decideMerged(state, command, given)
    case 'amend': case 'keep': case 'offer-merge': case 'submit': case 'move': case 'finish': case 'cancel':
      return outsider(state, given) ?? decideOwn(state, command, given)
  }
}

const wrong = (state: PlanEntry): No => refuse('plan-at-other-stage', { at: planAtWords[state.at] })
const stampOf = ({ actor, now }: PlanGiven) => ({ by: actor, at: now })
const selfOf = ({ actor }: PlanGiven) => actor.onBehalfOf?.person ?? actor.person
const outsider = ({ agency }: PresentPlan, given: PlanGiven): No | null =>
  (worksFor(given.agencies, selfOf(given), agency.unit) ? null : refuse('not-for-agency', { agency: agency.name }))
const ifEmpty = (words: string): No | null => (words.trim() ? null : refuse('plan-reason-missing'))

function decideNew(command: Command<'draft' | 'record'>, given: PlanGiven): Answer {
  const agency = given.agencies.find(({ unit, retired }) => unit === command.agency && !retired)
  if (!agency || !worksFor(given.agencies, selfOf(given), agency.unit)) return refuse('not-for-agency', { agency: agency?.name ?? '' })
  const lack = contentLack(command.content)
  if (lack) return lack
  const { id, content } = command
  if (command.type === 'record') {
    if (command.on > dayOf(given.now)) return refuse('done-in-future')
    return accept({ type: 'plan-recorded', id, agency: namedAgency(agency), content, on: command.on, ...stampOf(given) })
  }
  return accept({ type: 'plan-drafted', id, agency: namedAgency(agency), content, isAnnual: isAnnual(content, given), ...stampOf(given) })
}

/** Entered by the day on which the annual plan of its year is closed. */
const isAnnual = ({ from }: PlanContent, { now, annualUntil }: PlanGiven): boolean => dayOf(now) <= `${from.slice(0, 4)}-${annualUntil}`

function contentLack({ targets, from, to }: PlanContent): No | null {
  if (targets.length === 0) return refuse('no-targets')
  return to < from ? refuse('plan-window-reversed') : null
}

function decideOwn(state: PresentPlan, command: Command<'amend' | 'keep' | 'offer-merge' | 'submit' | 'move' | 'finish' | 'cancel'>, given: PlanGiven): Answer {
  const stamp = stampOf(given)
  switch (command.type) {
    case 'amend':
      if (state.at !== 'drafted') return wrong(state)
      return contentLack(command.content) ?? accept({ type: 'plan-amended', content: command.content, ...stamp })
    case 'keep':
      if (state.at !== 'drafted') return wrong(state)
      if (!given.collisions.some((one) => one.with === command.with)) return refuse('no-such-collision')
      return ifEmpty(command.reason) ?? accept({ type: 'collision-kept', with: command.with, reason: command.reason, ...stamp })
    case 'offer-merge': return decideOffer(state, command, given)
    case 'submit': return state.at === 'drafted' ? unready(state, given) ?? accept({ type: 'plan-submitted', ...stamp }) : wrong(state)
    case 'move':
      if (state.at !== 'drafted' && state.at !== 'submitted' && state.at !== 'approved') return wrong(state)
      return ifEmpty(command.reason) ?? contentLack({ ...state.content, ...command }) ?? accept({ type: 'plan-moved', from: command.from, to: command.to, reason: command.reason, ...stamp })
    case 'finish':
      if (state.at !== 'approved') return wrong(state)
      return command.on > dayOf(given.now) ? refuse('done-in-future') : accept({ type: 'plan-done', on: command.on, ...stamp })
    case 'cancel':
      if (state.at !== 'drafted' && state.at !== 'submitted' && state.at !== 'approved') return wrong(state)
      return ifEmpty(command.reason) ?? accept({ type: 'plan-cancelled', reason: command.reason, ...stamp })
  }
}

/** What stands in the way of asking for approval: an open offer, a collision nobody dealt with, a comprehensive one outside the annual plan. */
function unready(state: PresentPlan, given: PlanGiven): No | null {
  // 基层减负: 综合性督查检查考核 must be in the annual plan and on file.
  if (state.content.kind === 'comprehensive' && !state.isAnnual) return refuse('comprehensive-outside-annual', { until: given.annualUntil })
  if (state.content.kind === 'comprehensive' && !state.content.filing.trim()) return refuse('comprehensive-not-filed')
  const open = state.offers.find(({ answer }) => answer === null)
  if (open) return refuse('offer-open', { agency: open.agency.name })
  const left = unsettled(state, given.collisions)[0]
  return left ? refuse('collision-open', { agency: left.agencies.map(({ name }) => name).join('、'), unit: left.units.map(({ name }) => name).join('、') }) : null
}

/** Collisions for which there is neither a written reason nor an answer to come. */
export const unsettled = ({ kept, offers }: PresentPlan, collisions: readonly Collision[]): readonly Collision[] =>
  collisions.filter((one) => !kept.some((reason) => reason.with === one.with) && !offers.some((offer) => offer.answer === null && `plan:${offer.plan}` === one.with))

function decideOffer(state: PresentPlan, { plan }: Command<'offer-merge'>, given: PlanGiven): Answer {
  if (state.at !== 'drafted') return wrong(state)
  const { other } = given
  const collision = given.collisions.find((one) => one.with === `plan:${plan}`)
  if (!collision || !other || other.at === 'absent' || other.id === state.id) return refuse('no-such-collision')
  if (other.agency.unit === state.agency.unit) return refuse('merge-with-self')
  const no = unmergeable(other)
  if (no) return no
  if (state.offers.some((one) => one.plan === plan && one.answer === null)) return refuse('offer-open', { agency: other.agency.name })
  return accept({ type: 'merge-offered', offer: { number: state.offers.length + 1, plan, agency: other.agency, units: collision.units }, ...stampOf(given) })
}

/** What is decided already or has been given up is not merged any more; nor one that waits for somebody else's answer. */
function unmergeable(other: PresentPlan): No | null {
  const isLive = other.at === 'drafted' || other.at === 'submitted' || other.at === 'approved'
  if (!isLive) return refuse('other-plan-fixed', { agency: other.agency.name, at: planAtWords[other.at] })
  return other.at === 'drafted' && other.offers.some(({ answer }) => answer === null) ? refuse('other-plan-offering', { agency: other.agency.name }) : null
}

function decideAnswer(state: PresentPlan, command: Command<'accept-merge' | 'decline-merge'>, given: PlanGiven): Answer {
  const offer = state.offers.find(({ number }) => number === command.offer)
  if (!offer) return refuse('not-found')
  if (!worksFor(given.agencies, selfOf(given), offer.agency.unit)) return refuse('not-for-agency', { agency: offer.agency.name })
  if (offer.answer !== null || state.at !== 'drafted') return refuse('offer-answered')
  if (command.type === 'decline-merge') return ifEmpty(command.reason) ?? accept({ type: 'merge-declined', offer: offer.number, reason: command.reason, ...stampOf(given) })
  const { other } = given
  if (!other || other.at === 'absent' || other.id !== offer.plan) return refuse('not-found')
  const no = unmergeable(other)
  if (no) return no
  const agencies = together([other.agency], other.members).filter(({ unit }) => unit !== state.agency.unit)
  return accept({ type: 'merge-accepted', offer: offer.number, agencies, targets: together(state.content.targets, other.content.targets), ...stampOf(given) })
}

/** The other side of an accepted offer: it lives on in the joint one. */
function decideMerged(state: PresentPlan, { plan, lead }: Command<'merge-into'>, given: PlanGiven): Answer {
  const { other } = given
  const isAsked = other !== null && other.at !== 'absent' && other.id === plan && other.offers.some((one) => one.plan === state.id && one.answer?.isAccepted === true)
  if (!isAsked || unmergeable(state)) return wrong(state)
  return accept({ type: 'merged-into', plan, lead, ...stampOf(given) })
}

function decideApproval(state: PresentPlan, command: Command<'approve' | 'return'>, given: PlanGiven): Answer {
  if (state.at !== 'submitted') return wrong(state)
  const self = selfOf(given)
  if (!isHeadOf(given.agencies, self, state.agency.unit)) return refuse('not-for-agency-head', { agency: state.agency.name })
  // Two people: whoever asked for the approval, or stands in for him, does not give it.
  const asked = [state.submitter.person, state.submitter.onBehalfOf?.person]
  if (asked.includes(self) || asked.includes(given.actor.person)) return refuse('submitter-approves-self')
  if (command.type === 'return') return ifEmpty(command.reason) ?? accept({ type: 'plan-returned', reason: command.reason, ...stampOf(given) })
  return unready(state, given) ?? accept({ type: 'plan-approved', ...stampOf(given) })
}

/** The decider with the facts of one moment bound. */
export const planned = (given: PlanGiven): Decider<PlanEntry, PlanEntryCommand, PlanEntryEvent, PlanRefusal | 'not-found'> =>
  ({ initial: { at: 'absent' }, decide: (state, command) => decidePlan(state, command, given), evolve: evolvePlan, invariants: planInvariants })

/** What holds of every plan that can be reached. */
export const planInvariants: readonly ((state: PlanEntry) => string | null)[] = [
  (state) => (state.at === 'absent' || state.content.targets.length > 0 ? null : 'a plan without targets'),
  (state) => (state.at === 'absent' || state.members.every(({ unit }) => unit !== state.agency.unit) ? null : 'the lead is a member too'),
  (state) => (state.at !== 'approved' || state.content.kind !== 'comprehensive' || state.isAnnual ? null : 'a comprehensive plan outside the annual plan was approved'),
]

/** Until when it takes its units: what is cancelled or merged takes none. */
export const takesUnits = (state: PresentPlan): boolean => state.at !== 'cancelled' && state.at !== 'merged'
/** The window that counts: the day on which it was done, else what is planned. */
export const windowOf = (state: PresentPlan): { readonly from: Day; readonly to: Day } => (state.at === 'done' ? { from: state.doneOn, to: state.doneOn } : state.content)
