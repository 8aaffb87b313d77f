import type { Given } from './given.ts'
import { openSignatures } from './alerts.ts'
import type { EmergencyCommand, Present } from './types.ts'

type Act = Exclude<EmergencyCommand, { type: 'receive' | 'tick' }>
const words = '情况'

/** One well-filled act of every kind: what of them holds is what somebody may do now. */
export function sampleActs(emergency: Present, { now, approvers, atHand }: Given): readonly Act[] {
  const { facts } = emergency
  const whole = { ...facts, elements: { ...facts.elements, occurredAt: facts.elements.occurredAt ?? emergency.record.receivedAt, place: words, nature: words, source: words, contact: words, contactPhone: '1' } }
  const leader = approvers.find(({ person }) => person !== emergency.draft?.by.person) ?? atHand.leader
  return [
    { type: 'complete', facts }, { type: 'verify', words }, { type: 'grade', grade: 'ordinary', reason: words }, { type: 'note-unit-report', at: now }, { type: 'call-up', to: 'city', whom: words, at: now, words: '' },
    ...(leader ? [{ type: 'instruct' as const, leader, words }, { type: 'approve-orally' as const, leader, at: now, words: '' }] : []), { type: 'acknowledge' }, { type: 'judge', fault: 'concealed', reason: words }, { type: 'dismiss', reason: words },
    ...(emergency.at === 'received' ? [{ type: 'submit' as const, words: { kind: 'initial' as const }, facts: whole }]
      : [{ type: 'submit' as const, words: { kind: 'followUp' as const, changes: words }, facts: whole }, { type: 'submit' as const, words: { kind: 'final' as const, cause: words, responsibility: '', result: words, lessons: '' }, facts: whole }]),
    { type: 'approve', words: '' }, { type: 'return', reason: words }, ...openSignatures(emergency).map(({ number }) => ({ type: 'sign' as const, report: number })),
    { type: 'send', to: { leaders: [], city: true } }, { type: 'evaluate', words }, { type: 'archive' },
  ]
}
