import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { granted, groupViews } from '#modules/organisation'
import { casesOfSubject } from '#modules/workflow'
import type { PersonId } from '#lib/ids'
import { addMinutes, dayOf } from '#lib/instants'
import { isRefused } from '#platform/act'
import type { DocumentId } from '../core/content.ts'
import { evolve } from '../core/evolve.ts'
import { withFix } from '../core/fix-content.ts'
import type { DocumentEvent, OutDocument } from '../core/types.ts'
import { allYes } from '../testing/core-samples.ts'
import { testOffice } from '../testing/office.ts'
import { actOn } from './acting.ts'
import { doAct, draft, handle, number, seal, sendOut, taskOf, to, unitNamed } from './demo/office.ts'
import { checkView, seenBy } from './detail.ts'
import { answerChecklist, correct, saveDraft } from './drafting.ts'
import { signReceipt, urgeReceipts } from './receipts.ts'
import { receiptLines } from './registers.ts'
import { mayReadDocumentFiles } from './reading.ts'
import { own } from './tables.ts'
import { upload } from '../testing/http.ts'

let made: Awaited<ReturnType<typeof testOffice>>
beforeAll(async () => { made = await testOffice() })

const asking = async (person: keyof typeof made.office.district.cast) => ({ db: made.platform.db, actor: (await made.office.call(made.office.district.cast[person], 'look')).actor, now: made.platform.now(), note: async () => {} })
const rowOf = (id: DocumentId) => own(made.platform.db).selectFrom('documents_documents').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const at = async (id: DocumentId) => (await rowOf(id)).at
const latest = async (id: DocumentId) => own(made.platform.db).selectFrom('documents_versions').selectAll().where('document', '=', id).orderBy('revision', 'desc').executeTakeFirstOrThrow()

/** A notice of the committee office to all towns and departments, countersigned by two departments. */
async function aNotice(over: { countersign?: boolean } = {}) {
  const { office } = made
  const { cast } = office.district
  const groups = await groupViews(made.platform.db, dayOf(made.platform.now()))
  return draft(office, cast.drafter, {
    kind: 'notice', unit: null,
    elements: {
      title: '关于做好今冬明春安全生产工作的通知', mainTo: groups.slice(0, 3).map(({ id, name }) => ({ kind: 'group', group: id, name })), isConfirmedUnclassified: true,
      signer: cast.officeHead, copies: 80, phone: '8231001', countersignUnits: over.countersign === false ? [] : [unitNamed(office, '区财政局'), unitNamed(office, '区发改局')],
    },
    body: [{ kind: 'heading', level: 1, runs: [{ text: '一、压实责任' }] }, { kind: 'paragraph', runs: [{ text: '各单位要认真防讯，于12月10日前完成排查。特此通知。' }] }],
  })
}

/** Hands the notice on as far as the leader's desk. */
async function upToSigning(id: DocumentId, countersign = false) {
  const { office } = made
  const { cast } = office.district
  await handle(office, id, cast.drafter)
  await handle(office, id, cast.generalHead, { opinion: '拟同意，请审核。' })
  if (countersign) for (const head of [cast.financeHead, cast.reformHead]) await handle(office, id, head)
  await handle(office, id, cast.secretariatHead)
  await handle(office, id, cast.officeHead)
}

async function upToDispatching(id: DocumentId) {
  const { office } = made
  const { cast } = office.district
  await handle(office, id, cast.officeHead, { opinion: '同意印发。' })
  await handle(office, id, cast.secretariatHead)
  const text = await number(office, id, cast.confidentialClerk)
  await handle(office, id, cast.drafter)
  await handle(office, id, cast.secretariatHead)
  await seal(office, id, cast.sealKeeper, { organ: unitNamed(office, '区委办公室') })
  return text
}

