import type { Approval, Draft, Emergency, EmergencyEvent, Present } from './types.ts'

type Event<Type extends EmergencyEvent['type']> = Extract<EmergencyEvent, { type: Type }>

/** The state after one more fact. Total: a fact that does not fit the state leaves it as it is. */
export function evolve(emergency: Emergency, event: EmergencyEvent): Emergency {
  if (emergency.at === 'absent') return event.type === 'received' ? begun(event) : emergency
  switch (event.type) {
    case 'completed': return { ...emergency, facts: event.facts }
    case 'verified': return { ...emergency, verified: { words: event.words, by: event.by, at: event.at } }
    case 'graded': return { ...emergency, grade: { grade: event.grade, reason: event.reason, by: event.by } }
    case 'unit-reported': return { ...emergency, unitReportedAt: event.reportedAt }
    case 'called-up': return { ...emergency, calls: [...emergency.calls, { to: event.to, whom: event.whom, at: event.calledAt, words: event.words, by: event.by }] }
    case 'instructed': return withPeople({ ...emergency, instructions: [...emergency.instructions, { number: event.number, leader: event.leader, words: event.words, at: event.at }] }, [event.leader.person])
    case 'acknowledged': return { ...emergency, alerts: Object.fromEntries(Object.entries(emergency.alerts).map(([key, alert]) => [key, event.keys.includes(key) ? { ...alert, acknowledged: { by: event.by, at: event.at } } : alert])) }
    case 'alerted': return withPeople({ ...emergency, alerts: { ...emergency.alerts, [event.key]: { kind: event.kind, round: event.round, acknowledged: null } } }, event.people.map(({ person }) => person))
    case 'judged': return { ...emergency, judgements: [...emergency.judgements, { fault: event.fault, reason: event.reason, by: event.by, at: event.at }] }
    case 'dismissed': return emergency.at === 'received' ? { ...emergency, at: 'dismissed', draft: null, ending: { words: event.reason, by: event.by, at: event.at } } : emergency
    case 'evaluated': return emergency.at === 'concluded' ? { ...emergency, at: 'evaluated', evaluation: { words: event.words, by: event.by, at: event.at } } : emergency
    case 'archived': return emergency.at === 'evaluated' ? { ...emergency, at: 'archived', archived: { by: event.by, at: event.at } } : emergency
    case 'signed': return signed(emergency, event)
    case 'sent': return sent(emergency, event)
    case 'submitted': case 'approved': case 'approved-orally': case 'returned': return evolveDraft(emergency, event)
    case 'received': return emergency
  }
}

const begun = ({ id, number, office, record, facts, by }: Event<'received'>): Emergency => ({
  at: 'received', id, number, office, clerk: by, record, facts, grade: null, verified: null, unitReportedAt: record.unit && record.isFromUnit ? record.receivedAt : null,
  calls: [], draft: null, reports: [], instructions: [], judgements: [], alerts: {}, people: [by.person],
})

const withPeople = <State extends Present>(emergency: State, people: Present['people']): State => ({ ...emergency, people: [...new Set([...emergency.people, ...people])] })

function evolveDraft(emergency: Present, event: Event<'submitted' | 'approved' | 'approved-orally' | 'returned'>): Present {
  if (event.type === 'submitted') {
    const { words, facts, ordinal, by, at, approver } = event
    return withPeople({ ...emergency, facts, draft: { step: 'submitted', words, facts, ordinal, by, at, approver } }, approver ? [approver.person] : [])
  }
  const { draft } = emergency
  if (draft?.step !== 'submitted') return emergency
  const { words, facts, ordinal, by, at } = draft
  const written = { words, facts, ordinal, by, at }
  if (event.type === 'returned') return { ...emergency, draft: { ...written, step: 'returned', reason: event.reason, returnedBy: event.by } }
  return withPeople({ ...emergency, draft: { ...written, step: 'approved', approval: approvalOf(event) } }, [event.leader.person])
}

const approvalOf = (event: Event<'approved' | 'approved-orally'>): Approval => (event.type === 'approved'
  ? { leader: event.leader, isOral: false, at: event.at, words: event.words, recordedBy: event.by, signature: { by: event.by, at: event.at } }
  : { leader: event.leader, isOral: true, at: event.saidAt, words: event.words, recordedBy: event.by, signature: null })

function signed(emergency: Present, { report, by, at }: Event<'signed'>): Present {
  const sign = (approval: Approval): Approval => ({ ...approval, signature: { by, at } })
  const { draft, reports } = emergency
  const mine = report === reports.length + 1 && draft?.step === 'approved'
  return {
    ...emergency, reports: reports.map((one, index) => (index + 1 === report ? { ...one, approval: sign(one.approval) } : one)),
    draft: mine ? { ...draft, approval: sign(draft.approval) } satisfies Draft : draft,
  }
}

function sent(emergency: Present, { to, by, at }: Event<'sent'>): Present {
  const { draft } = emergency
  if (draft?.step !== 'approved' || (emergency.at !== 'received' && emergency.at !== 'reported')) return emergency
  const { step: _, ...written } = draft
  const after = withPeople({ ...emergency, draft: null, reports: [...emergency.reports, { ...written, to, sentAt: at, sentBy: by }] }, to.leaders.map(({ person }) => person))
  return written.words.kind === 'final' ? { ...after, at: 'concluded', concludedAt: at } : { ...after, at: 'reported' }
}
