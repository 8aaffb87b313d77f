import type { PersonId } from '#lib/ids'
import { definitionSchema, type Definition, type HandleStep, type HandlingMode, type Step } from '../definition.ts'

/** A definition of given steps; the end is added. */
export const flow = (steps: readonly Step[], fields: readonly string[] = []): Definition => definitionSchema.parse({
  name: 'samples.flow', version: 1, title: '样例流程', fields: fields.map((name) => ({ name, label: name })),
  steps: [...steps, { kind: 'end', id: 'end', name: '办结', result: 'completed' }],
})

export const draft = (next: string): Step => ({ kind: 'draft', id: 'draft', name: '拟稿', next })
type HandleOptions = Partial<Omit<HandleStep, 'kind' | 'id' | 'next' | 'participants'>>
/** A step of named people; the step's name is its id unless told. */
export const handle = (id: string, people: readonly string[], next: string, options: HandleOptions = {}): HandleStep => ({
  kind: 'handle', id, name: id, mode: 'single', next, ...options,
  participants: people.map((person) => ({ by: 'person', person: person as PersonId })),
})

/** 拟稿 → 核稿 → 签发: the shortest real flow. */
export const line = flow([draft('review'), handle('review', ['核'], 'sign'), handle('sign', ['签'], 'end', { signs: true })])

/** 拟稿 → 会签 by 甲乙丙 in a mode → 签发. */
export const signedByThree = (mode: HandlingMode, options: HandleOptions = {}): Definition =>
  flow([draft('countersign'), handle('countersign', ['甲', '乙', '丙'], 'sign', { mode, ...options }), handle('sign', ['签'], 'end')])

/** 拟稿 → 核稿 → 并行（左一 → 左二 | 右） → 汇合 → 签发. */
export const parallel = flow([
  draft('review'), handle('review', ['核'], 'split'),
  { kind: 'split', id: 'split', name: '并行', branches: [{ name: '左', to: 'left1' }, { name: '右', to: 'right' }], join: 'join' },
  handle('left1', ['左一'], 'left2'), handle('left2', ['左二'], 'join'), handle('right', ['右'], 'join'),
  { kind: 'join', id: 'join', name: '汇合', next: 'sign' }, handle('sign', ['签'], 'end'),
])

/** A split inside a branch: 外（内甲 | 内乙 → 内汇）| 旁. */
export const nested = flow([
  draft('outer'),
  { kind: 'split', id: 'outer', name: '外并行', branches: [{ name: '里', to: 'inner' }, { name: '旁', to: 'beside' }], join: 'outerJoin' },
  { kind: 'split', id: 'inner', name: '内并行', branches: [{ name: '甲', to: 'a' }, { name: '乙', to: 'b' }], join: 'innerJoin' },
  handle('a', ['甲'], 'innerJoin'), handle('b', ['乙'], 'innerJoin'),
  { kind: 'join', id: 'innerJoin', name: '内汇合', next: 'after' }, handle('after', ['后'], 'outerJoin'),
  handle('beside', ['旁'], 'outerJoin'),
  { kind: 'join', id: 'outerJoin', name: '外汇合', next: 'sign' }, handle('sign', ['签'], 'end'),
])

/** Conditions, reading, deadlines, field rights and choice in one flow. */
export const rich = flow([
  { kind: 'draft', id: 'draft', name: '拟稿', next: 'review', fields: { units: 'required', urgent: 'write' } },
  handle('review', ['核', '核二'], 'needsCountersign', { mode: 'any', due: { in: 'days', count: 1 }, overdue: { action: 'autoPass' } }),
  { kind: 'branch', id: 'needsCountersign', name: '需会签', cases: [{ when: 'count(units) > 0', label: '涉及其他单位', to: 'countersign' }], otherwise: 'inform' },
  handle('countersign', ['甲', '乙'], 'agreed', { mode: 'all', disagreeing: { policy: 'ends' }, due: { in: 'days', count: 2 }, overdue: { action: 'escalate', to: [{ by: 'person', person: '主任' as PersonId }] } }),
  { kind: 'branch', id: 'agreed', name: '会签结果', cases: [{ when: 'results.countersign = "disagreed"', label: '有不同意见', to: 'mediate' }], otherwise: 'inform' },
  handle('mediate', ['协调'], 'inform'),
  { kind: 'circulate', id: 'inform', name: '传阅', readers: [{ by: 'person', person: '阅一' as PersonId }, { by: 'person', person: '阅二' as PersonId }], next: 'sign' },
  { ...handle('sign', [], 'proof', { mode: 'sequential', signs: true }), participants: [{ by: 'chosenByDrafter' }] },
  { ...handle('proof', [], 'end'), participants: [{ by: 'chosenByPrevious' }] },
], ['units', 'urgent'])