test('一份通知从拟稿走到签收：两家会签，一家先不同意', async () => {
  const { office, platform, news } = made
  const { cast } = office.district
  // The office head reviews and signs here, which a signer of another post would not: the leader's desk is tested alone below.
  const id = await aNotice()
  await handle(office, id, cast.drafter)
  expect(await at(id)).toBe('unitCheck')
  await handle(office, id, cast.generalHead, { opinion: '拟同意，请会签。' })
  expect(await at(id)).toBe('countersigning')
  await handle(office, id, cast.financeHead, { type: 'disagree', opinion: '第二条的经费渠道请再明确。' })
  expect(await rowOf(id)).toMatchObject({ at: 'drafting', returned: true })
  const words = await latest(id)
  granted(await saveDraft(platform, await office.call(cast.drafter, 'save'), {
    document: id, from: words.revision, source: 'saved', content: { ...words.content, body: [...words.content.body.slice(0, 1), { kind: 'paragraph', runs: [{ text: '各单位要认真防讯，经费由本级预算安排，于12月10日前完成排查。特此通知。' }] }] },
  }))
  await handle(office, id, cast.drafter)
  expect(await at(id)).toBe('countersigning')
  await handle(office, id, cast.reformHead)
  await handle(office, id, cast.financeHead, { opinion: '同意。' })
  expect(await at(id)).toBe('officeReview')
  await handle(office, id, cast.secretariatHead)
  await handle(office, id, cast.officeHead)
  expect(await at(id)).toBe('signing')
  await handle(office, id, cast.officeHead, { opinion: '同意印发。' })
  const { state } = await rowOf(id)
  expect(state).toMatchObject({ at: 'recheck', docDate: dayOf(platform.now()), signature: { text: '同意印发。', kind: 'opinion', hash: state.content.hash } })

  await handle(office, id, cast.secretariatHead)
  expect(await number(office, id, cast.confidentialClerk)).toBe('临委办发〔2026〕1号')
  const before = await latest(id)
  const corrected = before.content.body.map((block) => (block.kind === 'paragraph' ? { ...block, runs: [{ text: block.runs[0]!.text.replace('防讯', '防汛') }] } : block))
  const twisted = before.content.body.map((block) => (block.kind === 'paragraph' ? { ...block, runs: [{ text: block.runs[0]!.text.replace('12月10日', '12月20日') }] } : block))
  expect(await correct(platform, await office.call(cast.drafter, 'correct'), { document: id, from: before.revision, body: twisted })).toMatchObject({ code: 'substantive-change', detail: { place: '第2段' } })
  expect(granted(await correct(platform, await office.call(cast.drafter, 'correct'), { document: id, from: before.revision, body: corrected })).edits).toBe(1)
  await handle(office, id, cast.drafter)
  await handle(office, id, cast.secretariatHead)
  await seal(office, id, cast.sealKeeper, { organ: unitNamed(office, '区委办公室') })
  const sent = await sendOut(office, id, cast.confidentialClerk)
  expect(sent).toBeGreaterThanOrEqual(40)
  expect(await rowOf(id)).toMatchObject({ at: 'dispatched', number: '临委办发〔2026〕1号', doc_date: '2026-11-23' })
  const told = news.filter((one) => one.type === 'documents.dispatched').at(-1)!.payload as { receivers: string[]; people: PersonId[]; title: string }
  expect(told.receivers).toHaveLength(sent)
  expect(told.people).toContain(cast.townContact)

  const receipts = await receiptLines(platform.db, id)
  expect(receipts.map((one) => one.copyNumber)).toEqual(receipts.map((_, index) => index + 1))
  const town = receipts.find((one) => one.receiverName === '青禾镇党委')!
  const call = await office.call(cast.townContact, 'signReceipt', 'sign-1')
  expect(granted(await signReceipt(platform, call, { receipt: town.id }))).toMatchObject({ document: id })
  // The same key is the same act; another key finds it signed.
  expect(granted(await signReceipt(platform, call, { receipt: town.id }))).toMatchObject({ document: id })
  expect(await signReceipt(platform, await office.call(cast.townContact, 'signReceipt'), { receipt: town.id })).toMatchObject({ code: 'receipt-signed-already' })
  expect(await signReceipt(platform, await office.call(cast.financeContact, 'signReceipt'), { receipt: town.id })).toMatchObject({ code: 'not-found' })

  const urged = granted(await urgeReceipts(platform, await office.call(cast.confidentialClerk, 'urge'), { document: id, receipts: 'all' }))
  expect(urged.urged).toHaveLength(sent - 1)
  expect(await urgeReceipts(platform, await office.call(cast.confidentialClerk, 'urge'), { document: id, receipts: 'all' })).toMatchObject({ code: 'wait-before-urging', detail: { minutes: 60 } })
})

