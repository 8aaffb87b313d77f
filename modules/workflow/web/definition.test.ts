import { expect, test } from 'vitest'
import type { Step } from '#engines/workflow'
import { sampleFlow } from '../examples.ts'
import type { DefinitionRow } from '../core/types.ts'
import { diffDefinitions } from './definition-diff.ts'
import { type Drawn, stepFacts } from './definition-words.ts'
import { drawingText, faultsFound, fieldWords, formFaults, formOf, placeOfLine, readDrawing } from './drawing.ts'
import { flowLines } from './flow-lines.ts'
import { type NamedPost, ruleChoices, ruleNames } from './rule-names.ts'

const posts = [
  { post: 'p1', title: '局长', unit: 'u1', unitName: '区财政局', holders: [{ person: 'w', name: '王建国' }] },
  { post: 'p2', title: '督查专员', unit: 'u2', unitName: '区委督查室', holders: [] },
  { post: 'p3', title: '组长', unit: 'u2', unitName: '区委督查室', holders: [{ person: 'w', name: '王建国' }] },
] as unknown as readonly NamedPost[]
const names = ruleNames(posts)
const changing = (id: string, change: (step: Step) => object): Drawn => ({ ...sampleFlow, steps: sampleFlow.steps.map((step) => (step.id === id ? { ...step, ...change(step) } as Step : step)) })
const lines = (after: Drawn) => diffDefinitions(sampleFlow, after, names).map(({ where, what, before, after: is }) => [where, what, before, is])

test('同一版没有差别', () => expect(diffDefinitions(sampleFlow, structuredClone(sampleFlow), names)).toEqual([]))
test('时限改了只列时限', () => expect(lines(changing('check', () => ({ due: { in: 'days', count: 3 } })))).toEqual([['环节“核稿”', '时限', '1 个工作日', '3 个工作日']]))
test('环节改名以后仍是同一环节，指向它的也写明', () => {
  expect(lines(changing('sign', () => ({ name: '领导签发' })))).toEqual([
    ['环节“是否会签”', '都不符合时', '到“签发”', '到“领导签发”'], ['环节“会签”', '下一步', '“签发”', '“领导签发”'], ['环节“领导签发”', '名称', '签发', '领导签发'],
  ])
})
test('新增和删除的环节、字段写明', () => {
  const after: Drawn = { ...sampleFlow, fields: [...sampleFlow.fields, { name: 'kind', label: '文种' }], steps: sampleFlow.steps.filter(({ id }) => id !== 'countersign') }
  const found = lines(after)
  expect(found).toContainEqual(['字段“文种”', null, null, '文种'])
  expect(found).toContainEqual(['环节“会签”', null, '会签', null])
  expect(found).toContainEqual(['环节“是否会签”', '条件1', '需要会签：count(countersigners) > 0，到“会签”', '需要会签：count(countersigners) > 0，到“countersign”（没有这一环节）'])
})
test('环节用话说明白', () => {
  const words = Object.fromEntries(stepFacts(sampleFlow.steps.find(({ id }) => id === 'countersign')!, sampleFlow, names).map(({ label, words: said }) => [label, said]))
  expect(words).toMatchObject({ 办理人: '表单“会签人”所列人员', 办理方式: '全部办理', 时限: '2 个工作日', 不同意时: '退回“拟稿”，改后直接送回', 超期时: '上报拟稿人所在单位负责人' })
})
test('指定的岗位、人员、单位说出名称；今天没有的只好说出标识', () => {
  const people = (participants: readonly object[]) => lines(changing('check', () => ({ participants })))[0]![3]
  expect(people([{ by: 'post', post: 'p1' }, { by: 'person', person: 'w' }, { by: 'role', role: 'sectionHead', unit: { of: 'fixed', unit: 'u2' } }])).toBe('指定岗位（区财政局 局长）、指定人员（王建国）、区委督查室的科室负责人')
  expect(people([{ by: 'post', post: 'gone' }])).toBe('指定岗位（gone）')
})
test('可写入的规则按岗位、人员、单位分列，人员和单位各只一次', () => {
  const [byPost, byPerson, byUnit] = ruleChoices(posts).map(({ options }) => options.map(({ label }) => label))
  expect([byPost, byPerson, byUnit]).toEqual([
    ['区财政局 局长（王建国）', '区委督查室 督查专员（无人任职）', '区委督查室 组长（王建国）'], ['王建国（区财政局 局长）'], ['区财政局', '区委督查室'],
  ])
  expect(JSON.parse(ruleChoices(posts)[0]!.options[0]!.value)).toEqual({ by: 'post', post: 'p1' })
})

