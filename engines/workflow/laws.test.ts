import assert from 'node:assert/strict'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMinutes } from '#lib/instants'
import { foldLawfully } from '#lib/testing/spec'
import { decide, mayDo, openTasks, unopened, workflowWith } from './index.ts'
import type { Definition } from './definition.ts'
import { faultsOf } from './faults.ts'
import { attempt, definitions, dice, PEOPLE, type Dice } from './testing/random.ts'
import { participant, peopleByRule, person, start } from './testing/scenario.ts'
import type { CaseCommand, CaseEvent, CaseState, EndedCase, Facts, RunningCase } from './types.ts'

type Begun = RunningCase | EndedCase
interface Played { readonly state: Begun; readonly events: readonly CaseEvent[]; readonly facts: Facts }
type Watch = (before: Begun, command: CaseCommand, answer: ReturnType<typeof decide>, after: Begun, facts: Facts) => void

const factsAt = (definition: Definition, minutes: number, content: number): Facts => ({
  now: addMinutes(start, minutes), definition, participants: peopleByRule(definition), escalateTo: [participant('丁')], standsInFor: [], mayTerminate: true,
  dueAt: Object.fromEntries(definition.steps.map(({ id }) => [id, addMinutes(start, minutes + 60)])), contentHash: `text-${content}`,
})

/** Plays random attempts from the first draft on; every accepted act is folded with all invariants checked. */
function run(definition: Definition, throws: readonly Dice[], watch: Watch = () => undefined): Played {
  let facts = factsAt(definition, 0, 0)
  const begun = decide(unopened, { type: 'begin', actor: person('拟'), key: null, drafter: participant('拟'), data: { flag: null, kept: '原文' } }, facts)
  assert.ok(begun.kind === 'accepted')
  let state = foldLawfully(workflowWith(facts), unopened, begun.events)
  let events = begun.events
  let minutes = 0
  for (const each of throws) {
    assert.ok(state.at !== 'unopened')
    minutes += each.minutes
    facts = factsAt(definition, minutes, each.content)
    const command = attempt(state, definition, each)
    const answer = decide(state, command, facts)
    expect(decide(state, command, facts)).toEqual(answer)
    const after: CaseState = answer.kind === 'accepted' ? foldLawfully(workflowWith(facts), state, answer.events) : state
    assert.ok(after.at !== 'unopened')
    watch(state, command, answer, after, facts)
    if (answer.kind === 'accepted') events = [...events, ...answer.events]
    state = after
  }
  assert.ok(state.at !== 'unopened')
  return { state, events, facts }
}

const played = fc.tuple(definitions, fc.array(dice, { minLength: 10, maxLength: 80, size: 'max' }))
const holds = (law: (definition: Definition, throws: readonly Dice[]) => void, numRuns = 80) => fc.assert(fc.property(played, ([definition, throws]) => law(definition, throws)), { numRuns })

test('随机画出的流程都能通过发布检查', () => fc.assert(fc.property(definitions, (definition) => { assert.deepEqual(faultsOf(definition), []) }), { numRuns: 200 }))

test('法则一：一项待办只关闭一次；已关闭的再办必被拒绝', () => holds((definition, throws) => {
  run(definition, throws, (before, _, answer, after, facts) => {
    for (const task of before.tasks) if (task.at !== 'open') assert.deepEqual(after.tasks[task.number - 1], task)
    if (answer.kind === 'refused') return
    for (const task of after.tasks.filter(({ at, kind }) => at !== 'open' && kind === 'handle')) {
      const again = decide(after, { type: 'approve', actor: task.to.person, key: null, task: task.number }, facts)
      assert.ok(again.kind === 'refused' && (again.code === 'task-closed' || again.code === 'case-ended'))
    }
  })
}))

test('法则二：办件不会卡住；人人都办，总能办结', () => holds((definition, throws) => {
  const { state: reached, facts } = run(definition, throws)
  let state: CaseState = reached
  for (let turn = 0; state.at === 'running'; turn++) {
    assert.ok(turn < 500, 'the case does not come to its end')
    const task = openTasks(state).find(({ kind }) => kind === 'handle')
    assert.ok(task)
    const answer = decide(state, { type: 'approve', actor: task.to.person, key: null, task: task.number }, facts)
    assert.equal(answer.kind === 'refused' ? answer.code : 'accepted', 'accepted')
    state = foldLawfully(workflowWith(facts), state, answer.kind === 'accepted' ? answer.events : [])
  }
}))

