import { granted } from '#modules/organisation'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { isRefused } from '#platform/act'
import { aLetter, anOrder, upToDispatching, upToNumbering } from '../testing/ways.ts'
import { testOffice } from '../testing/office.ts'
import { doAct, handle, holderIn, number, sendOut, taskOf, unitNamed } from './demo/office.ts'
import { recallDocument } from './issuing.ts'
import { numberRules } from './number-rules.ts'
import { allotNumber, setNumberRule, voidNumber } from './numbering.ts'
import { incoming, numberLines } from './registers.ts'
import { viewerOf } from './viewer.ts'
import { dayOf, type Day } from '#lib/instants'

let made: Awaited<ReturnType<typeof testOffice>>
beforeAll(async () => { made = await testOffice() })

const sequences = async () => (await sql<{ sequence: number; voided: boolean }>`select sequence, voided_at is not null as voided from documents_numbers where prefix = '临委办函' order by sequence`.execute(made.platform.db)).rows

test('十六人同时编号：不重号、不跳号；作废的留下空号，不再使用', async () => {
  const { office, platform } = made
  const { cast } = office.district
  const letters = []
  for (let index = 0; index < 16; index++) {
    const id = await aLetter(office, `关于商请核对第${index + 1}批经费安排的函`)
    await upToNumbering(office, id)
    letters.push(id)
  }
  const numbers = await Promise.all(letters.map((id) => number(office, id, cast.confidentialClerk)))
  expect(new Set(numbers).size).toBe(16)
  expect((await sequences()).map((row) => row.sequence)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1))

  const call = () => office.call(cast.confidentialClerk, 'voidNumber')
  await Promise.all([letters[3]!, letters[9]!].map(async (document) => expect(isRefused(await voidNumber(platform, await call(), { document, reason: '内容有误，另行发文' }))).toBe(false)))
  const more = await aLetter(office, '关于商请核对补充经费安排的函')
  await upToNumbering(office, more)
  expect(await number(office, more, cast.confidentialClerk)).toBe('临委办函〔2026〕17号')
  expect((await sequences()).filter((row) => row.voided)).toHaveLength(2)
  const viewer = await viewerOf(platform.db, (await call()).actor, dayOf(platform.now()))
  const lines = await numberLines(platform.db, viewer, { organ: unitNamed(office, '区委办公室'), prefix: '临委办函', year: 2026 })
  expect(lines.filter((line) => line.voidReason === '内容有误，另行发文')).toHaveLength(2)
})

test('编号失败不占号', async () => {
  const { office, platform } = made
  const { cast } = office.district
  const before = (await sequences()).length
  const id = await aLetter(office)
  await upToNumbering(office, id)
  const [rule] = (await numberRules(platform.db, unitNamed(office, '区委办公室'))).filter((one) => one.prefix === '临委办函')
  // The wrong task: the case refuses after the counter was moved, and the counter goes back with it.
  expect(await allotNumber(platform, await office.call(cast.confidentialClerk, 'allotNumber'), { document: id, task: 1, rule: rule!.id })).toMatchObject({ kind: 'refused' })
  expect((await sequences()).length).toBe(before)
  expect(await number(office, id, cast.confidentialClerk)).toBe(`临委办函〔2026〕${before + 1}号`)
})

test('复审后沿用原文号', async () => {
  const { office } = made
  const { cast } = office.district
  const id = await aLetter(office)
  await upToNumbering(office, id)
  const first = await number(office, id, cast.confidentialClerk)
  await doAct(office, id, cast.drafter, { type: 'return', task: await taskOf(office, id, cast.drafter), to: 'signing', way: 'rerun', reason: '金额需重新核定，请复审。' })
  await handle(office, id, cast.officeHead)
  await handle(office, id, cast.secretariatHead)
  expect(await number(office, id, cast.confidentialClerk)).toBe(first)
})

test('没有规则的机关不能编号；代字不重复', async () => {
  const { office, platform } = made
  const { cast } = office.district
  const organ = unitNamed(office, '区委办公室')
  const rule = { id: null, organ, prefix: '临委办函', kinds: ['letter'], format: 'yearly', terms: [], issuerMark: '中共云江市临江区委办公室', retired: false } as const
  expect(await setNumberRule(platform, await office.call(cast.confidentialClerk, 'setNumberRule'), rule)).toMatchObject({ code: 'number-rule-taken' })
  expect(await setNumberRule(platform, await office.call(cast.townContact, 'setNumberRule'), { ...rule, prefix: '临委督' })).toMatchObject({ code: 'not-yours' })
  const known = (await numberRules(platform.db, organ)).find((one) => one.prefix === '临委办函')!
  expect(isRefused(await setNumberRule(platform, await office.call(cast.confidentialClerk, 'setNumberRule'), { ...known, retired: true }))).toBe(false)
  const id = await aLetter(office)
  await upToNumbering(office, id)
  expect(await allotNumber(platform, await office.call(cast.confidentialClerk, 'allotNumber'), { document: id, task: await taskOf(office, id, cast.confidentialClerk), rule: known.id })).toMatchObject({ code: 'no-number-rule' })
  expect(isRefused(await setNumberRule(platform, await office.call(cast.confidentialClerk, 'setNumberRule'), { ...known, retired: false }))).toBe(false)
})

