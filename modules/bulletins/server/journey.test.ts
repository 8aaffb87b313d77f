import { beforeAll, expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import { addMinutes } from '#lib/instants'
import { contentOf } from '#modules/files'
import { inboxOf } from '../testing/inbox.ts'
import { readPdf } from '#platform/pdf'
import { combined, stepped, withEntry } from '../core/editing.ts'
import { entriesOf, isOut, type EntryKey, type IssueId, type OfferId, type Published } from '../core/types.ts'
import { testOffice } from '../testing/office.ts'
import { actOn, type IssueAct } from './commands.ts'
import { acted, arranged, begun, castOf, contributed, founded, profileOf, publishedBy, type Office } from './demo/office.ts'
import { bulletinsView, found, issueView, listIssues, readingView, tray } from './issues.ts'
import { actOnOffer, offerBrought } from './offers.ts'
import { readIssue, urgeReaders } from './receipts.ts'
import { issueOf } from './store.ts'

let made: Awaited<ReturnType<typeof testOffice>>
let office: Office
beforeAll(async () => {
  made = await testOffice()
  office = made.office
}, 60_000)

const system = async (act: Parameters<Office['platform']['runCommand']>[1]) => office.platform.runCommand(office.platform.systemCall('bulletins.offer', null), act as never)
const tried = async (person: PersonId, issue: IssueId, act: IssueAct) => actOn(office.platform, await office.call(person, act.type), { issue, act })
const stateOf = async (issue: IssueId) => (await issueOf(office.platform.db, issue))!.state

test('一期刊物：来稿、编排、合并、两人经手、编号、发布、阅读、催阅、上报、撤回', async () => {
  const { editor, reviewer, signer } = castOf(office)
  const { townContact, financeContact, disciplineContact } = office.district.cast
  const bulletin = await founded(office, profileOf(office, { numbered: { year: 2026, number: 11, total: 344 } }))
  await system(async (work) => offerBrought(work, { source: 'reporting:1', kind: '工作动态', title: '青禾镇连夜转移群众', text: '十一月二十日夜，青禾镇转移群众216人。', credit: '青禾镇供稿', column: '工作动态' }))
  await system(async (work) => offerBrought(work, { source: 'reporting:1', kind: '工作动态', title: '又来一次', text: '重复', credit: '青禾镇供稿' }))
  const own1 = await contributed(office, editor, { title: '区财政局压减一般性支出', text: '区财政局坚持过紧日子。', column: '经验交流' })
  const own2 = await contributed(office, editor, { title: '沙洲镇水位回落', text: '沙洲镇水位回落至警戒线以下。', credit: '沙洲镇供稿' })
  const offered = (await tray(await office.look(editor), { at: 'open', after: null, limit: 10 })).lines.map(({ offer }) => offer)
  expect(offered.map(({ source }) => source)).toEqual(expect.arrayContaining(['reporting:1', `offer:${own1}`, `offer:${own2}`]))
  expect(offered).toHaveLength(3)
  expect((await tray(await office.look(townContact), { at: 'open', after: null, limit: 10 })).lines).toEqual([])
  const flood = offered.find(({ source }) => source === 'reporting:1')!.id

  const issue = await begun(office, editor, bulletin)
  const content = await arranged(office, issue, editor, { offers: [flood, own2, own1] })
  const [first, second] = entriesOf(content)
  const merged = withEntry(stepped(combined(content, first!.key, second!.key), first!.key, -1), first!.key, { title: '沿江各镇全力防汛' })
  await acted(office, issue, editor, { type: 'amend', base: 2, content: merged })
  expect(await tried(editor, issue, { type: 'amend', base: 2, content: merged })).toMatchObject({ code: 'issue-changed-meanwhile' })
  expect((await stateOf(issue)).content.columns[0]!.entries).toMatchObject([{ sources: [flood, own2], credit: '青禾镇、沙洲镇供稿', title: '沿江各镇全力防汛' }])
  const next = await begun(office, editor, bulletin)
  expect(await tried(editor, next, { type: 'amend', base: 1, content: { ...content, columns: [{ name: '工作动态', entries: [{ ...first!, key: 'x' as EntryKey }] }] } })).toMatchObject({ code: 'offer-not-free' })

  expect(await tried(editor, issue, { type: 'pass' })).toMatchObject({ code: 'issue-at-other-stage' })
  await acted(office, issue, editor, { type: 'submit' })
  expect(await inboxOf(office, reviewer)).toContain('审核刊物')
  await acted(office, issue, reviewer, { type: 'return', reason: '标题再斟酌' })
  await publishedBy(office, issue, editor)
  const out = await stateOf(issue) as Published
  expect([out.at, out.publication.number, out.publication.total, out.publication.files.map(({ kind }) => kind)]).toEqual(['published', 12, 345, ['pdf', 'ofd', 'docx']])
  expect(made.news.find(({ type }) => type === 'bulletins.issuePublished')?.payload).toMatchObject({
    name: '临江信息', number: 12, total: 345,
    entries: [{ source: 'reporting:1', form: 'combined', place: '第12期【工作动态】第1条' }, { source: `offer:${own2}`, form: 'combined' }, { source: `offer:${own1}`, form: 'single', place: '第12期【经验交流】第1条' }],
  })
  const pdf = await readPdf(new Uint8Array((await contentOf(office.platform, out.publication.files[0]!.file))!))
  const printed = pdf!.flatMap(({ runs }) => runs.map(({ text }) => text)).join('')
  for (const word of ['临江信息', '内部资料', '第12期', '总第345期', '沿江各镇全力防汛', '青禾镇、沙洲镇供稿', '区财政局压减一般性支出', '共印60份']) expect(printed).toContain(word)

  // R32: the list reads it, others know of none; nothing is counted but that it was opened.
  expect(await readingView(await office.look(disciplineContact), issue)).toMatchObject({ code: 'not-found' })
  expect((await found(await office.look(disciplineContact), { q: '防汛', bulletin: undefined, after: null, limit: 10 })).lines).toEqual([])
  expect((await found(await office.look(townContact), { q: '防汛', bulletin: undefined, after: null, limit: 10 })).lines).toMatchObject([{ issue, title: '沿江各镇全力防汛', column: '工作动态' }])
  await readIssue(office.platform, await office.call(townContact, 'read'), issue)
  await readIssue(office.platform, await office.call(townContact, 'read'), issue)
  const seen = await issueView(await office.look(editor), issue)
  expect(seen).toMatchObject({ reads: 2, isUnchanged: true, receipts: [{ at: 'sent' }, { at: 'sent' }, { at: 'read', reader: { name: '青禾镇党委' }, read: { by: { person: townContact } } }] })
  expect(await urgeReaders(office.platform, await office.call(editor, 'urge'), { issue, readers: [] })).toEqual({ urged: 2 })
  expect(await urgeReaders(office.platform, await office.call(editor, 'urge'), { issue, readers: [] })).toMatchObject({ code: 'readers-urged-recently' })
  expect(made.news.find(({ type }) => type === 'bulletins.readersUrged')?.payload).toMatchObject({ people: expect.arrayContaining([financeContact]) })
  await acted(office, issue, editor, { type: 'send-up', to: '市委办公室', remark: '信息处' })
  expect(await tried(editor, issue, { type: 'send-down', readers: profileOf(office).readers })).toMatchObject({ code: 'no-new-readers' })
  await acted(office, issue, editor, { type: 'send-down', readers: { units: [], people: [{ person: disciplineContact, name: '' }] } })
  expect(await readingView(await office.look(disciplineContact), issue)).toMatchObject({ number: 12 })

  await acted(office, issue, signer, { type: 'withdraw', reason: '数字有误' })
  expect(await readingView(await office.look(townContact), issue)).toMatchObject({ at: 'withdrawn', columns: [], files: [], withdrawn: { reason: '数字有误' } })
  expect((await found(await office.look(editor), { q: '防汛', bulletin: undefined, after: null, limit: 10 })).lines).toEqual([])
})

test('编号一期接一期，跨年本期从一起，总期不断；没发出去的不占号', async () => {
  const { editor } = castOf(office)
  const bulletin = await founded(office, profileOf(office, { name: '今日临江', isInternal: false, numbered: { year: 2026, number: 3, total: 20 } }))
  const numbers: (readonly number[])[] = []
  for (const later of [0, 60, 60 * 24 * 60]) {
    made.clock.moveTo(addMinutes(made.clock(), later))
    const offer = await contributed(office, editor, { title: `调研${later}`, text: '正文。' })
    const issue = await begun(office, editor, bulletin)
    await arranged(office, issue, editor, { offers: [offer] })
    expect(await tried(editor, issue, { type: 'publish' })).toMatchObject({ code: 'issue-at-other-stage' })
    await publishedBy(office, issue, editor)
    const state = await stateOf(issue)
    if (isOut(state)) numbers.push([state.publication.year, state.publication.number, state.publication.total])
  }
  expect(numbers).toEqual([[2026, 4, 21], [2026, 5, 22], [2027, 1, 23]])
  // Not internal: everybody reads it and nobody of the outside sees one that is being worked on.
  const reader = await office.look(office.district.cast.governmentContact)
  const { lines } = await listIssues(reader, { filter: { bulletin }, after: null, limit: 2 })
  expect(lines.map(({ name }) => name)).toEqual(['今日临江2027年第1期', '今日临江2026年第5期'])
  expect((await bulletinsView(reader)).bulletins.map(({ name, mayEdit }) => [name, mayEdit])).toEqual([['今日临江', false]])
})

test('来稿被撤回：在编的看得见，送审时拦住；移出后不再出现', async () => {
  const { editor } = castOf(office)
  const bulletin = (await bulletinsView(await office.look(editor))).bulletins.find(({ name }) => name === '今日临江')!.id
  const takeBack = async (id: OfferId, reason: string) => actOnOffer(office.platform, await office.call(editor, 'takeBack'), { offer: id, act: { type: 'takeBack', reason } })
  const reported = (await tray(await office.look(editor), { at: 'used', after: null, limit: 10 })).lines.find(({ offer: { source } }) => source === 'reporting:1')!.offer.id
  expect(await takeBack(reported, '不宜')).toMatchObject({ code: 'offer-from-elsewhere' })
  const offer = await contributed(office, editor, { title: '要撤的稿', text: '正文。' })
  const issue = await begun(office, editor, bulletin)
  const content = await arranged(office, issue, editor, { offers: [offer] })
  expect(await takeBack(offer, '内容有误')).toMatchObject({ at: 'withdrawn' })
  expect(await tried(editor, issue, { type: 'submit' })).toMatchObject({ code: 'source-withdrawn' })
  await acted(office, issue, editor, { type: 'amend', base: 2, content: { ...content, columns: content.columns.map((column) => ({ ...column, entries: [] })) } })
  expect(await tried(editor, issue, { type: 'submit' })).toMatchObject({ code: 'issue-without-entries' })
  await acted(office, issue, editor, { type: 'discard', reason: '并入下期' })
  expect((await tray(await office.look(editor), { at: 'withdrawn', after: null, limit: 10 })).lines).toMatchObject([{ offer: { reason: '内容有误' }, issueName: null }])
})