test('公文的状态等于它的流水：逐份重放与行一致', async () => {
  const { rows } = await sql<{ stream: string; event: DocumentEvent }>`select stream, event from platform_journal where stream like 'document:%' order by stream, version`.execute(made.platform.db)
  const streams = Map.groupBy(rows, (row) => row.stream)
  expect(streams.size).toBeGreaterThan(0)
  for (const [stream, facts] of streams) {
    const row = await rowOf(stream.slice('document:'.length) as DocumentId)
    expect(facts.map((fact) => fact.event).reduce(evolve, { at: 'absent' } as OutDocument)).toEqual(row.state)
    expect(row.version).toBe(facts.length)
  }
})

test('末位签收的一份使公文转待归档', async () => {
  const { office, platform, news } = made
  const { cast } = office.district
  const id = await draft(office, cast.drafter, {
    kind: 'letter', unit: null, body: [{ kind: 'paragraph', runs: [{ text: '现商请贵局协助核对经费安排。请予函复。' }] }],
    elements: { title: '关于商请核对经费安排的函', mainTo: [to(office, '区财政局')], isConfirmedUnclassified: true, signer: cast.officeHead, copies: 2 },
  })
  await upToSigning(id)
  await upToDispatching(id)
  await sendOut(office, id, cast.confidentialClerk, { copies: 2 })
  const [receipt] = await receiptLines(platform.db, id)
  granted(await signReceipt(platform, await office.call(cast.financeContact, 'signReceipt'), { receipt: receipt!.id }))
  expect(await at(id)).toBe('archiveReady')
  expect(news.map((one) => one.type)).toContain('documents.archiveReady')
})

test('两人同时保存：一个成功，一个被告知是谁的新稿', async () => {
  const { office, platform } = made
  const { cast } = office.district
  const id = await aNotice()
  const words = await latest(id)
  const save = async (copies: number) => saveDraft(platform, await office.call(cast.drafter, 'save'), { document: id, from: words.revision, source: 'saved', content: { ...words.content, elements: { ...words.content.elements, copies } } })
  const answers = await Promise.all([save(1), save(2)])
  expect(answers.filter((answer) => !isRefused(answer))).toHaveLength(1)
  expect(answers.find(isRefused)).toMatchObject({ code: 'newer-text', detail: { revision: words.revision + 1 } })
  expect((await casesOfSubject(platform.db, `document:${id}`))[0]!.title).toBe(words.content.elements.title)
})

test('自动保存在十分钟内续写同一稿，隔久了或换人另起一稿', async () => {
  const { office, platform, clock } = made
  const { cast } = office.district
  const id = await aNotice()
  const save = async (text: string) => {
    const words = await latest(id)
    return granted(await saveDraft(platform, await office.call(cast.drafter, 'save'), { document: id, from: words.revision, source: 'autosave', content: { ...words.content, body: [{ kind: 'paragraph', runs: [{ text }] }] } }))
  }
  const count = async () => (await own(platform.db).selectFrom('documents_versions').select('revision').where('document', '=', id).execute()).length
  for (const text of ['一', '一二', '一二三']) await save(text)
  expect(await count()).toBe(2)
  clock.moveTo(addMinutes(platform.now(), 11))
  await save('一二三四')
  expect(await count()).toBe(3)
})

test('涉密标志的文稿存不进来', async () => {
  const { office, platform } = made
  const { cast } = office.district
  const id = await aNotice()
  const words = await latest(id)
  const answer = await saveDraft(platform, await office.call(cast.drafter, 'save'), { document: id, from: words.revision, source: 'saved', content: { ...words.content, body: [{ kind: 'paragraph', runs: [{ text: '机密★10年' }] }] } })
  expect(answer).toMatchObject({ code: 'classified-content' })
})

test('没有待办的人不能改稿，看不到的人说没有', async () => {
  const { office, platform } = made
  const { cast } = office.district
  const id = await aNotice()
  const words = await latest(id)
  const save = async (person: PersonId) => saveDraft(platform, await office.call(person, 'save'), { document: id, from: words.revision, source: 'saved', content: words.content })
  expect(await save(cast.townContact)).toMatchObject({ code: 'not-found' })
  await handle(office, id, cast.drafter)
  expect(await save(cast.drafter)).toMatchObject({ code: 'not-yours' })
})

