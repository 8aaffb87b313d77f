import { describe, expect, test } from 'vitest'
import type { PostId } from '#lib/ids'
import { definitionSchema, type Definition, type Step } from './definition.ts'
import { faultsOf } from './faults.ts'
import { draft, flow, handle, line, nested, parallel, rich, signedByThree } from './testing/examples.ts'

const codes = (definition: Definition) => [...new Set(faultsOf(definition).map(({ code, step }) => (step ? `${code}@${step}` : code)))]
const split = (to: readonly string[], join = 'join'): Step => ({ kind: 'split', id: 'split', name: '并行', join, branches: to.map((each) => ({ name: each, to: each })) })
const join = (next: string): Step => ({ kind: 'join', id: 'join', name: '汇合', next })
const branch = (when: string, to: string, otherwise: string): Step => ({ kind: 'branch', id: 'branch', name: '分支', cases: [{ when, label: '条件', to }], otherwise })

describe('发布前检查', () => {
  test.each([line, parallel, nested, rich, signedByThree('all')])('没有问题的流程可以发布', (definition) => expect(faultsOf(definition)).toEqual([]))

  test.each<[string, Definition, string]>([
    ['标识重复', flow([draft('a'), handle('a', ['甲'], 'end'), handle('a', ['乙'], 'end')]), 'duplicate-step@a'],
    ['字段重复', flow([draft('end')], ['x', 'x']), 'duplicate-field'],
    ['连线落空', flow([draft('nowhere')]), 'missing-step@draft'],
    ['两个拟稿', flow([draft('end'), { ...draft('end'), id: 'draft2' }]), 'draft-count@draft2'],
    ['没有结束', { ...line, steps: line.steps.filter(({ kind }) => kind !== 'end') }, 'no-end'],
    ['走不到的环节', flow([draft('end'), handle('a', ['甲'], 'end')]), 'unreachable@a'],
    ['走不到结束', flow([draft('branch'), branch('x > 1', 'a', 'end'), handle('a', ['甲'], 'a')], ['x']), 'dead-end@a'],
    ['并行没有汇合', flow([draft('split'), split(['a', 'b'], 'c'), handle('a', ['甲'], 'c'), handle('b', ['乙'], 'c'), handle('c', ['丙'], 'end')]), 'split-without-join@split'],
    ['汇合没有并行', flow([draft('join'), join('end')]), 'join-without-split@join'],
    ['分支内结束', flow([draft('split'), split(['a', 'b']), handle('a', ['甲'], 'end'), handle('b', ['乙'], 'join'), join('end')]), 'end-in-branch@end'],
    ['两分支共用环节', flow([draft('split'), split(['a', 'b']), handle('a', ['甲'], 'c'), handle('b', ['乙'], 'c'), handle('c', ['丙'], 'join'), join('end')]), 'step-in-two-branches@c'],
    ['从外面连入分支', flow([draft('branch'), branch('x > 1', 'split', 'b'), split(['a', 'b']), handle('a', ['甲'], 'join'), handle('b', ['乙'], 'join'), join('end')], ['x']), 'branch-leaves-split@branch'],
    ['不经人的循环', flow([draft('branch'), branch('x > 1', 'branch', 'end')], ['x']), 'endless-loop@branch'],
    ['条件写错', flow([draft('branch'), branch('x >', 'end', 'end')], ['x']), 'condition@branch'],
    ['条件用了没有的字段', flow([draft('branch'), branch('y > 1', 'end', 'end')], ['x']), 'condition@branch'],
    ['条件看时钟', flow([draft('branch'), branch('x > now()', 'end', 'end')], ['x']), 'condition@branch'],
    ['办理人取自没有的字段', flow([draft('a'), { ...handle('a', [], 'end'), participants: [{ by: 'role', role: 'unitHead', unit: { of: 'field', field: 'y' } }] }]), 'unknown-field@a'],
    ['字段权限用了没有的字段', flow([{ ...draft('end'), fields: { y: 'read' } } as Step]), 'unknown-field@draft'],
    ['签发在分支内', flow([draft('split'), split(['a', 'b']), handle('a', ['甲'], 'join', { signs: true }), handle('b', ['乙'], 'join'), join('end')]), 'signs-in-branch@a'],
    ['签发超期自动通过', flow([draft('a'), handle('a', ['甲'], 'end', { signs: true, due: { in: 'days', count: 1 }, overdue: { action: 'autoPass' } })]), 'auto-pass-signs@a'],
    ['自动通过后无人选人', flow([draft('a'), handle('a', ['甲'], 'b', { due: { in: 'days', count: 1 }, overdue: { action: 'autoPass' } }), { ...handle('b', [], 'end'), participants: [{ by: 'chosenByPrevious' }] }]), 'auto-pass-chooses@a'],
    ['有超期处理没有时限', flow([draft('a'), handle('a', ['甲'], 'end', { overdue: { action: 'remind' } })]), 'overdue-without-due@a'],
    ['不同意退回到后面', flow([draft('a'), handle('a', ['甲'], 'b', { disagreeing: { policy: 'returns', to: 'b', way: 'rerun' } }), handle('b', ['乙'], 'end')]), 'return-target@a'],
    ['分支内不同意不能跨并行送回', flow([draft('split'), split(['a', 'b']), handle('a', ['甲'], 'join', { disagreeing: { policy: 'returns', to: 'draft', way: 'straightBack' } }), handle('b', ['乙'], 'join'), join('end')]), 'return-target@a'],
  ])('%s', (_, definition, code) => expect(codes(definition)).toContain(code))

  test('岗位、角色在本单位找不到人的，说明原因', () => {
    const definition = flow([draft('a'), { ...handle('a', [], 'end'), participants: [{ by: 'post', post: '旧岗位' as PostId }] }])
    const faults = faultsOf(definition, (rule) => (rule.by === 'post' ? '岗位已撤销，请改选。' : null))
    expect(faults).toEqual([{ code: 'unresolvable', step: 'a', text: '「a」的办理人无法确定：岗位已撤销，请改选。' }])
  })

  test('所有问题一次列全', () => {
    const bad = flow([draft('branch'), branch('y > 1', 'a', 'end'), handle('a', ['甲'], 'end', { overdue: { action: 'remind' } }), handle('z', ['乙'], 'end')])
    expect(codes(bad)).toEqual(['unreachable@z', 'condition@branch', 'overdue-without-due@a'])
  })

  test('条件按表单字段判断；缺值按否处理', () => {
    const when = (text: string) => faultsOf(flow([draft('branch'), branch(text, 'end', 'end')], ['units', 'kind', '文种']))
    expect(when('some u in units satisfies u = "财政局"')).toEqual([])
    expect(when('list contains(units, kind) and not(文种 = "函")')).toEqual([])
  })

  test('格式不对的定义不能读入', () => {
    expect(definitionSchema.safeParse({ ...line, name: '公文' }).success).toBe(false)
    expect(definitionSchema.safeParse({ ...line, version: 0 }).success).toBe(false)
    expect(definitionSchema.parse(JSON.parse(JSON.stringify(rich)))).toEqual(rich)
  })
})
