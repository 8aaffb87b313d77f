import { describe, expect, test } from 'vitest'
import type { FileId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { colleague, contact, defect, deputy, discipline, entry, given, jointPlan, lived, now, on, outsider, plan, planner, reform, town, ways } from '../testing/core-samples.ts'
import type { Entry } from './types.ts'

const covert = plan({ isCovert: true })
const two = plan({ method: 'special', targets: [town, reform] })
const recorded = (over: Entry, problem: number | null) => ({ type: 'recorded', entry: over, problem, unit: town, by: colleague, at: now }) as const

describe('通知和进点', () => {
  test('批准后各单位收到一份通知', () => given(planner, lived(...ways.approved())).when({ type: 'notify' }).then({ type: 'notified', notices: [{ unit: town, number: 1, at: now }], by: planner, at: now }))
  test('暗访不发通知', () => given(planner, lived(...ways.approved(covert))).when({ type: 'notify' }).thenRefused('covert-gives-no-notice'))
  test('暗访直接进点', () => given(planner, lived(...ways.approved(covert))).when({ type: 'begin' }).then({ type: 'begun', by: planner, at: now }))
  test('不是暗访须先发通知', () => given(planner, lived(...ways.approved())).when({ type: 'begin' }).thenRefused('notice-comes-first'))
})

describe('现场记录', () => {
  const past = lived(...ways.visiting())
  test('发现的问题进入问题清单', () => given(colleague, past).when({ type: 'record', entry: entry('entry-1', { defect }) }).then(recorded(entry('entry-1', { defect }), 1)))
  test('没有问题也记', () => given(colleague, past).when({ type: 'record', entry: entry('entry-1') }).then(recorded(entry('entry-1'), null)))
  test('同一条再送一次只算一次', () => given(colleague, [...past, recorded(entry('entry-1'), null)]).when({ type: 'record', entry: entry('entry-1') }).then())
  test('同一条重传了照片也只算一次', () => given(colleague, [...past, recorded(entry('entry-1'), null)]).when({ type: 'record', entry: entry('entry-1', { photos: [{ file: 'F2' as FileId, takenAt: now, clock: 'exif' }] }) }).then())
  test('报告送出之后断网时记的那条再送来，仍只算一次', () => given(colleague, lived(...ways.signing())).when({ type: 'record', entry: entry('entry-0', { defect }) }).then())
  test('同一编号内容不同不收', () => given(colleague, [...past, recorded(entry('entry-1'), null)]).when({ type: 'record', entry: entry('entry-1', { text: '改了' }) }).thenRefused('entry-changed'))
  test('不在名单内的单位不收', () => given(colleague, past).when({ type: 'record', entry: entry('entry-1', { unit: reform.unit }) }).thenRefused('entry-outside-targets'))
  test('比现在还晚的拍摄时间不收', () => given(colleague, past).when({ type: 'record', entry: entry('entry-1', { photos: [{ file: 'F1' as FileId, takenAt: on('2026-11-24'), clock: 'exif' }] }) }).thenRefused('entry-in-future'))
  test('没有写情况不收', () => given(colleague, past).when({ type: 'record', entry: entry('entry-1', { text: ' ' }) }).thenRefused('inspection-words-missing'))
  test('没有网络时记下、几天后才送到的，按记下的那天看整改期限', () => {
    const written = { notedAt: now, defect: { ...defect, dueOn: '2026-11-25' as Day } }
    given(colleague, past, { now: on('2026-11-27') }).when({ type: 'record', entry: entry('entry-1', written) }).then({ type: 'recorded', entry: entry('entry-1', written), unit: town, problem: 1, by: colleague, at: on('2026-11-27') })
    given(colleague, past).when({ type: 'record', entry: entry('entry-1', { defect: { ...defect, dueOn: '2206-11-25' as Day } }) }).thenRefused('rectify-by-too-far')
  })
  test('整改期限已过不收', () => given(colleague, past).when({ type: 'record', entry: entry('entry-1', { defect: { ...defect, dueOn: '2026-11-20' as Day } }) }).thenRefused('rectify-by-past'))
  test('不是督查组成员不能记', () => given(outsider, past).when({ type: 'record', entry: entry('entry-1') }).thenRefused('not-for-team'))
})

describe('报告和签字', () => {
  test('名单上的单位都有记录才能写报告（R48）', () => given(planner, [...lived(...ways.visiting(two)), recorded(entry('entry-1'), null)]).when({ type: 'report', text: '报告' }).thenRefused('targets-unvisited'))
  test('写报告', () => given(planner, lived(...ways.found())).when({ type: 'report', text: '报告' }).then({ type: 'reported', text: '报告', by: planner, at: now }))
  test('签了一个还不交办', () => given(planner, lived(...ways.signing())).when({ type: 'sign' }).then({ type: 'signed', person: planner.person, agency: plan().lead.unit, by: planner, at: now }))
  test('不能签两次', () => given(planner, lived(...ways.signing(), [planner, { type: 'sign' }])).when({ type: 'sign' }).thenRefused('signed-already'))
  test('全组签完，问题交各单位整改', () => given(colleague, lived(...ways.signing(), [planner, { type: 'sign' }])).when({ type: 'sign' })
    .then({ type: 'signed', person: colleague.person, agency: plan().lead.unit, by: colleague, at: now }, { type: 'handed-out', at: now, on: '2026-11-23' as Day }))
  test('联合督查每个单位一人签字即可，缺一个单位不行（R46）', () => {
    expect(lived(...ways.signing(jointPlan), [planner, { type: 'sign' }], [colleague, { type: 'sign' }]).some(({ type }) => type === 'handed-out')).toBe(false)
    expect(lived(...ways.signing(jointPlan), [planner, { type: 'sign' }], [discipline, { type: 'sign' }]).some(({ type }) => type === 'handed-out')).toBe(true)
  })
  test('签字前可以退回修改，已签的要重签', () => {
    const past = lived(...ways.signing(), [planner, { type: 'sign' }])
    given(colleague, past).when({ type: 'revise', reason: '数字有误' }).then({ type: 'revised', reason: '数字有误', by: colleague, at: now })
    expect(lived(...ways.signing(), [planner, { type: 'sign' }], [colleague, { type: 'revise', reason: '数字有误' }], [planner, { type: 'report', text: '改后' }], [planner, { type: 'sign' }]).at(-1)).toMatchObject({ type: 'signed' })
  })
})

describe('呈阅和办结', () => {
  test('领导阅示', () => given(deputy, lived(...ways.rectifying())).when({ type: 'note-read', words: '好' }).then({ type: 'read', words: '好', by: deputy, at: now }))
  test('别人不能代阅', () => given(colleague, lived(...ways.rectifying())).when({ type: 'note-read', words: '' }).thenRefused('not-for-plan-approver'))
  test('问题没有全部销号不能办结', () => given(planner, lived(...ways.rectified())).when({ type: 'close' }).thenRefused('problems-open'))
  test('没有呈阅不能办结', () => given(planner, lived(...ways.resolved())).when({ type: 'close' }).thenRefused('report-unread'))
  test('办结', () => given(planner, lived(...ways.read())).when({ type: 'close' }).then({ type: 'closed', by: planner, at: now }))
  test('单位不能办结', () => given(contact, lived(...ways.read())).when({ type: 'close' }).thenRefused('not-for-lead-agency'))
})
