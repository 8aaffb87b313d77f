import { accept, refuse } from '#lib/decision'
import { ifEmpty, officeOnly, stamp } from '../given.ts'
import { wrongCallStage, type CallAnswer, type CallGiven, type CallNo } from './given.ts'
import { calledUnit, calledWords, fieldWords, replyFault } from './rules.ts'
import type { Call, CallCommand, Called, CalledAt } from './types.ts'

type Replying = Extract<CallCommand, { type: 'fill' | 'sign' | 'send-back' | 'rework' }>

/** What a called unit does with its report, and the office with what it got. */
export function decideReply(call: Call, command: Replying, given: CallGiven): CallAnswer {
  if (call.at !== 'sent') return wrongCallStage(call)
  const one = calledUnit(call, command.unit)
  if (!one) return refuse('not-called')
  switch (command.type) {
    case 'fill': return fill(call, { command, one }, given)
    case 'sign': return headOnly(one, given) ?? mustBe(one, 'signing') ?? accept({ type: 'reply-handed-in', unit: one.unit, ...stamp(given) })
    case 'send-back': return headOnly(one, given) ?? mustBe(one, 'signing') ?? ifEmpty(command.reason, 'reason-missing')
      ?? accept({ type: 'reply-sent-back', unit: one.unit, reason: command.reason, ...stamp(given) })
    case 'rework': return rework(one, command, given)
  }
}

type Fill = { readonly command: Extract<Replying, { type: 'fill' }>; readonly one: Called }

/** The contact fills it in; the head signs, unless he filled it in himself or the setting lets the contact send. */
function fill({ brief, headSigns }: Extract<Call, { at: 'sent' }>, { command: { reply }, one }: Fill, given: CallGiven): CallAnswer {
  const { standing } = given
  if (!standing.handles.includes(one.unit)) return refuse('not-for-called-unit', { unit: one.name })
  const no = mustBe(one, 'awaited', 'signing')
  if (no) return no
  const fault = replyFault(brief, reply)
  if (fault) return refuse(fault.code, { name: fault.name, kind: fieldWords[fault.kind] })
  const isFinal = !headSigns || standing.heads.includes(one.unit)
  return accept({ type: 'reply-filled', unit: one.unit, reply, ...stamp(given) }, ...(isFinal ? [{ type: 'reply-handed-in', unit: one.unit, ...stamp(given) } as const] : []))
}

/** 退回重报: with a new deadline where the old one has passed. */
function rework(one: Called, { reason, dueAt }: Extract<Replying, { type: 'rework' }>, given: CallGiven): CallAnswer {
  const no = officeOnly(given) ?? mustBe(one, 'replied') ?? ifEmpty(reason, 'reason-missing')
  if (no) return no
  const due = dueAt ?? one.dueAt
  if (due <= given.now) return refuse('call-return-needs-due')
  return accept({ type: 'reply-returned', unit: one.unit, reason, dueAt: due, ...stamp(given) })
}

const headOnly = ({ unit }: Called, { standing }: CallGiven): CallNo | null => (standing.heads.includes(unit) ? null : refuse('not-for-unit-head'))
const mustBe = ({ at, name }: Called, ...fit: readonly CalledAt[]): CallNo | null => (fit.includes(at) ? null : refuse('called-at-other-stage', { unit: name, at: calledWords[at] }))
