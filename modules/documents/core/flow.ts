import type { Definition, ParticipantRule, Step } from '#engines/workflow'
import type { Stage } from './types.ts'

/** The case's form: what conditions and participant rules of the flows may name. The server fills it from the document. */
export const flowFields: Definition['fields'] = [
  { name: 'kind', label: '文种' }, { name: 'urgency', label: '紧急程度' }, { name: 'upward', label: '是否上行文' }, { name: 'important', label: '是否重要公文' },
  { name: 'draftedByHead', label: '是否由科室负责人拟稿' }, { name: 'office', label: '审核办公室' },
  { name: 'consultees', label: '征求意见单位负责人' }, { name: 'countersigners', label: '会签人' }, { name: 'signer', label: '签发人' }, { name: 'jointSealers', label: '联署机关印章保管人' },
]

/** The step in which the other organs of a joint document press their seals. */
export const JOINT_SEALING = 'sealing-joint'

const inOffice = (role: string): ParticipantRule => ({ by: 'role', role, unit: { of: 'field', field: 'office' } })
const named = (field: string): ParticipantRule => ({ by: 'field', field })
const unitHead: ParticipantRule = { by: 'role', role: 'sectionHead', unit: { of: 'drafter' } }
type Handle = Extract<Step, { kind: 'handle' }>
const handle = (id: `${Stage}` | `${Stage}-${string}`, name: string, more: Pick<Handle, 'mode' | 'participants' | 'next'> & Partial<Handle>): Step => ({ kind: 'handle', id, name, ...more })
const branch = (id: string, name: string, when: string, ways: { label: string; to: string; otherwise: string }): Step =>
  ({ kind: 'branch', id, name, cases: [{ when, label: ways.label, to: ways.to }], otherwise: ways.otherwise })

/** 不同意 in 会签 goes to the drafter and straight back to whoever did not agree; the others' signatures stand. */
const settleWithDrafter: NonNullable<Handle['disagreeing']> = { policy: 'returns', to: 'drafting', way: 'straightBack' }
const sendBack: NonNullable<Handle['disagreeing']> = { policy: 'returns', to: 'drafting', way: 'rerun' }
/** Who may still change what the flow runs on: whoever may change the words. */
const fields = Object.fromEntries(flowFields.map(({ name }) => [name, 'write'])) as Record<string, 'write'>
const days = (count: number) => ({ due: { in: 'days', count } } as const)

/** From the signature on (条例 第二十五条): the same stages in every office, by the posts that the office has. */
const afterSigning = (by: { readonly reviewer: string; readonly clerk: string; readonly sealKeeper: string }): readonly Step[] => [
  handle('recheck', '复核', { mode: 'any', participants: [inOffice(by.reviewer)], next: 'numbering', ...days(1) }),
  handle('numbering', '编号', { mode: 'any', participants: [inOffice(by.clerk)], next: 'proofreading-first', ...days(1) }),
  handle('proofreading-first', '一校', { mode: 'single', participants: [{ by: 'drafter' }], next: 'proofreading-second', ...days(1) }),
  handle('proofreading-second', '二校', { mode: 'any', participants: [inOffice(by.reviewer)], next: 'asks-joint', ...days(1) }),
  // GB/T 9704-2012 7.3.5.1: every organ seals its own name; the lead seals last and makes the pages final.
  branch('asks-joint', '是否联合发文', 'count(jointSealers) > 0', { label: '联合发文', to: JOINT_SEALING, otherwise: 'sealing' }),
  handle(JOINT_SEALING, '联署机关用印', { mode: 'all', participants: [named('jointSealers')], next: 'sealing', ...days(2) }),
  handle('sealing', '用印', { mode: 'any', participants: [inOffice(by.sealKeeper)], next: 'dispatching', ...days(1) }),
  handle('dispatching', '分发', { mode: 'any', participants: [inOffice(by.clerk)], next: 'end', ...days(1) }),
  { kind: 'end', id: 'end', name: '办结', result: 'completed' },
]

/** 区委办发文: drafting to dispatch with two reviews by the office. */
export const committeeFlow: Definition = {
  name: 'documents.committee', version: 1, title: '区委办发文', fields: flowFields,
  steps: [
    { kind: 'draft', id: 'drafting', name: '拟稿', next: 'who-drafts' },
    branch('who-drafts', '是否核稿', 'draftedByHead = true', { label: '负责人拟稿', to: 'asks-consulting', otherwise: 'unitCheck' }),
    handle('unitCheck', '核稿', { mode: 'any', participants: [unitHead], disagreeing: sendBack, fields, next: 'asks-consulting', ...days(1) }),
    branch('asks-consulting', '是否征求意见', 'count(consultees) > 0', { label: '涉及其他单位', to: 'consulting', otherwise: 'asks-countersigning' }),
    handle('consulting', '征求意见', { mode: 'all', participants: [named('consultees')], disagreeing: { policy: 'record' }, next: 'asks-countersigning', ...days(3) }),
    branch('asks-countersigning', '是否会签', 'count(countersigners) > 0', { label: '需要会签', to: 'countersigning', otherwise: 'officeReview' }),
    handle('countersigning', '会签', { mode: 'all', participants: [named('countersigners')], disagreeing: settleWithDrafter, next: 'officeReview', ...days(2) }),
    handle('officeReview', '审核', { mode: 'any', participants: [inOffice('officeReviewer')], disagreeing: sendBack, fields, next: 'officeReview-head', ...days(1) }),
    handle('officeReview-head', '办公室领导审核', { mode: 'any', participants: [inOffice('officeHead')], disagreeing: sendBack, fields, next: 'signing', ...days(1) }),
    handle('signing', '签发', { mode: 'single', participants: [named('signer')], disagreeing: sendBack, signs: true, next: 'recheck', ...days(2) }),
    ...afterSigning({ reviewer: 'officeReviewer', clerk: 'confidentialClerk', sealKeeper: 'sealKeeper' }),
  ],
}

/** 部门发文: departments, townships and streets, which have a head of office and a clerk, with one review. */
export const departmentFlow: Definition = {
  name: 'documents.department', version: 1, title: '部门发文', fields: flowFields,
  steps: [
    { kind: 'draft', id: 'drafting', name: '拟稿', next: 'asks-countersigning' },
    branch('asks-countersigning', '是否会签', 'count(countersigners) > 0', { label: '需要会签', to: 'countersigning', otherwise: 'officeReview' }),
    handle('countersigning', '会签', { mode: 'all', participants: [named('countersigners')], disagreeing: settleWithDrafter, next: 'officeReview', ...days(2) }),
    handle('officeReview', '审核', { mode: 'any', participants: [inOffice('officeHead')], disagreeing: sendBack, fields, next: 'signing', ...days(1) }),
    handle('signing', '签发', { mode: 'single', participants: [named('signer')], disagreeing: sendBack, signs: true, next: 'recheck', ...days(2) }),
    ...afterSigning({ reviewer: 'officeHead', clerk: 'unitContact', sealKeeper: 'unitContact' }),
  ],
}

/** The flows this module brings; offices publish their own versions beside them. */
export const documentFlows: readonly Definition[] = [committeeFlow, departmentFlow]
