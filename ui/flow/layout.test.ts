import { expect, test } from 'vitest'
import { nodeWords } from './flow-types.ts'
import type { FlowNode } from './flow-types.ts'
import { placeNodes } from './layout.ts'

const node = (id: string): FlowNode => ({ id, label: id, state: 'next' })
const nodes = ['draft', 'left', 'right', 'sign'].map(node)
const edges = [{ from: 'draft', to: 'left' }, { from: 'draft', to: 'right' }, { from: 'left', to: 'sign' }, { from: 'right', to: 'sign' }, { from: 'sign', to: 'draft', isReturn: true }]
const at = (direction: 'down' | 'right') => new Map(placeNodes(nodes, edges, { direction, em: 14 }).places.map((placed) => [placed.id, placed]))

test('流程图自上而下，并行环节同一行', () => {
  const placed = at('down')
  expect(placed.get('left')!.y).toBe(placed.get('right')!.y)
  expect(placed.get('draft')!.y).toBeLessThan(placed.get('left')!.y)
  expect(placed.get('left')!.y).toBeLessThan(placed.get('sign')!.y)
  expect(Math.abs(placed.get('left')!.x - placed.get('right')!.x)).toBeGreaterThanOrEqual(10.5 * 14)
})
test('流程图横排时从左到右', () => expect(at('right').get('draft')!.x).toBeLessThan(at('right').get('sign')!.x))
test('节点念成一句话', () => {
  expect(nodeWords({ id: 'a', label: '会签', state: 'done', who: ['王某（财政局）', '李某（代赵某）'], when: '11月20日 09:00', duration: '用时 2 小时' }))
    .toBe('会签，已办，王某（财政局）、李某（代赵某），11月20日 09:00，用时 2 小时')
})