test('编辑的文字读回来还是原来的流程，版本号不在其中', () => {
  const text = drawingText({ ...sampleFlow, version: 4 })
  expect(text).not.toContain('version')
  expect(readDrawing(text)).toEqual({ drawn: JSON.parse(JSON.stringify(sampleFlow)) })
  expect(text.indexOf('"kind": "handle"')).toBeLessThan(text.indexOf('"name": "核稿"'))
})
test('不是 JSON 时指出在第几行', () => {
  expect(readDrawing('{\n  "name": "a.b"\n  "title": 1\n}')).toMatchObject({ line: 3 })
  expect(readDrawing('')).toMatchObject({ line: null })
  expect(readDrawing('[]')).toMatchObject({ line: 1 })
  expect(placeOfLine('一\n二二\n三', 2)).toEqual({ from: 2, to: 4 })
})
test('检查出的问题指到环节所在', () => {
  const text = drawingText(sampleFlow)
  const [fault, whole] = faultsFound(text, [{ code: 'unreachable', step: 'sign', text: '到不了。' }, { code: 'no-end', step: null, text: '没有结束。' }])
  expect(text.slice(fault!.place!.from, fault!.place!.to)).toBe('"id": "sign"')
  expect(whole?.place).toBeNull()
  const [form] = formFaults(text, [{ field: 'steps.1.mode', text: '请填写。' }])
  expect(form?.text).toBe('第2个环节的 mode：请填写。')
  expect(text.slice(form!.place!.from, form!.place!.to)).toBe('"id": "check"')
})
test('写法不合流程的格式时逐处用中文说明', () => {
  const drawn = { ...sampleFlow, name: '发文', fields: {}, steps: [{ kind: 'draft', id: 'draft', name: '', next: 'check' }, { kind: 'handle', id: 'check', name: '核稿', mode: 'some', participants: [], due: { in: 'days', count: 0 } }, { kind: 'wait' }] }
  const form = formOf(JSON.stringify(drawn), drawn)
  expect('faults' in form && form.faults.map(({ text }) => text)).toEqual([
    'name：应由模块名和流程名组成，如 documents.outgoing。', 'fields：应是列表 [ … ]。', '第1个环节的 name：不能为空。', '第2个环节的 mode：只能是 single、any、all、sequential 之一。',
    '第2个环节的 participants：至少要有 1 项。', '第2个环节的 due.count：不能小于 1。', '第2个环节的 next：还没有写，请补上。', '第3个环节的 kind：没有这一种，请对照已有环节改写。',
  ])
  expect(formOf('', sampleFlow)).toEqual({ flow: sampleFlow })
})
test.each([['steps.0.next', '第1个环节的 next'], ['fields.2', '第3个字段'], ['title', 'title'], ['', '流程']])('位置 %s 说成%s', (field, words) => expect(fieldWords(field)).toBe(words))

test('流程列表以最新版为名，旧版在办另计', () => {
  const row = (version: number, running: number): DefinitionRow => ({ id: `d${version}` as DefinitionRow['id'], name: 'documents.committee', version, title: `第${version}版`, publishedAt: '2026-11-23T01:00:00.000Z' as DefinitionRow['publishedAt'], publishedBy: '系统', running })
  expect(flowLines([row(1, 4), row(3, 2), row(2, 1)])).toMatchObject([{ title: '第3版', running: 7, onOlder: 5 }])
})