test('代字须是发文机关立户登记的；期号不印代字，停用不受限', async () => {
  const { office, platform } = made
  const organ = unitNamed(office, '区委办公室')
  const set = async (over: object) => setNumberRule(platform, await office.call(office.district.cast.confidentialClerk, 'setNumberRule'),
    { id: null, organ, prefix: '临办', kinds: ['letter'], format: 'yearly', terms: [], issuerMark: '中共云江市临江区委办公室', retired: false, ...over })
  expect(await set({})).toMatchObject({ code: 'prefix-not-registered', detail: { organ: '区委办公室', prefix: '临办' } })
  // Registered, but for the office: the committee above it has prefixes of its own.
  expect(await set({ organ: unitNamed(office, '临江区委'), prefix: '临委督' })).toMatchObject({ code: 'prefix-not-registered', detail: { organ: '临江区委' } })
  expect(isRefused(await set({ prefix: '临委督' }))).toBe(false)
  expect(isRefused(await set({ format: 'issue', prefix: '临办简报' }))).toBe(false)
  expect(isRefused(await set({ retired: true }))).toBe(false)
  // What was laid aside is not taken up again under a prefix that is nobody's.
  const aside = (await numberRules(platform.db, organ)).find((one) => one.prefix === '临办')!
  expect(await set({ ...aside, retired: false })).toMatchObject({ code: 'prefix-not-registered' })
})

test('令号自任期起编为第n号，不带代字和年份；作废的留空号；换届从第1号重来，编过号的任期不能删', async () => {
  const { office, platform } = made
  const organ = unitNamed(office, '临江区政府')
  const clerk = await holderIn(office, '区政府办公室', 'unitContact')
  const rule = (await numberRules(platform.db, organ)).find(({ format }) => format === 'order')!
  const set = async (terms: readonly string[]) => setNumberRule(platform, await office.call(clerk, 'setNumberRule'), { ...rule, terms: terms as Day[] })
  const given = []
  for (let index = 0; index < 3; index++) {
    const id = await anOrder(office)
    given.push({ id, number: await number(office, id, clerk) })
  }
  expect(given.map((one) => one.number)).toEqual(['第1号', '第2号', '第3号'])
  expect(isRefused(await voidNumber(platform, await office.call(clerk, 'voidNumber'), { document: given[1]!.id, reason: '内容有误，另行发布' }))).toBe(false)
  const viewer = await viewerOf(platform.db, (await office.call(await holderIn(office, '区政府办公室', 'officeHead'), 'look')).actor, dayOf(platform.now()))
  const lines = async () => (await numberLines(platform.db, viewer, { organ, prefix: rule.prefix, year: 2026 })).map(({ text, voidedAt }) => [text, voidedAt !== null])
  expect(await lines()).toEqual([['第1号', false], ['第2号', true], ['第3号', false]])

  expect(await set([])).toMatchObject({ code: 'term-has-numbers', detail: { date: '2021年11月8日' } })
  const next = await anOrder(office)
  expect(isRefused(await set([...rule.terms, dayOf(platform.now())]))).toBe(false)
  expect(await number(office, next, clerk)).toBe('第1号')
  expect(await lines()).toEqual([['第1号', false], ['第2号', true], ['第3号', false], ['第1号', false]])

  const other = { ...rule, id: null, prefix: '县长令', terms: ['2099-01-01' as Day] }
  const late = granted(await setNumberRule(platform, await office.call(clerk, 'setNumberRule'), other))
  const early = await anOrder(office)
  expect(await allotNumber(platform, await office.call(clerk, 'allotNumber'), { document: early, task: await taskOf(office, early, clerk), rule: late.id })).toMatchObject({ code: 'order-before-terms' })
})

test('撤回已发：收文单位不再看到待签收，签收被拒并说明', async () => {
  const { office, platform } = made
  const { cast } = office.district
  const id = await aLetter(office)
  await upToNumbering(office, id)
  await upToDispatching(office, id)
  await sendOut(office, id, cast.confidentialClerk, { copies: 2 })
  const finance = await office.call(cast.financeContact, 'signReceipt')
  const waiting = async (at: 'sent' | 'recalled') => (await incoming(platform.db, await viewerOf(platform.db, finance.actor, dayOf(platform.now())), { at, after: null, limit: 100, day: dayOf(platform.now()) })).lines.filter((line) => line.document === id)
  expect(await waiting('sent')).toHaveLength(1)
  expect(await recallDocument(platform, await office.call(cast.financeContact, 'recall'), { document: id, reason: '有误' })).toMatchObject({ code: 'not-yours' })
  expect(isRefused(await recallDocument(platform, await office.call(cast.confidentialClerk, 'recall'), { document: id, reason: '附件有误，另行印发' }))).toBe(false)
  expect(await waiting('sent')).toHaveLength(0)
  expect(await waiting('recalled')).toHaveLength(1)
})
