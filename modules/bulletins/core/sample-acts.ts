import type { IssueCommand, Present, Readers } from './types.ts'

type Act = Exclude<IssueCommand, { type: 'draft' }>
const reason = '原因'
const elsewhere: Readers = { units: [{ unit: '-' as Readers['units'][number]['unit'], name: '-' }], people: [] }

/** One well-filled act of every kind: what of them holds is what somebody may do now. */
export const sampleActs = ({ revision, content, masthead }: Present): readonly Act[] => [
  { type: 'amend', base: revision, content, masthead }, { type: 'submit' }, { type: 'pass' }, { type: 'return', reason }, { type: 'sign' }, { type: 'publish' }, { type: 'withdraw', reason }, { type: 'discard', reason },
  { type: 'send-up', to: '-', remark: '' }, { type: 'send-down', readers: elsewhere },
]
