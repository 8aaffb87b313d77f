import { expect, test } from 'vitest'
import type { Instant } from '#lib/instants'
import { content } from '../../testing/item-samples.ts'
import { normIssues, shippedNorms } from './norms.ts'

const codes = (over: Parameters<typeof content>[0]) => normIssues(content(over), shippedNorms).map(({ code }) => code)
const good = '目前，青禾镇河堤长12公里，11月22日巡查发现40处隐患。问题是外来树木松动堤身，原因主要是绿化时未征求水利部门意见。建议由区水利局汛后分批移除。'.repeat(8)

test('写作规范只提示不拦截：题目不见要点、过短过长、一文两事、缺时间地点数字、问题类缺段落', () => {
  expect(codes({ text: good, kind: 'problem' })).toEqual([])
  expect(codes({ title: '关于防汛工作开展情况的汇报', text: good, kind: 'problem' })).toEqual(['N-TITLE'])
  expect(codes({ title: '抓防汛', text: good, kind: 'problem' })).toEqual(['N-TITLE-SHORT'])
  expect(codes({ title: '加'.repeat(31), text: good, kind: 'problem' })).toEqual(['N-TITLE-LONG'])
  expect(codes({ text: good.slice(0, 100), kind: 'problem' })).toEqual(['N-SHORT'])
  expect(codes({ text: good.repeat(4), kind: 'problem' })).toEqual(['N-LONG'])
  expect(codes({ text: `${good}另外，区教育局召开了会议。`, kind: 'problem' })).toEqual(['N-MATTER'])
  expect(codes({ text: '深入推进，成效明显。'.repeat(60), kind: 'experience' })).toEqual(['N-FACTS'])
  expect(codes({ text: good, kind: 'development' })).toEqual(['N-EVENT-TIME'])
  expect(codes({ text: good, kind: 'development', eventAt: '2026-11-22T10:00:00.000Z' as Instant })).toEqual([])
  expect(normIssues(content({ text: '11月22日青禾镇河堤120米，深入推进。'.repeat(30), kind: 'problem' }), shippedNorms).find(({ code }) => code === 'N-PROBLEM')?.text).toContain('现状、问题、原因、建议。')
  expect(normIssues(content({ title: '抓', text: '' }), shippedNorms).every(({ severity }) => severity === 'warn')).toBe(true)
})
