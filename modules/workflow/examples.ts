import { definitionSchema, type Definition } from '#engines/workflow'

/** A flow as an office draws one: checked by the section, countersigned by those named in the form, signed by the one named. */
export const sampleFlow: Omit<Definition, 'version'> = definitionSchema.omit({ version: true }).parse({
  name: 'samples.outgoing', title: '样例发文',
  fields: [{ name: 'countersigners', label: '会签人' }, { name: 'signer', label: '签发人' }],
  steps: [
    { kind: 'draft', id: 'draft', name: '拟稿', next: 'check' },
    { kind: 'handle', id: 'check', name: '核稿', mode: 'any', participants: [{ by: 'role', role: 'sectionHead', unit: { of: 'drafter' } }], due: { in: 'days', count: 1 }, next: 'asks' },
    { kind: 'branch', id: 'asks', name: '是否会签', cases: [{ when: 'count(countersigners) > 0', label: '需要会签', to: 'countersign' }], otherwise: 'sign' },
    { kind: 'handle', id: 'countersign', name: '会签', mode: 'all', participants: [{ by: 'field', field: 'countersigners' }], disagreeing: { policy: 'returns', to: 'draft', way: 'straightBack' }, due: { in: 'days', count: 2 }, overdue: { action: 'escalate', to: [{ by: 'headOfDraftersUnit' }] }, next: 'sign' },
    { kind: 'handle', id: 'sign', name: '签发', mode: 'single', participants: [{ by: 'field', field: 'signer' }], signs: true, next: 'inform' },
    { kind: 'circulate', id: 'inform', name: '传阅', readers: [{ by: 'drafter' }], next: 'end' },
    { kind: 'end', id: 'end', name: '办结', result: 'completed' },
  ],
})
