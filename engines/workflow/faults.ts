import { faultOfCondition } from './conditions.ts'
import type { Definition, ParticipantRule, Step, StepId, UnitRule } from './definition.ts'
import { fault, type Fault } from './fault.ts'
import { faultsOfParallel } from './faults-parallel.ts'
import { isManned, linesFrom, reachFrom, rulesOf, stepsAhead } from './graph.ts'

/**
 * Everything that keeps a definition from being published, all at once. `unknownRule` says why a participant rule can
 * find no one in this office (a post that no longer exists, a role no one carries); null when it can.
 */
export function faultsOf(definition: Definition, unknownRule: (rule: ParticipantRule) => string | null = () => null): readonly Fault[] {
  const broken = [...faultsOfNames(definition), ...faultsOfLines(definition)]
  // Lines that lead nowhere make every further walk meaningless.
  if (broken.length > 0) return broken
  return [
    ...faultsOfReach(definition), ...faultsOfParallel(definition), ...definition.steps.flatMap((step) => [
      ...faultsOfRules(definition, step, unknownRule), ...faultsOfStep(definition, step),
    ]),
  ]
}

function faultsOfNames({ steps, fields }: Definition): readonly Fault[] {
  const twice = steps.filter(({ id }, index) => steps.findIndex((other) => other.id === id) !== index)
  const fieldsTwice = fields.filter(({ name }, index) => fields.findIndex((other) => other.name === name) !== index)
  const drafts = steps.filter(({ kind }) => kind === 'draft')
  return [
    ...twice.map((step) => fault('duplicate-step', step, `有两个环节使用了同一标识「${step.id}」，请改为不同的标识。`)),
    ...fieldsTwice.map(({ name }) => fault('duplicate-field', null, `表单字段「${name}」重复定义，请删去一个。`)),
    ...(drafts.length === 1 ? [] : [fault('draft-count', drafts[1] ?? null, `流程须有且只有一个拟稿环节，现有 ${drafts.length} 个。`)]),
    ...(steps.some(({ kind }) => kind === 'end') ? [] : [fault('no-end', null, '流程没有结束环节，请增加一个。')]),
  ]
}

function faultsOfLines({ steps }: Definition): readonly Fault[] {
  const ids = new Set(steps.map(({ id }) => id))
  return steps.flatMap((step) => [...linesFrom(step).map(({ to }) => to), ...(step.kind === 'split' ? [step.join] : [])]
    .filter((to) => !ids.has(to))
    .map((to) => fault('missing-step', step, `「${step.name}」指向的环节「${to}」不存在，请重新连线。`)))
}

function faultsOfReach(definition: Definition): readonly Fault[] {
  const { steps } = definition
  const start = steps.find(({ kind }) => kind === 'draft')!
  const reached = reachFrom(definition, start.id)
  const unreached = steps.filter(({ id }) => !reached.has(id))
  const stuck = steps.filter((step) => reached.has(step.id) && ![...reachFrom(definition, step.id)].some((id) => steps.some((end) => end.id === id && end.kind === 'end')))
  return [
    ...unreached.map((step) => fault('unreachable', step, `「${step.name}」从拟稿出发走不到，请连线或删去。`)),
    ...stuck.map((step) => fault('dead-end', step, `从「${step.name}」走不到任何结束环节，请补上连线。`)),
    ...steps.filter((step) => !isManned(step) && loopsByItself(definition, step.id))
      .map((step) => fault('endless-loop', step, `「${step.name}」会不经任何人办理又回到自己，请在循环中加入办理环节。`)),
  ]
}

const loopsByItself = (definition: Definition, id: StepId) => stepsAhead(definition, id).some((step) => step.id === id)

function faultsOfRules(definition: Definition, step: Step, unknownRule: (rule: ParticipantRule) => string | null): readonly Fault[] {
  const names = definition.fields.map(({ name }) => name)
  const escalation = step.kind === 'handle' && step.overdue?.action === 'escalate' ? step.overdue.to : []
  return [...rulesOf(step), ...escalation].flatMap((rule) => {
    const field = fieldIn(rule)
    if (field !== null && !names.includes(field)) return [fault('unknown-field', step, `「${step.name}」的办理人取自表单字段「${field}」，表单中没有这个字段。`)]
    const why = unknownRule(rule)
    return why === null ? [] : [fault('unresolvable', step, `「${step.name}」的办理人无法确定：${why}`)]
  })
}

const unitField = (unit: UnitRule): string | null => (unit.of === 'field' ? unit.field : null)
function fieldIn(rule: ParticipantRule): string | null {
  switch (rule.by) {
    case 'field': return rule.field
    case 'role': case 'inChargeLeader': return unitField(rule.unit)
    case 'person': case 'post': case 'drafter': case 'headOfDraftersUnit': case 'chosenByPrevious': case 'chosenByDrafter': return null
  }
}

function faultsOfStep(definition: Definition, step: Step): readonly Fault[] {
  if (step.kind === 'branch') return faultsOfConditions(definition, step)
  if (!isManned(step)) return []
  const names = definition.fields.map(({ name }) => name)
  const unknown = Object.keys(step.fields ?? {}).filter((name) => !names.includes(name))
  const rights = unknown.map((name) => fault('unknown-field', step, `「${step.name}」的字段权限用到了「${name}」，表单中没有这个字段。`))
  return step.kind === 'draft' ? rights : [...rights, ...faultsOfOverdue(definition, step), ...faultsOfReturn(definition, step)]
}

function faultsOfConditions(definition: Definition, step: Extract<Step, { kind: 'branch' }>): readonly Fault[] {
  const names = [...definition.fields.map(({ name }) => name), 'results']
  return step.cases.flatMap(({ when, label }) => {
    const why = faultOfCondition(when, names)
    return why === null ? [] : [fault('condition', step, `「${step.name}」的条件「${label}」（${when}）${why}，请修改。`)]
  })
}

type Handle = Extract<Step, { kind: 'handle' }>

function faultsOfOverdue(definition: Definition, step: Handle): readonly Fault[] {
  if (!step.overdue) return []
  const found: Fault[] = []
  if (!step.due) found.push(fault('overdue-without-due', step, `「${step.name}」规定了超期处理，却没有办理时限，请设定时限。`))
  if (step.overdue.action !== 'autoPass') return found
  // 条例 第二十二条: a signature is a person's; the clock cannot give it.
  if (step.signs) found.push(fault('auto-pass-signs', step, `「${step.name}」是签发环节，不能超期自动通过，请改为提醒或上报。`))
  const choosing = stepsAhead(definition, step.id).find((next) => rulesOf(next).some(({ by }) => by === 'chosenByPrevious') && next.kind === 'handle')
  if (choosing) found.push(fault('auto-pass-chooses', step, `「${step.name}」超期自动通过时，没有人选择「${choosing.name}」的办理人，请改用其他人员规则或超期处理。`))
  return found
}

function faultsOfReturn(definition: Definition, step: Handle): readonly Fault[] {
  const policy = step.disagreeing
  if (policy?.policy !== 'returns') return []
  const target = definition.steps.find(({ id }) => id === policy.to)
  const isBefore = target !== undefined && isManned(target) && target.id !== step.id && reachFrom(definition, target.id).has(step.id)
  return isBefore ? [] : [fault('return-target', step, `「${step.name}」不同意时退回的环节「${policy.to}」不在它之前，请另选一个办理环节。`)]
}
