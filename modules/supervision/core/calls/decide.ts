import { accept, refuse, type Decider } from '#lib/decision'
import { dayOf, instantMs, type Instant } from '#lib/instants'
import { isSamePerson } from '#lib/signatory'
import { ifEmpty, officeOnly, stamp } from '../given.ts'
import type { SupervisionRefusal } from '../refusals.ts'
import { morningOf } from '../deadlines.ts'
import { callReminders } from './deadlines.ts'
import { evolveCall } from './evolve.ts'
import { wrongCallStage, type CallAnswer, type CallGiven, type CallNo } from './given.ts'
import { callInvariants } from './invariants.ts'
import type { CallRefusal } from './refusals.ts'
import { decideReply } from './decide-reply.ts'
import { missingOf } from './rules.ts'
import type { Call, CallBrief, CallCommand, CallEvent } from './types.ts'

/** 催报督查 (R44): whether an act may be, and what then is true. */
export function decideCall(call: Call, command: CallCommand, given: CallGiven): CallAnswer {
  if (command.type === 'draft') {
    if (call.at !== 'absent') return refuse('call-exists')
    const { id, brief, office, organ } = command
    return officeOnly(given) ?? briefFault(brief, given) ?? accept({ type: 'call-drafted', id, brief, office, organ, ...stamp(given) })
  }
  if (call.at === 'absent') return refuse('not-found')
  switch (command.type) {
    case 'amend': return call.at !== 'drafted' && call.at !== 'returned' ? wrongCallStage(call)
      : officeOnly(given) ?? briefFault(command.brief, given) ?? accept({ type: 'call-amended', brief: command.brief, ...stamp(given) })
    case 'approve': return approve(call, given)
    case 'return': return call.at !== 'drafted' ? wrongCallStage(call)
      : approverOnly(given) ?? ifEmpty(command.reason, 'reason-missing') ?? accept({ type: 'call-returned', returned: { reason: command.reason, ...stamp(given) } })
    case 'withdraw': return call.at === 'closed' || call.at === 'withdrawn' ? wrongCallStage(call)
      : officeOnly(given) ?? ifEmpty(command.reason, 'reason-missing') ?? accept({ type: 'call-withdrawn', ending: { reason: command.reason, ...stamp(given) } })
    case 'extend': return extend(call, command, given)
    case 'urge': return urge(call, given)
    case 'close': return call.at !== 'sent' ? wrongCallStage(call) : officeOnly(given) ?? ifEmpty(command.conclusion, 'words-needed')
      ?? accept({ type: 'call-closed', conclusion: { reason: command.conclusion, ...stamp(given) }, missing: missingOf(call).map(({ unit, name }) => ({ unit, name })) })
    case 'fill': case 'sign': case 'send-back': case 'rework': return decideReply(call, command, given)
    case 'tick': return call.at === 'sent' ? accept(...reminders(call, given)) : accept()
  }
}

const approverOnly = ({ standing }: CallGiven): CallNo | null => (standing.approves ? null : refuse('not-for-approver', { who: '办公室领导' }))

/** 审批即发出: it is in every unit's hands at once. Whoever wrote on it does not approve it. */
function approve(call: Exclude<Call, { at: 'absent' }>, given: CallGiven): CallAnswer {
  if (call.at !== 'drafted') return wrongCallStage(call)
  const no = approverOnly(given)
  if (no) return no
  if (call.authors.some((author) => isSamePerson(author, given.actor!))) return refuse('call-author-approves')
  if (call.brief.dueAt <= given.now) return refuse('call-due-past')
  return accept({ type: 'call-sent', number: given.number!, headSigns: given.calls.headSigns, ...stamp(given) })
}

function briefFault({ units, demand, fields, dueAt }: CallBrief, { now }: CallGiven): CallNo | null {
  if (units.length === 0) return refuse('call-without-units')
  if (!demand.trim() && fields.length === 0) return refuse('call-without-question')
  const twice = fields.find(({ name }, index) => fields.findIndex((other) => other.name === name) !== index)
  if (twice) return refuse('call-field-twice', { name: twice.name })
  return dueAt <= now ? refuse('call-due-past') : null
}

/** 延长期限 for units that have not reported; the one they were called with stays written. */
function extend(call: Call, { units, dueAt, reason }: { units: readonly string[]; dueAt: Instant; reason: string }, given: CallGiven): CallAnswer {
  if (call.at !== 'sent') return wrongCallStage(call)
  const no = officeOnly(given) ?? ifEmpty(reason, 'reason-missing')
  if (no) return no
  const meant = missingOf(call).filter(({ unit }) => units.includes(unit))
  if (meant.length === 0 || meant.length < units.length) return refuse('not-called')
  const early = meant.find((one) => one.dueAt >= dueAt)
  if (early) return refuse('call-extension-not-later', { unit: early.name })
  return dueAt <= given.now ? refuse('call-due-past') : accept({ type: 'call-extended', units: meant.map(({ unit }) => unit), dueAt, reason, ...stamp(given) })
}

/** 一键催报: everybody who has not reported, each at most once in the time that the setting says. */
function urge(call: Call, given: CallGiven): CallAnswer {
  if (call.at !== 'sent') return wrongCallStage(call)
  const no = officeOnly(given)
  if (no) return no
  const missing = missingOf(call)
  if (missing.length === 0) return refuse('nobody-to-urge')
  const waits = missing.map(({ urgedAt }) => (urgedAt === null ? 0 : Math.ceil(given.calls.urgeEveryMinutes - (instantMs(given.now) - instantMs(urgedAt)) / 60_000)))
  const units = missing.filter((_, index) => waits[index]! <= 0).map(({ unit }) => unit)
  return units.length > 0 ? accept({ type: 'call-urged', units, ...stamp(given) }) : refuse('call-urged-recently', { minutes: Math.min(...waits) })
}

/** T−1, T and daily overdue, each exactly once: units whose reminder falls on the same day are told together. */
function reminders(call: Extract<Call, { at: 'sent' }>, { now, calendar }: CallGiven): readonly CallEvent[] {
  const found = missingOf(call).flatMap((one) => callReminders(one, dayOf(now), { calendar }).filter(({ on }) => now >= morningOf(on, calendar)).map((due) => ({ ...due, unit: one.unit })))
  return [...Map.groupBy(found, ({ kind, on }) => `${on} ${kind}`)].toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, some]): CallEvent => ({ type: 'call-reminded', kind: some[0]!.kind, on: some[0]!.on, units: some.map(({ unit }) => unit), at: now }))
}

/** The decider with the facts of one moment bound. */
export const calling = (given: CallGiven): Decider<Call, CallCommand, CallEvent, CallRefusal | SupervisionRefusal | 'not-found'> =>
  ({ initial: { at: 'absent' }, decide: (call, command) => decideCall(call, command, given), evolve: evolveCall, invariants: callInvariants })