test('法则三：意见、记录和表单内容从不删除、从不改动', () => holds((definition, throws) => {
  run(definition, throws, (before, _, __, after) => {
    assert.deepEqual(after.acts.slice(0, before.acts.length), before.acts)
    assert.equal(after.data['kept'], '原文')
    assert.ok(Object.keys(before.data).every((name) => name in after.data))
    assert.ok(after.visits.length >= before.visits.length && after.tasks.length >= before.tasks.length)
  })
}))

test('法则四：正文变了的签名不会随件走到后面的环节', () => holds((definition, throws) => {
  run(definition, throws, (_, command, answer, after, facts) => {
    const isHandingOn = answer.kind === 'accepted' && command.type === 'approve' && answer.events.some(({ type }) => type === 'step-entered' || type === 'case-ended')
    if (isHandingOn) for (const { standing, hash } of after.signatures) assert.ok(!standing || hash === facts.contentHash)
  })
}))

test('法则五：阅件人从不挡路；阅件随时能阅', () => holds((definition, throws) => {
  const { state, facts } = run(definition, throws)
  for (const task of openTasks(state).filter(({ kind }) => kind === 'read')) {
    const answer = decide(state, { type: 'read', actor: task.to.person, key: null, task: task.number }, facts)
    assert.ok(answer.kind === 'accepted' && answer.events.length === 1)
  }
}))

test('法则六：办件按发起时的版本办到底', () => holds((definition, throws) => {
  const { state, facts } = run(definition, throws)
  const answer = decide(state, { type: 'circulate', actor: person('拟'), key: null, readers: [participant('甲')] }, { ...facts, definition: { ...definition, version: 2 } })
  assert.ok(answer.kind === 'refused' && answer.code === 'wrong-definition')
}, 40))

test('法则八：重放全部事件得到同一办件', () => holds((definition, throws) => {
  const { state, events, facts } = run(definition, throws)
  assert.deepEqual(foldLawfully(workflowWith(facts), unopened, JSON.parse(JSON.stringify(events)) as CaseEvent[]), state)
}))

test('法则九：每一行记录都有谁、何时；办理的有环节、轮次；同一键值只算一次', () => holds((definition, throws) => {
  const { state, facts } = run(definition, throws)
  for (const act of state.acts) {
    assert.ok(act.at >= start)
    assert.ok(act.actor !== null || ['autoPass', 'remind', 'escalate', 'reopenSigning'].includes(act.operation))
    if (['approve', 'disagree', 'return', 'transfer'].includes(act.operation)) assert.ok(act.step !== null && act.round !== null && act.task !== null)
  }
  const task = openTasks(state).find(({ kind }) => kind === 'handle')
  if (!task) return
  const command = { type: 'approve', actor: task.to.person, key: '同一键值', task: task.number } as const
  const once = decide(state, command, facts)
  assert.ok(once.kind === 'accepted')
  const twice = decide(foldLawfully(workflowWith(facts), state, once.events), command, facts)
  assert.deepEqual(twice, { kind: 'accepted', events: [] })
}))

test('两人同时办同一件事：至多一人成功', () => holds((definition, throws) => {
  const { state, facts } = run(definition, throws)
  for (const task of openTasks(state).filter(({ kind }) => kind === 'handle')) {
    const approve = { type: 'approve', actor: task.to.person, key: null, task: task.number } as const
    const first = decide(state, approve, facts)
    assert.ok(first.kind === 'accepted')
    assert.equal(decide(foldLawfully(workflowWith(facts), state, first.events), approve, facts).kind, 'refused')
  }
}))

test('按钮说能做的就能做，说不能的就给出同样的理由', () => holds((definition, throws) => {
  const { state, facts } = run(definition, throws)
  for (const { number } of state.tasks) for (const actor of PEOPLE.map(person)) {
    const shared = { actor, key: null, task: number }
    for (const { operation, allowed, reason } of mayDo(state, number, { actor, facts })) {
      const command: CaseCommand | null = operation === 'retract' || operation === 'read' || operation === 'approve' ? { ...shared, type: operation }
        : operation === 'urge' ? { ...shared, type: 'urge', channel: 'inApp' } : operation === 'recall' ? { actor, key: null, type: 'recall', tasks: 'all' } : null
      if (!command) continue
      const answer = decide(state, command, facts)
      assert.equal(answer.kind === 'accepted', allowed)
      if (answer.kind === 'refused') assert.equal(answer.code, reason?.code)
    }
  }
}, 30))
