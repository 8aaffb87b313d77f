import { expect, test } from 'vitest'
import fc from 'fast-check'
import type { PersonId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import { decideLawfully, specFor } from '../../../lib/testing/spec.ts'
import { mayReadFile } from './access.ts'
import { incidents } from './decide-incident.ts'
import { dispositionOf, safeName } from './names.ts'
import { rangeIn } from './range.ts'
import { fingerprintsOf, likenessTo, markIn, screenTyped } from './secrecy.ts'
import histories from './histories/incidents.json' with { type: 'json' }
import type { IncidentCommand, IncidentEvent, IncidentId, IncidentState } from './types.ts'

const given = specFor(incidents)
const NOW = '2026-11-23T01:30:00.000Z' as Instant
const LATER = '2026-11-23T03:00:00.000Z' as Instant
const officer = 'officer' as PersonId
const id = 'incident-1' as IncidentId
const opened: IncidentEvent = { type: 'incident-opened', id, openedAt: NOW, dueAt: '2026-11-24T01:30:00.000Z' as Instant, sign: 'mark', sha256: 'aa' }
const reported: IncidentEvent = { type: 'incident-reported', by: officer, reportedAt: LATER }
const closed: IncidentEvent = { type: 'incident-closed', by: officer, closedAt: LATER, outcome: 'handed-over' }

test('发现涉密内容即开启事件，24小时内须报告', () => given().when({ type: 'open', id, now: NOW, sign: 'mark', sha256: 'aa' }).then(opened))
test('同一事件不重复登记', () => given(opened).when({ type: 'open', id, now: NOW, sign: 'mark', sha256: 'aa' }).thenRefused('incident-known'))
test('保密员记录报告时间', () => given(opened).when({ type: 'report', by: officer, now: LATER }).then(reported))
test('报告只记一次', () => given(opened, reported).when({ type: 'report', by: officer, now: LATER }).thenRefused('already-reported'))
test('未报告不得登记真实载体的处置结果', () => given(opened).when({ type: 'close', by: officer, now: LATER, outcome: 'handed-over' }).thenRefused('not-reported'))
test('误判可以直接结案', () => given(opened).when({ type: 'close', by: officer, now: LATER, outcome: 'not-classified' }).then({ ...closed, outcome: 'not-classified' } as IncidentEvent))
test('报告后登记处置结果结案', () => given(opened, reported).when({ type: 'close', by: officer, now: LATER, outcome: 'handed-over' }).then(closed))
test('结案后不再改动', () => given(opened, reported, closed).when({ type: 'close', by: officer, now: LATER, outcome: 'not-classified' }).thenRefused('incident-closed'))
test('没有的事件不能报告、不能结案', () => {
  given().when({ type: 'report', by: officer, now: LATER }).thenRefused('no-such-incident')
  given().when({ type: 'close', by: officer, now: LATER, outcome: 'not-classified' }).thenRefused('no-such-incident')
})

const commands: readonly IncidentCommand[] = [
  { type: 'open', id, now: NOW, sign: 'mark', sha256: 'aa' }, { type: 'report', by: officer, now: LATER },
  ...(['handed-over', 'destroyed-by-order', 'not-classified'] as const).map((outcome) => ({ type: 'close' as const, by: officer, now: LATER, outcome })),
]
test('任意命令次序下，真实载体都先报告后处置', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...commands), { maxLength: 12 }), (sequence) => {
    sequence.reduce((past: readonly IncidentEvent[], command) => decideLawfully(incidents, past, command).history, [])
  }))
})
test('早先记录的事件流仍可读出', () => {
  for (const { events, state } of histories as unknown as { events: IncidentEvent[]; state: IncidentState }[]) expect(events.reduce(incidents.evolve, incidents.initial)).toEqual(state)
})

const text = '关于全区重点项目建设的有关情况，各单位应当高度重视，认真组织实施，于本月底前将落实情况报区委办公室督查室汇总，逾期未报的予以通报。'
test('N-08 隔离过的文件原样再传为同一文件，删去标志再传为近似文件，误判者不再拦', () => {
  const before = [{ sha256: 'aa', fingerprints: fingerprintsOf([`机密★10年\n${text}`]) }]
  expect(likenessTo(before, { sha256: 'aa', parts: [] })).toBe('same-file')
  expect(likenessTo(before, { sha256: 'bb', parts: ['', `${text}特此通知`] })).toBe('near-duplicate')
  expect(likenessTo(before, { sha256: 'bb', parts: ['关于召开机关运动会的通知，请各科室踊跃报名参加，名单于周五前报工会。'] })).toBeNull()
})
test('页眉、文本框、各工作表各自从头计行', () => {
  expect(markIn(['正文\n'.repeat(50), '机密'])).toBe('mark')
  expect(markIn(['正文\n'.repeat(50) + '机密'])).toBeNull()
})

