import { granted } from '#modules/organisation'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealPlaces } from '#engines/typesetting'
import { publishDefinition } from '#modules/workflow'
import type { PersonId, UnitId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import type { DocumentId } from '../core/content.ts'
import type { DocumentCase, DocumentView, SealLine, SealedFileView } from '../core/views.ts'
import { documentFlows, documents } from '../index.ts'
import { listening } from '../testing/http.ts'
import { testOffice } from '../testing/office.ts'
import { aJointNotice, upToSeals } from '../testing/ways.ts'
import { doAct, holderIn, seal, sealAsJoint, taskOf, unitNamed } from './demo/office.ts'
import { seenBy } from './detail.ts'
import { laidOut } from './printing.ts'

let made: Awaited<ReturnType<typeof testOffice>>
let house: Awaited<ReturnType<typeof listening>>
let theirs: PersonId
let government: UnitId
beforeAll(async () => {
  made = await testOffice()
  house = await listening(made.office, made.auditKey, [documents])
  theirs = await holderIn(made.office, '区政府办公室', 'unitContact')
  government = unitNamed(made.office, '区政府办公室')
})
afterAll(() => house.close())

const json = async <Value>(answer: Promise<Response>): Promise<Value> => await (await answer).json() as Value
/** How many seals stand on the pages as they are printed now. */
const sealsDrawn = async (id: DocumentId): Promise<number> => {
  const { office, platform } = made
  const shown = granted(await seenBy({ db: platform.db, actor: (await office.call(office.district.cast.drafter, 'look')).actor, now: platform.now(), note: async () => {} }, id))
  return sealPlaces(await laidOut(platform, platform.db, { shown, day: dayOf(platform.now()) })).length
}

async function atTheSeals(joint?: readonly string[]): Promise<DocumentId> {
  const id = await aJointNotice(made.office, joint)
  await upToSeals(made.office, id, [await holderIn(made.office, '区政府办公室', 'unitHead'), ...(joint?.includes('区人大常委会') ? [await holderIn(made.office, '区人大常委会', 'principalHead')] : [])])
  return id
}

test('联合发文：联署机关先用印，主办机关后用印；两枚印章都印在各自署名上，都签进 PDF 和 OFD', async () => {
  const { office } = made
  const { sealKeeper, drafter, officeHead } = office.district.cast
  const id = await atTheSeals()
  // The lead's keeper has no task yet; the other organ's has, and sees the document.
  await expect(taskOf(office, id, sealKeeper)).rejects.toThrow('holds no task')
  const task = await taskOf(office, id, theirs)
  expect((await house.ask(theirs, 'POST', `/documents/${id}/seal`, { task, organ: government, copies: 3 })).status).toBe(409)
  expect((await house.ask(officeHead, 'POST', `/documents/${id}/joint-seal`, { task })).status).toBe(409)
  expect((await house.ask(theirs, 'POST', `/documents/${id}/joint-seal`, { task })).status).toBe(200)
  const { state } = await json<DocumentView>(house.ask(drafter, 'GET', `/documents/${id}`))
  expect(state).toMatchObject({ at: 'sealing', jointSeals: [{ organ: government, seal: '云江市临江区人民政府办公室印章', by: { person: theirs } }] })
  // Until all are on, none is printed.
  expect(await sealsDrawn(id)).toBe(0)
  await seal(office, id, sealKeeper, { organ: unitNamed(office, '区委办公室'), copies: 3, straddle: true })
  expect(await sealsDrawn(id)).toBe(2)
  const files = await json<SealedFileView[]>(house.ask(drafter, 'GET', `/documents/${id}/sealed-files`))
  expect(files.map(({ kind, verdict }) => [kind, verdict.isValid, verdict.signatures.map(({ name }) => name.replace(/（.*/, ''))])).toEqual(
    ['PDF', 'OFD'].map((kind) => [kind, true, ['中共云江市临江区委办公室', '云江市临江区人民政府办公室']]))
  // Both keepers find their own use in the register.
  for (const [person, words] of [[sealKeeper, '中共云江市临江区委办公室印章（含骑缝章）'], [theirs, '云江市临江区人民政府办公室印章']] as const) {
    const lines = await json<SealLine[]>(house.ask(person, 'GET', '/documents/seal-log'))
    expect(lines.filter((line) => line.document === id).map((line) => line.seal)).toContain(words)
  }
})

test('联署机关没有用印，主办机关的印章保管人没有可办的；盖过的不能自行撤回，可以退回校对重来', async () => {
  const { office } = made
  const { sealKeeper, secretariatHead, drafter } = office.district.cast
  const id = await atTheSeals()
  const task = await taskOf(office, id, theirs)
  await sealAsJoint(office, id, theirs)
  const retracted = await house.ask(theirs, 'POST', `/documents/${id}/acts`, { act: { type: 'retract', task } })
  expect(retracted.status).toBe(409)
  expect(await retracted.json()).toMatchObject({ code: 'too-late-to-retract' })
  await doAct(office, id, sealKeeper, { type: 'return', task: await taskOf(office, id, sealKeeper), to: 'proofreading-second', way: 'rerun', reason: '落款日期有误，请重新校对。' })
  const { state } = await json<DocumentView>(house.ask(drafter, 'GET', `/documents/${id}`))
  expect(state.at).toBe('proofreading')
  expect('jointSeals' in state).toBe(false)
  // Both proofs are read anew, and the other organ is asked once more.
  const { open } = await json<DocumentCase>(house.ask(drafter, 'GET', `/documents/${id}/case`))
  expect(open.map(({ person }) => person)).toContain(secretariatHead)
})

test('三个机关联合发文：只有保管那枚印章的人能办，各机关按署名次序盖齐', async () => {
  const { office } = made
  const { sealKeeper, confidentialClerk } = office.district.cast
  const id = await atTheSeals(['区政府办公室', '区人大常委会'])
  await sealAsJoint(office, id, theirs)
  const clerk = await holderIn(office, '区人大常委会', 'unitContact')
  expect(await json(house.ask(clerk, 'POST', `/documents/${id}/acts`, { act: { type: 'transfer', task: await taskOf(office, id, clerk), to: theirs } }))).toMatchObject({ code: 'not-of-the-post' })
  await sealAsJoint(office, id, clerk)
  await seal(office, id, sealKeeper, { organ: unitNamed(office, '区委办公室'), copies: 3 })
  expect(await sealsDrawn(id)).toBe(3)
  expect((await json<SealLine[]>(house.ask(confidentialClerk, 'GET', '/documents/seal-log'))).filter((line) => line.document === id)).toHaveLength(3)
})

test('流程只有一个用印环节：联署机关没有盖的，主办机关不能用印；当面加盖、核对勾选后才用印，登记写明', async () => {
  const { office, platform } = made
  const { sealKeeper } = office.district.cast
  const { version: _, ...flow } = documentFlows.find(({ name }) => name === 'documents.committee')!
  const steps = flow.steps.filter(({ id }) => id !== 'asks-joint' && id !== 'sealing-joint').map((step) => (step.id === 'proofreading-second' ? { ...step, next: 'sealing' } as typeof step : step))
  granted(await platform.runCommand(platform.systemCall('documents.publishFlows', null), (work) => publishDefinition(work, { ...flow, steps })))
  const id = await atTheSeals()
  const asked = { task: await taskOf(office, id, sealKeeper), organ: unitNamed(office, '区委办公室'), copies: 3 }
  const refused = await house.ask(sealKeeper, 'POST', `/documents/${id}/seal`, asked)
  expect(refused.status).toBe(409)
  expect(await refused.json()).toMatchObject({ code: 'joint-seals-open', detail: expect.stringContaining('云江市临江区人民政府办公室还没有用印') as string })
  expect((await house.ask(sealKeeper, 'POST', `/documents/${id}/seal`, { ...asked, inPerson: [government] })).status).toBe(200)
  expect(await sealsDrawn(id)).toBe(2)
  const lines = (await json<SealLine[]>(house.ask(sealKeeper, 'GET', '/documents/seal-log'))).filter((line) => line.document === id)
  expect(lines.map((line) => line.seal).toSorted()).toEqual(['中共云江市临江区委办公室印章', '云江市临江区人民政府办公室印章（当面加盖）'])
})
