import type { UnitId } from '#lib/ids'
import { dayOf, type Instant } from '#lib/instants'
import type { NamedUnit } from '#lib/signatory'
import type { Call, Called, CallEvent } from './types.ts'

/** The state after one more fact. Total: a fact that does not fit the state leaves it as it is. */
export function evolveCall(call: Call, event: CallEvent): Call {
  if (call.at === 'absent') {
    if (event.type !== 'call-drafted') return call
    const { id, brief, office, organ, by, at } = event
    return { at: 'drafted', id, brief, office, organ, authors: [by], draftedAt: at }
  }
  if (event.type === 'call-withdrawn') {
    if (call.at === 'closed' || call.at === 'withdrawn') return call
    const { id, brief, office, organ, authors, draftedAt } = call
    return { at: 'withdrawn', id, brief, office, organ, authors, draftedAt, ending: event.ending, number: call.at === 'sent' ? call.number : null, called: call.at === 'sent' ? call.called : [] }
  }
  return call.at === 'sent' ? evolveSent(call, event) : call.at === 'drafted' || call.at === 'returned' ? evolveDraft(call, event) : call
}

function evolveDraft(call: Extract<Call, { at: 'drafted' | 'returned' }>, event: CallEvent): Call {
  const { id, brief, office, organ, authors, draftedAt } = call
  const draft = { id, brief, office, organ, authors, draftedAt }
  switch (event.type) {
    case 'call-amended': return { ...draft, at: 'drafted', brief: event.brief, authors: authors.some(({ person }) => person === event.by.person) ? authors : [...authors, event.by] }
    case 'call-returned': return { ...draft, at: 'returned', returned: event.returned }
    case 'call-sent': return { ...draft, at: 'sent', number: event.number, approver: event.by, sentAt: event.at, headSigns: event.headSigns, called: brief.units.map((unit) => calledFrom(unit, brief.dueAt, event.at)) }
    default: return call
  }
}

const calledFrom = ({ unit, name }: NamedUnit, dueAt: Instant, at: Instant): Called => ({
  unit, name, at: 'awaited', dueAt, originalDueAt: dueAt, handedInAt: null, wasLate: false, returns: 0, sentBacks: 0, returned: null, remindedThrough: dayOf(at), urges: 0, urgedAt: null,
})

type Sent = Extract<Call, { at: 'sent' }>

function evolveSent(call: Sent, event: CallEvent): Call {
  const changed = (units: readonly UnitId[], change: (one: Called) => Partial<Called>): Sent => ({ ...call, called: call.called.map((one) => (units.includes(one.unit) ? { ...one, ...change(one) } : one)) })
  switch (event.type) {
    case 'reply-filled': return changed([event.unit], () => ({ at: 'signing' }))
    case 'reply-handed-in': return changed([event.unit], ({ dueAt, wasLate }) => ({ at: 'replied', handedInAt: event.at, wasLate: wasLate || event.at > dueAt, returned: null }))
    case 'reply-sent-back': return changed([event.unit], ({ sentBacks }) => ({ at: 'awaited', sentBacks: sentBacks + 1, returned: { reason: event.reason, by: event.by, at: event.at } }))
    case 'reply-returned': return changed([event.unit], ({ returns }) => ({
      at: 'awaited', returns: returns + 1, handedInAt: null, dueAt: event.dueAt, remindedThrough: dayOf(event.at), returned: { reason: event.reason, by: event.by, at: event.at },
    }))
    case 'call-extended': return changed(event.units, () => ({ dueAt: event.dueAt, remindedThrough: dayOf(event.at) }))
    case 'call-urged': return changed(event.units, ({ urges }) => ({ urges: urges + 1, urgedAt: event.at }))
    case 'call-reminded': return changed(event.units, () => ({ remindedThrough: event.on }))
    case 'call-closed': return { ...call, at: 'closed', conclusion: event.conclusion }
    default: return call
  }
}