test('行文问题没解决的送不出去，并逐项列出', async () => {
  const { office, platform } = made
  const { cast } = office.district
  const id = await draft(office, cast.drafter, { kind: 'notice', unit: null, elements: { title: '防汛应急方案' } })
  const answer = await actOn(platform, await office.call(cast.drafter, 'approve'), { document: id, act: { type: 'approve', task: await taskOf(office, id, cast.drafter) } })
  expect(answer).toMatchObject({ code: 'incomplete' })
  expect((answer as { issues: readonly { code: string }[] }).issues.map((issue) => issue.code)).toEqual(expect.arrayContaining(['G-ELEMENT-03', 'G-ELEMENT-04', 'G-ELEMENT-05']))
  expect(await at(id)).toBe('drafting')
})

test('校对发现的错误在审核时拦下，提醒写明理由后放行，签发时不再问', async () => {
  const { office, platform } = made
  const { cast } = office.district
  const id = await aNotice({ countersign: false })
  const words = await latest(id)
  const faulty = { ...words.content, body: [{ kind: 'paragraph', runs: [{ text: '各单位要在今年12月10日前完成排查,并报结果。特此通知。' }] }] as const }
  granted(await saveDraft(platform, await office.call(cast.drafter, 'save'), { document: id, from: words.revision, source: 'saved', content: faulty }))
  // Told while it is drafted, it stops nobody yet.
  expect(granted(await checkView(await asking('drafter'), { id, moment: 'submit' }))).toMatchObject({ open: [], findings: [{ finding: { rule: 'D-03' } }, { finding: { rule: 'P-08', fix: '，' }, line: { page: 0 } }] })
  await handle(office, id, cast.drafter)
  await handle(office, id, cast.generalHead)
  granted(await answerChecklist(platform, await office.call(cast.secretariatHead, 'answerChecklist'), { document: id, answers: allYes }))
  const pass = async () => actOn(platform, await office.call(cast.secretariatHead, 'approve'), { document: id, act: { type: 'approve', task: await taskOf(office, id, cast.secretariatHead) } })
  const refused = await pass()
  expect(refused).toMatchObject({ code: 'incomplete', issues: [{ code: 'P-08', severity: 'block', field: 'body' }, { code: 'D-03', severity: 'confirm' }] })
  const { findings } = granted(await checkView(await asking('secretariatHead'), { id, moment: 'review' }))
  const fixed = findings.reduce((now, { finding }) => withFix(now, finding) ?? now, (await latest(id)).content)
  const answered = { ...fixed, elements: { ...fixed.elements, reasons: { 'D-03': '通知当年有效，不会误解' } } }
  granted(await saveDraft(platform, await office.call(cast.secretariatHead, 'save'), { document: id, from: (await latest(id)).revision, source: 'saved', content: answered }))
  expect(isRefused(await pass())).toBe(false)
  await handle(office, id, cast.officeHead)
  await handle(office, id, cast.officeHead, { opinion: '同意。' })
  expect(await at(id)).toBe('recheck')
})

test('退回直送：审核退给拟稿人，改好直接回到审核人', async () => {
  const { office } = made
  const { cast } = office.district
  const id = await aNotice({ countersign: false })
  await handle(office, id, cast.drafter)
  await handle(office, id, cast.generalHead)
  await doAct(office, id, cast.secretariatHead, { type: 'return', task: await taskOf(office, id, cast.secretariatHead), to: 'drafting', way: 'straightBack', reason: '请核对日期。' })
  expect(await rowOf(id)).toMatchObject({ at: 'drafting', returned: true })
  await handle(office, id, cast.drafter)
  expect(await rowOf(id)).toMatchObject({ at: 'officeReview', returned: false })
  expect(await taskOf(office, id, cast.secretariatHead)).toBeGreaterThan(0)
})

test('撤回与打开抢先：同时来，一个成一个不成，公文和流程不脱节', async () => {
  const { office, platform } = made
  const { cast } = office.district
  const id = await aNotice({ countersign: false })
  const handedIn = await taskOf(office, id, cast.drafter)
  await handle(office, id, cast.drafter)
  const theirs = await taskOf(office, id, cast.generalHead)
  const [back, opened] = await Promise.all([
    actOn(platform, await office.call(cast.drafter, 'retract'), { document: id, act: { type: 'retract', task: handedIn } }),
    actOn(platform, await office.call(cast.generalHead, 'open'), { document: id, act: { type: 'open', task: theirs } }),
  ])
  expect([back, opened].filter((answer) => isRefused(answer) && answer.code !== 'task-closed').length).toBeLessThanOrEqual(1)
  if (isRefused(back)) expect([back.code, await at(id)]).toEqual(['successor-opened', 'unitCheck'])
  else expect(await at(id)).toBe('drafting')
})

