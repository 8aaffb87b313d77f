import { describe, expect, test } from 'vitest'
import { caseRefusals } from './refusals.ts'
import { chartOf } from './chart.ts'
import { choicesOf, mayDo } from './queries.ts'
import { traceOf } from './trace.ts'
import { addMinutes } from '#lib/instants'
import { line, parallel, rich } from './testing/examples.ts'
import { participant, person, play, start, words, type Scenario } from './testing/scenario.ts'

const agree = { type: 'approve' } as const
const allowed = (c: Scenario, task: number, who: string) =>
  mayDo(c.state(), task, { actor: person(who), facts: { now: start, standsInFor: [], mayTerminate: false } }).filter((each) => each.allowed).map(({ operation }) => operation)

describe('能做什么', () => {
  test('按钮与拒绝出自同一处', () => {
    const c = play(line).by('拟', agree)
    expect(allowed(c, 2, '核')).toEqual(['approve', 'disagree', 'return', 'transfer', 'circulate'])
    expect(allowed(c, 1, '拟')).toEqual(['retract', 'circulate'])
    expect(allowed(c, 2, '拟')).toEqual(['circulate', 'urge'])
    expect(allowed(c, 2, '外人')).toEqual([])
    const refused = mayDo(c.state(), 2, { actor: person('外人'), facts: { now: start, standsInFor: [], mayTerminate: false } })[0]
    expect(refused?.reason?.code).toBe('not-your-task')
  })
  test('拟稿环节没有不同意和退回；第一步没有可退的环节', () => {
    expect(allowed(play(line), 1, '拟')).toEqual(['approve', 'transfer', 'circulate'])
  })
  test('阅件只能标记已阅', () => {
    const c = play(line).by('拟', { type: 'circulate', readers: [participant('阅')] })
    expect(allowed(c, 2, '阅')).toEqual(['read'])
    expect(allowed(c, 2, '拟')).toEqual(['circulate', 'recall', 'urge'])
  })
  test('提交时要选的人：前一步没有选过的必选', () => {
    const c = play(rich, { data: { units: ['财政局'] } }).by('拟', agree).by('核', agree).by('甲', agree)
    expect(choicesOf(rich, c.state(), c.taskOf('乙'))).toEqual([{ step: 'sign', name: 'sign', single: false, required: true }])
  })
  test('每个拒绝都有一句说明，并说下一步怎么办', () => {
    for (const sentence of Object.values(caseRefusals)) expect(sentence).toMatch(/[。]$/)
  })
})

describe('流程图', () => {
  const statuses = (c: Scenario, definition = parallel) => Object.fromEntries(chartOf(definition, c.state(), start).nodes.map(({ step, status }) => [step, status]))
  test('已办、在办、下一步、以后', () => {
    const c = play(parallel).by('拟', agree).by('核', agree).by('右', agree)
    expect(statuses(c)).toEqual({ draft: 'done', review: 'done', split: 'done', left1: 'now', left2: 'next', right: 'done', join: 'later', sign: 'later', end: 'later' })
  })
  test('退回后，作废的环节标为已退回，走过的线随之改变', () => {
    const c = play(parallel).by('拟', agree).by('核', agree).by('左一', { type: 'return', to: 'draft', way: 'rerun', opinion: words('改') })
    expect(statuses(c)).toMatchObject({ draft: 'now', review: 'next', left1: 'returned', right: 'returned' })
    expect(chartOf(parallel, c.state(), start).edges.filter(({ walked }) => walked)).toEqual([])
  })
  test('办结后全程为已办，线全部走过；谁办的、用时都在', () => {
    const c = play(line).by('拟', agree).later(90).by('核', agree).by('签', agree)
    const chart = chartOf(line, c.state(), addMinutes(start, 500))
    expect(chart.nodes.map(({ status }) => status)).toEqual(['done', 'done', 'done', 'done'])
    expect(chart.edges.every(({ walked }) => walked)).toBe(true)
    expect(chart.nodes[1]?.rounds).toMatchObject([{ round: 1, minutes: 90, people: [{ person: '核', how: 'approved' }] }])
  })
  test('顺序会签未轮到的人也在图上', () => {
    const c = play(rich, { data: { units: [] , urgent: true }, choose: { sign: [participant('签一'), participant('签二')] } })
    c.by('拟', { ...agree, data: { units: ['财政局'] } }).by('核', agree).by('甲', agree).by('乙', agree)
    expect(chartOf(rich, c.state(), start).nodes.find(({ step }) => step === 'sign')?.rounds[0]?.people.map(({ how }) => how)).toEqual(['open', 'waiting'])
  })
})

describe('流转记录', () => {
  test('一行一事：何环节、第几轮、收到、打开、办理', () => {
    const c = play(line).by('拟', agree).later(10).by('核', { type: 'open' }).later(20).by('核', { ...agree, opinion: words('同意报签') })
    expect(traceOf(c.state()).at(-1)).toMatchObject({
      number: 3, operation: 'approve', stepName: 'review', round: 1, actor: '核', onBehalfOf: null,
      receivedAt: start, openedAt: addMinutes(start, 10), at: addMinutes(start, 30), minutes: 30, opinion: words('同意报签'),
    })
    expect(traceOf(c.state())).toHaveLength(c.state().acts.length)
  })
})
