import type { Allowance, Definition, FieldRight, HandlingMode, ParticipantRule, Step, UnitRule } from '#engines/workflow'
import type { OfficeRole } from '#lib/contract'
import type { RuleNames } from './rule-names.ts'

/** A flow without its version: what is drawn, checked and published. */
export type Drawn = Omit<Definition, 'version'>

/** One property of a step in words; `key` is the same in every version. */
export interface StepFact {
  readonly key: string
  readonly label: string
  readonly words: string
  /** Of a right over a field: the field's own label. */
  readonly field?: string
}

export const stepKindWords: Readonly<Record<Step['kind'], string>> = { draft: '拟稿', handle: '办理', circulate: '传阅', branch: '条件分支', split: '并行', join: '汇合', end: '结束' }
const modeWords: Readonly<Record<HandlingMode, string>> = { single: '一人办理', any: '任一人办理即可', all: '全部办理', sequential: '依次办理' }
const rightWords: Readonly<Record<FieldRight, string>> = { hidden: '不显示', read: '只读', write: '可改', required: '必填' }
const roleWords: Readonly<Record<OfficeRole, string>> = {
  drafter: '拟稿人', sectionHead: '科室负责人', officeReviewer: '办公室审核人', officeHead: '办公室主任', inChargeLeader: '分管领导', principalHead: '主要负责人', unitHead: '单位负责人',
  confidentialClerk: '机要员', archivist: '档案员', sealKeeper: '印章保管人', secrecyOfficer: '保密员', supervisor: '督查员', infoEditor: '信息编辑',
  dutyOfficer: '值班员', dutyLeader: '带班领导', unitContact: '单位联络员', flowAdmin: '流程管理员', organisationClerk: '组织机构管理员',
}

/** Everything a step says, in words, in a fixed order. */
export function stepFacts(step: Step, drawn: Drawn, names: RuleNames): readonly StepFact[] {
  const nameOf = (id: string) => { const name = drawn.steps.find((each) => each.id === id)?.name; return name ? `“${name}”` : `“${id}”（没有这一环节）` }
  const labelOf = (field: string) => drawn.fields.find(({ name }) => name === field)?.label ?? field
  const naming: Naming = { nameOf, labelOf, names }
  const known = [fact('name', '名称', step.name), fact('kind', '种类', stepKindWords[step.kind])]
  switch (step.kind) {
    case 'draft': return [...known, ...rightsOf(step.fields, labelOf), fact('next', '下一步', nameOf(step.next))]
    case 'handle': return [...known, ...handlingOf(step, naming), ...rightsOf(step.fields, labelOf), fact('next', '下一步', nameOf(step.next))]
    case 'circulate': return [...known, fact('people', '传阅对象', rulesWords(step.readers, naming)), fact('next', '下一步', nameOf(step.next))]
    case 'branch': return [
      ...known, ...step.cases.map(({ when, label, to }, at) => fact(`case ${at}`, `条件${at + 1}`, `${label}：${when}，到${nameOf(to)}`)),
      fact('otherwise', '都不符合时', `到${nameOf(step.otherwise)}`),
    ]
    case 'split': return [...known, ...step.branches.map(({ name, to }, at) => fact(`branch ${at}`, `分支${at + 1}`, `${name}，从${nameOf(to)}开始`)), fact('join', '汇合于', nameOf(step.join))]
    case 'join': return [...known, fact('next', '下一步', nameOf(step.next))]
    case 'end': return [...known, fact('result', '结果', step.result === 'completed' ? '办结' : '未通过')]
  }
}

const fact = (key: string, label: string, words: string): StepFact => ({ key, label, words })

interface Naming { readonly nameOf: (step: string) => string; readonly labelOf: (field: string) => string; readonly names: RuleNames }

function handlingOf(step: Extract<Step, { kind: 'handle' }>, naming: Naming): readonly StepFact[] {
  const { disagreeing, overdue } = step
  const { nameOf } = naming
  return [
    fact('people', '办理人', rulesWords(step.participants, naming)),
    fact('mode', '办理方式', modeWords[step.mode]),
    fact('signs', '签署', step.signs ? '同意即签署正文' : '不签署'),
    fact('due', '时限', step.due ? allowanceWords(step.due) : '不限'),
    fact('disagreeing', '不同意时', !disagreeing || disagreeing.policy === 'record' ? '记入意见，继续流转'
      : disagreeing.policy === 'ends' ? '本环节即告结束' : `退回${nameOf(disagreeing.to)}，${disagreeing.way === 'straightBack' ? '改后直接送回' : '改后逐级重新办理'}`),
    fact('overdue', '超期时', !overdue ? '不处理' : overdue.action === 'remind' ? '提醒办理人' : overdue.action === 'autoPass' ? '自动通过' : `上报${rulesWords(overdue.to, naming)}`),
  ]
}

const allowanceWords = (due: Allowance): string => (due.in === 'days' ? `${due.count} 个工作日` : `${due.count} 个工作小时`)

const rightsOf = (fields: Readonly<Record<string, FieldRight>> | undefined, labelOf: Naming['labelOf']): readonly StepFact[] =>
  Object.entries(fields ?? {}).map(([name, right]) => ({ ...fact(`field ${name}`, `字段“${labelOf(name)}”`, rightWords[right]), field: labelOf(name) }))

const rulesWords = (rules: readonly ParticipantRule[], naming: Naming): string => rules.map((rule) => ruleWords(rule, naming)).join('、')

function ruleWords(rule: ParticipantRule, naming: Naming): string {
  const { labelOf, names } = naming
  switch (rule.by) {
    case 'person': return `指定人员（${names.person(rule.person) ?? rule.person}）`
    case 'post': return `指定岗位（${names.post(rule.post) ?? rule.post}）`
    case 'role': return `${unitWords(rule.unit, naming)}的${Object.hasOwn(roleWords, rule.role) ? roleWords[rule.role as OfficeRole] : rule.role}`
    case 'drafter': return '拟稿人'
    case 'headOfDraftersUnit': return '拟稿人所在单位负责人'
    case 'inChargeLeader': return `分管${unitWords(rule.unit, naming)}的领导`
    case 'field': return `表单“${labelOf(rule.field)}”所列人员`
    case 'chosenByPrevious': return '上一环节选定'
    case 'chosenByDrafter': return '拟稿人选定'
  }
}

const unitWords = (unit: UnitRule, { labelOf, names }: Naming): string =>
  (unit.of === 'fixed' ? names.unit(unit.unit) ?? `指定单位（${unit.unit}）` : unit.of === 'drafter' ? '拟稿人所在单位' : `表单“${labelOf(unit.field)}”所列单位`)