const uploader = 'p1' as PersonId
test.each([
  ['未归属的文件只有上传人能读', { uploadedBy: uploader, owner: null }, { person: uploader, admin: null }, true],
  ['未归属的文件别人不能读', { uploadedBy: uploader, owner: null }, { person: 'p2' as PersonId, admin: null }, false],
  ['没有上传人的未归属文件谁也不能读', { uploadedBy: null, owner: null }, { person: null, admin: null }, false],
  ['已归属的文件随主体', { uploadedBy: uploader, owner: { kind: 'document', id: '1' } }, { person: uploader, admin: null }, 'decidesByOwner'],
  ['三员不读内容', { uploadedBy: uploader, owner: { kind: 'document', id: '1' } }, { person: null, admin: 'sysAdmin' }, false],
] as const)('%s', (_, file, viewer, verdict) => expect(mayReadFile(file, viewer)).toBe(verdict))

test.each([
  ['C:\\文件\\通知.docx', '通知.docx'], ['../../etc/passwd', 'passwd'], ['a\u202egnp.exe', 'agnp.exe'], ['', '未命名文件'], [' 一\n二.pdf ', '一二.pdf'],
])('文件名 %j 存为 %j', (name, safe) => expect(safeName(name)).toBe(safe))
test('过长的文件名保留后缀', () => {
  const name = safeName(`${'长'.repeat(300)}.docx`)
  expect([...name]).toHaveLength(120)
  expect(name.endsWith('长.docx')).toBe(true)
})
test('只有无害的类型按要求在页面中显示', () => {
  expect(dispositionOf('通知.pdf', 'application/pdf', true)).toBe("inline; filename=\"file\"; filename*=UTF-8''%E9%80%9A%E7%9F%A5.pdf")
  expect(dispositionOf('a.html', 'text/plain; charset=utf-8', true)).toMatch(/^attachment/)
  expect(dispositionOf("'a(1)*.png", 'image/png', false)).toBe("attachment; filename=\"file\"; filename*=UTF-8''%27a%281%29%2A.png")
})

test.each([
  [undefined, null], ['bytes=0-3', { from: 0, to: 3 }], ['bytes=4-', { from: 4, to: 9 }], ['bytes=-3', { from: 7, to: 9 }], ['bytes=-99', { from: 0, to: 9 }], ['bytes=5-99', { from: 5, to: 9 }],
  ['bytes=10-', 'unsatisfiable'], ['bytes=-0', 'unsatisfiable'], ['bytes=0-1,3-4', null], ['bytes=5-2', null], ['bytes=-', null], ['lines=1-2', null],
] as const)('Range %s 对10字节的文件', (header, range) => expect(rangeIn(header, 10)).toEqual(range))
test('任何 Range 都落在文件之内', () => {
  fc.assert(fc.property(fc.nat(50), fc.nat(50), fc.integer({ min: 1, max: 40 }), (a, b, bytes) => {
    const range = rangeIn(`bytes=${a}-${b}`, bytes)
    if (range === null || range === 'unsatisfiable') return
    expect(range.from).toBeLessThanOrEqual(range.to)
    expect(range.to).toBeLessThan(bytes)
  }))
})

test('N-01 每一处能填字的地方都不收涉密标志；正文各段由公文整体检查', () => {
  const mark = '机密★10年'
  for (const input of [{ title: mark }, { act: { opinion: mark } }, { reasons: { 'G-ROUTE-01': mark } }, { basis: [{ text: mark }] }, [mark], { file: { name: mark } }, { body: mark }]) {
    expect(screenTyped(input)).toMatchObject({ code: 'classified-content' })
  }
  expect(screenTyped({ title: '关于加强保密工作的通知', opinion: '同意', copies: 2, signer: null })).toBeNull()
  expect(screenTyped({ body: [{ runs: [{ text: '秘密' }] }] })).toBeNull()
})
