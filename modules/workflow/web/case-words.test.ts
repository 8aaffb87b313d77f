import { expect, test } from 'vitest'
import { chartOf, decide, evolve, traceOf, unopened, type CaseCommand, type CaseState, type Definition, type Facts } from '#engines/workflow'
import type { PersonId, UnitId } from '#lib/ids'
import { addMinutes, instantOf, type Day, type Instant } from '#lib/instants'
import { sampleFlow } from '../examples.ts'
import { flowOf, spentWords, traceRows, traceTable } from './case-words.ts'
import { csvText } from './csv.ts'

const monday = '2026-11-23' as Day
const nine = instantOf(monday, 9 * 60)
const definition: Definition = { ...sampleFlow, version: 1 }
const person = (name: string) => ({ person: name as PersonId, unit: 'u' as UnitId })
const names = { people: { chen: '陈晓', wang: '王建国', li: '李敏', zhao: '赵刚' } as Record<PersonId, string>, units: { u: '督查室' } as Record<UnitId, string> }

const factsAt = (now: Instant): Facts => ({
  now, definition, participants: { check: [person('wang')], countersign: [person('li'), person('zhao')], sign: [person('zhao')], inform: [person('chen')] }, dueAt: { check: addMinutes(now, 480) },
  escalateTo: [], fields: {}, standsInFor: [], contentHash: 'h', mayTerminate: false,
} as unknown as Facts)

function play(commands: readonly (CaseCommand & { readonly after: number })[]): CaseState {
  return commands.reduce<CaseState>((state, { after, ...command }) => {
    const decision = decide(state, command as CaseCommand, factsAt(addMinutes(nine, after)))
    if (decision.kind === 'refused') throw new Error(decision.code)
    return decision.events.reduce(evolve, state)
  }, unopened)
}
const begin = { after: 0, type: 'begin', actor: 'chen' as PersonId, key: null, drafter: person('chen'), data: { countersigners: [], signer: 'zhao' } } as const
const submit = { after: 30, type: 'approve', actor: 'chen' as PersonId, key: null, task: 1 } as const
const returned = { after: 150, type: 'return', actor: 'wang' as PersonId, key: null, task: 2, to: 'draft', way: 'rerun', opinion: { form: 'words', text: '请补充依据。' } } as const

const shown = (state: CaseState, now = addMinutes(nine, 180)) => ({ at: state.at === 'ended' ? 'ended' as const : 'running' as const, chart: chartOf(definition, state, now), trace: traceOf(state), names })
const node = (state: CaseState, id: string) => flowOf(shown(state), monday).nodes.find((one) => one.id === id)

test('流程图：已办写明谁、何时、用时，在办写明到期和已等', () => {
  const state = play([begin, submit])
  expect(node(state, 'draft')).toEqual({ id: 'draft', label: '拟稿', state: 'done', who: ['陈晓（督查室）'], when: '今天 09:30', duration: '用时 30 分钟' })
  expect(node(state, 'check')).toEqual({ id: 'check', label: '核稿', state: 'now', who: ['王建国（督查室）'], when: '今天 17:30 到期', duration: '已等 2 小时' })
  expect(node(state, 'sign')).toEqual({ id: 'sign', label: '签发', state: 'next' })
})
test('已绕过的环节写未经，不再当作待办', () => {
  const state = play([begin, submit, { after: 60, type: 'approve', actor: 'wang' as PersonId, key: null, task: 2 }])
  expect(['countersign', 'sign', 'inform'].map((id) => node(state, id)?.state)).toEqual(['skipped', 'now', 'next'])
})
test('退回后前面的环节写第几次，退回过的环节待重新办理', () => {
  const state = play([begin, submit, returned])
  expect(node(state, 'draft')).toMatchObject({ label: '拟稿（第2次）', state: 'now' })
  expect(node(state, 'check')).toMatchObject({ state: 'next' })
})
test('流程图的环节与流程定义一一对应', () => expect(flowOf(shown(play([begin])), monday).nodes.map(({ id }) => id)).toEqual(definition.steps.map(({ id }) => id)))
test('两条线连同样的环节时画成一条，合写条件；往回的线画成退回', () => {
  const line = (from: string, to: string, label: string | null) => ({ from, to, label, walked: false })
  const nodes = ['draft', 'check'].map((step) => ({ step, name: step, kind: 'handle' as const, status: 'later' as const, rounds: [] }))
  const { edges } = flowOf({ chart: { nodes, edges: [line('draft', 'check', '加急'), line('draft', 'check', '其他'), line('check', 'draft', null)] }, at: 'running', names }, monday)
  expect(edges).toEqual([{ from: 'draft', to: 'check', label: '加急、其他' }, { from: 'check', to: 'draft', isReturn: true }])
})

test('流转记录一个动作一行，导出的行与显示的行相同', () => {
  const state = play([begin, submit, returned])
  const rows = traceRows(shown(state))
  expect(rows).toHaveLength(traceOf(state).length)
  expect(rows.at(-1)).toMatchObject({ step: '核稿', who: { name: '王建国', unit: '督查室' }, opinion: '请补充依据。' })
  expect(rows.at(-1)?.act).toMatch(/^退回至拟稿/)
  const table = traceTable(rows)
  expect(table).toHaveLength(rows.length + 1)
  expect(table.at(-1)).toEqual(['2026-11-23 11:30', '核稿', '王建国', '督查室', '', rows.at(-1)!.act, '请补充依据。'])
})

test.each([[0, '1 分钟'], [59, '59 分钟'], [60, '1 小时'], [24 * 60 - 1, '23 小时'], [24 * 60, '1 天'], [72 * 60, '3 天']])('%d 分钟写作%s', (minutes, words) => expect(spentWords(minutes)).toBe(words))

test('导出的表格带字节序标记，引号逗号不乱，公式不会运行', () => {
  expect(csvText([['标题', '意见'], ['关于“甲”,乙', '他说"好"\n再议'], ['=1+1', '-']])).toBe('\uFEFF标题,意见\r\n"关于“甲”,乙","他说""好""\n再议"\r\n\'=1+1,\'-\r\n')
})