test('两人同时办一件：一个成功，一个被告知已办', async () => {
  const { office, platform } = made
  const { cast } = office.district
  const id = await aNotice({ countersign: false })
  await handle(office, id, cast.drafter)
  const task = await taskOf(office, id, cast.generalHead)
  const answers = await Promise.all([1, 2].map(async () => actOn(platform, await office.call(cast.generalHead, 'approve'), { document: id, act: { type: 'approve', task } })))
  expect(answers.filter((answer) => !isRefused(answer))).toHaveLength(1)
  expect(answers.find(isRefused)).toMatchObject({ code: 'task-closed' })
})

test('代理人代为签发：两个名字都记下，权限按被代理人', async () => {
  const { office, platform } = made
  const { cast } = office.district
  const id = await aNotice({ countersign: false })
  await upToSigning(id)
  const call = await office.call(cast.deputyOfficeHead, 'approve')
  const act = { type: 'approve', task: await taskOf(office, id, cast.officeHead), opinion: '同意。' } as const
  expect(await actOn(platform, call, { document: id, act })).toMatchObject({ code: 'not-your-task' })
  const deputy = { ...call, actor: { ...call.actor, standsInFor: [{ person: cast.officeHead, kinds: ['documents'] }] } }
  granted(await actOn(platform, deputy, { document: id, act }))
  expect((await rowOf(id)).state).toMatchObject({ at: 'recheck', signature: { by: { person: cast.deputyOfficeHead, onBehalfOf: { person: cast.officeHead } } } })
})

test('撤稿只有拟稿人能办；传阅和转办的人看得到公文', async () => {
  const { office, platform } = made
  const { cast } = office.district
  const id = await aNotice({ countersign: false })
  await handle(office, id, cast.drafter)
  expect(await actOn(platform, await office.call(cast.generalHead, 'withdraw'), { document: id, act: { type: 'withdraw', reason: '不办了' } })).toMatchObject({ code: 'not-yours' })
  await doAct(office, id, cast.drafter, { type: 'circulate', readers: [cast.dutyOfficer] })
  await doAct(office, id, cast.generalHead, { type: 'transfer', task: await taskOf(office, id, cast.generalHead), to: cast.secondDrafter })
  for (const person of [cast.dutyOfficer, cast.secondDrafter]) expect(isRefused(await seenBy({ db: platform.db, actor: (await office.call(person, 'look')).actor, now: platform.now(), note: async () => {} }, id))).toBe(false)
  await doAct(office, id, cast.drafter, { type: 'withdraw', reason: '事项已并入另一份通知。' })
  expect(await at(id)).toBe('withdrawn')
})

test('文中的图片和附件归公文所有：只有上传人能带入，看得到公文的人都能看', async () => {
  const { office, platform } = made
  const { cast } = office.district
  const file = await upload(office, made.auditKey, { person: cast.drafter, name: '示意图.txt', bytes: Buffer.from('示意') })
  const id = await aNotice({ countersign: false })
  const words = await latest(id)
  const save = async (from: number) => saveDraft(platform, await office.call(cast.drafter, 'save'), { document: id, from, source: 'saved', content: { ...words.content, annexes: [{ title: '示意图', body: [], file: { id: file, name: '示意图.txt' } }] } })
  granted(await save(words.revision))
  granted(await save(words.revision + 1))
  const actor = async (person: PersonId) => (await office.call(person, 'look')).actor
  expect([await mayReadDocumentFiles(platform.db, id, await actor(cast.drafter), file), await mayReadDocumentFiles(platform.db, id, await actor(cast.townHead), file)]).toEqual([true, false])
  const other = await aNotice({ countersign: false })
  expect(await saveDraft(platform, await office.call(cast.drafter, 'save'), { document: other, from: 1, source: 'saved', content: { ...words.content, annexes: [{ title: '示意图', body: [], file: { id: file, name: '示意图.txt' } }] } })).toMatchObject({ code: 'file-has-owner' })
})
