import { sql } from 'kysely'
import { recogniseText } from '#engines/typesetting'
import { granted, groupViews, peopleByIds, type SeededDistrict } from '#modules/organisation'
import type { PersonId, UnitId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import type { Platform } from '../../../../platform/module.ts'
import type { Annex, DocumentId, Elements, Recipient } from '../../core/content.ts'
import { publishDocumentFlows } from '../founding.ts'
import { signReceipt, urgeReceipts } from '../receipts.ts'
import { receiptLines } from '../registers.ts'
import { own } from '../tables.ts'
import { doAct, draft, handle, holderIn, number, officeOf, seal, sealAsJoint, seedNumberRules, sendOut, taskOf, unitNamed, type Office } from './office.ts'
import { sampleTexts, type SampleText } from './texts.ts'

/** What one seeded document asks of its drafter. */
interface Asked { readonly organ?: string; readonly signer: PersonId; readonly countersign?: readonly string[]; readonly consult?: readonly string[]; readonly more?: Partial<Elements> }

/**
 * Puts work in progress at every step, by the same commands as real use. Made once: where documents exist already, nothing is done.
 * Gives how many documents were made.
 */
export async function seedDocuments(platform: Platform, district: SeededDistrict): Promise<number> {
  const office = officeOf(platform, district)
  granted(await platform.runCommand(platform.systemCall('documents.publishFlows', 'demo-document-flows'), publishDocumentFlows))
  await seedNumberRules(office)
  if (await own(platform.db).selectFrom('documents_documents').select('id').limit(1).executeTakeFirst()) return 0
  const groups = new Map((await groupViews(platform.db, dayOf(platform.now()))).map((group) => [group.name, group.id]))
  const scene: Scene = { office, groups, cast: district.cast }
  for (const make of scenes) await make(scene)
  return scenes.length
}

interface Scene { readonly office: Office; readonly groups: ReadonlyMap<string, string>; readonly cast: SeededDistrict['cast'] }

const scenes: readonly ((scene: Scene) => Promise<void>)[] = [
  // 拟稿: begun this morning.
  async (scene) => { await begin(scene, scene.cast.drafter, sampleTexts.dutyNotice, { signer: scene.cast.officeHead }) },
  // 核稿.
  async (scene) => { await handed(scene, scene.cast.secondDrafter, sampleTexts.budgetLetter, { signer: scene.cast.officeHead }) },
  // 征求意见: one has answered with a comment, one has not.
  async (scene) => {
    const id = await handed(scene, scene.cast.drafter, sampleTexts.villageOpinion, { organ: '临江区委', signer: scene.cast.secretary, consult: ['区财政局', '区发改局'], more: { important: true } })
    await handle(scene.office, id, scene.cast.generalHead, { opinion: '拟征求财政、发改部门意见。' })
    await handle(scene.office, id, scene.cast.financeHead, { stance: 'comments', opinion: '第四条建议明确“所需经费由镇街统筹解决”。' })
  },
  // 会签: one agreed, one still to answer.
  async (scene) => {
    const id = await handed(scene, scene.cast.drafter, sampleTexts.winterSafety, { signer: scene.cast.officeHead, countersign: ['区财政局', '区发改局'], more: { scope: 'comprehensive' } })
    await handle(scene.office, id, scene.cast.generalHead, { opinion: '拟同意，请会签。' })
    await handle(scene.office, id, scene.cast.financeHead)
  },
  // 退回: the review sent it back, and it will come straight back.
  async (scene) => {
    const { office, cast } = scene
    const id = await handed(scene, cast.secondDrafter, sampleTexts.floodCircular, { organ: '临江区委', signer: cast.secretary })
    await handle(office, id, cast.generalHead)
    await doAct(office, id, cast.secretariatHead, { type: 'return', task: await taskOf(office, id, cast.secretariatHead), to: 'drafting', way: 'straightBack', reason: '受表扬单位和个人名单请作为附件一并报送。' })
  },
  // 审核.
  async (scene) => {
    const id = await handed(scene, scene.cast.drafter, sampleTexts.researchNotice, { signer: scene.cast.officeHead })
    await handle(scene.office, id, scene.cast.generalHead, { opinion: '请审核。' })
  },
  // 签发: upward, so that the principal head signs.
  async (scene) => { await toSigning(scene, await handed(scene, scene.cast.drafter, sampleTexts.projectRequest, { organ: '临江区委', signer: scene.cast.secretary, more: { phone: '8231001' } })) },
  // 复核: the secretary wrote an instruction with his signature, and 督查室 reads it.
  async (scene) => {
    const { office, cast } = scene
    const id = await toSigning(scene, await handed(scene, cast.secondDrafter, sampleTexts.informationReport, { organ: '临江区委', signer: cast.secretary }))
    await handle(office, id, cast.secretary, { opinion: '同意上报。文中所列问题，请区财政局牵头抓紧整改，结果报我。' })
    await doAct(office, id, cast.secretary, { type: 'circulate', readers: [cast.supervisor] })
  },
  // 编号.
  async (scene) => {
    const more: Partial<Elements> = { basis: [{ title: '关于设立乡村振兴人才驿站的请示', docNumber: '青禾委〔2026〕31号', text: null }] }
    const id = await signedBy(scene, await handed(scene, scene.cast.drafter, sampleTexts.schoolReply, { organ: '临江区委', signer: scene.cast.secretary, more }), scene.cast.secretary)
    await handle(scene.office, id, scene.cast.secretariatHead)
  },
  // 校对.
  async (scene) => { await numbered(scene, await handed(scene, scene.cast.secondDrafter, sampleTexts.appointmentDecision, { organ: '临江区委', signer: scene.cast.secretary }), scene.cast.secretary) },
  // 用印: in a department, whose clerk numbers and seals.
  async (scene) => { await departmental(scene, sampleTexts.financeNotice, { unit: '区财政局', drafter: scene.cast.financeContact, head: scene.cast.financeHead }) },
  // 已分发: the minutes, some signed for, the others urged.
  async (scene) => { await sentOut(scene) },
  // 联合发文: sealed by both offices, each over its own name, and sent.
  async (scene) => { await sentJointly(scene) },
  // 命令: 第1号 of the district mayor's term, at its proofs.
  async (scene) => { await ordered(scene) },
  // 已签发而后作废之前的草稿: a department's first draft, begun and left.
  async (scene) => { await begin(scene, scene.cast.reformContact, sampleTexts.priceReport, { organ: '区发改局', signer: scene.cast.reformHead }) },
]

async function begin({ office, groups }: Scene, person: PersonId, text: SampleText, asked: Asked): Promise<DocumentId> {
  const recipient = (name: string): Recipient => {
    const group = groups.get(name)
    return group ? { kind: 'group', group, name } : { kind: 'unit', unit: unitNamed(office, name), name }
  }
  const units = (names: readonly string[] = []): readonly UnitId[] => names.map((name) => unitNamed(office, name))
  const elements: Partial<Elements> = {
    title: text.title, mainTo: text.mainTo.map(recipient), copyTo: (text.copyTo ?? []).map(recipient), urgency: text.urgency ?? 'none', footnote: text.footnote ?? '', isConfirmedUnclassified: true,
    organ: unitNamed(office, asked.organ ?? '区委办公室'), signer: asked.signer, countersignUnits: units(asked.countersign), consultUnits: units(asked.consult), copies: 80, openness: 'closed',
    passingOn: text.title.includes('印发') ? 'issueAttached' : null, ...(text.annex ? { basis: [{ title: text.annex.title, docNumber: null, text: null }] } : {}), ...asked.more,
  }
  const annexes: readonly Annex[] = text.annex ? [{ title: text.annex.title, body: recogniseText(`${text.annex.title}\n${text.annex.body}`).body, file: null }] : []
  return draft(office, person, { kind: text.kind, unit: null, elements, body: bodyOf(text), annexes })
}

/** The levels of a text; a title is put before it so that its first sentence is not taken for one. */
const bodyOf = ({ title, body }: SampleText) => recogniseText(`${title}\n${body}`).body

async function handed(scene: Scene, person: PersonId, text: SampleText, asked: Asked): Promise<DocumentId> {
  const id = await begin(scene, person, text, asked)
  await handle(scene.office, id, person)
  return id
}

async function toSigning({ office, cast }: Scene, id: DocumentId): Promise<DocumentId> {
  await handle(office, id, cast.generalHead, { opinion: '拟同意，请审核。' })
  await handle(office, id, cast.secretariatHead, { opinion: '已审核，请主任审定。' })
  await handle(office, id, cast.officeHead)
  return id
}

async function signedBy(scene: Scene, id: DocumentId, signer: PersonId): Promise<DocumentId> {
  await toSigning(scene, id)
  await handle(scene.office, id, signer, { opinion: '同意。' })
  return id
}

async function numbered(scene: Scene, id: DocumentId, signer: PersonId): Promise<DocumentId> {
  await signedBy(scene, id, signer)
  await handle(scene.office, id, scene.cast.secretariatHead)
  await number(scene.office, id, scene.cast.confidentialClerk)
  return id
}

/** A department's document as far as its seal. */
async function departmental(scene: Scene, text: SampleText, by: { unit: string; drafter: PersonId; head: PersonId }): Promise<void> {
  const { office } = scene
  const id = await handed(scene, by.drafter, text, { organ: by.unit, signer: by.head })
  const officeHead = await holderOf(office, id)
  await handle(office, id, officeHead)
  await handle(office, id, by.head, { opinion: '同意印发。' })
  await handle(office, id, officeHead)
  await number(office, id, by.drafter)
  await handle(office, id, by.drafter)
  await handle(office, id, officeHead)
}

/** The two offices issue it together: the government's office agrees and seals, then the committee's seals and sends. */
async function sentJointly(scene: Scene): Promise<void> {
  const { office, cast } = scene
  const [agrees, theirKeeper] = [await holderIn(office, '区政府办公室', 'unitHead'), await holderIn(office, '区政府办公室', 'unitContact')]
  const more: Partial<Elements> = { jointOrgans: [unitNamed(office, '区政府办公室')], reasons: { 'G-ROUTE-15': '寒潮应对由区委办公室、区政府办公室共同协调，须联合部署。' } }
  const id = await handed(scene, cast.drafter, sampleTexts.coldWave, { signer: cast.officeHead, more })
  await handle(office, id, cast.generalHead, { opinion: '拟同意，请区政府办公室会签。' })
  await handle(office, id, agrees, { opinion: '同意。' })
  for (const person of [cast.secretariatHead, cast.officeHead, cast.officeHead, cast.secretariatHead]) await handle(office, id, person)
  await number(office, id, cast.confidentialClerk)
  for (const person of [cast.drafter, cast.secretariatHead]) await handle(office, id, person)
  await sealAsJoint(office, id, theirKeeper)
  await seal(office, id, cast.sealKeeper, { organ: unitNamed(office, '区委办公室') })
  await sendOut(office, id, cast.confidentialClerk)
}

async function ordered(scene: Scene): Promise<void> {
  const { office, cast } = scene
  const [clerk, head] = [await holderIn(office, '区政府办公室', 'unitContact'), await holderIn(office, '区政府办公室', 'officeHead')]
  const id = await handed(scene, clerk, sampleTexts.fireBan, { organ: '临江区政府', signer: cast.districtMayor, more: { important: true } })
  for (const person of [head, cast.districtMayor, head]) await handle(office, id, person)
  await number(office, id, clerk)
}

/** Who took part in the meeting of the office, by the names of its people. */
async function attendanceAt({ office: { platform }, cast }: Scene): Promise<NonNullable<Elements['attendance']>> {
  const people = await peopleByIds(platform.db, [cast.officeHead, cast.deputyOfficeHead, cast.supervisingDeputy, cast.secrecyDeputy, cast.generalHead, cast.drafter], dayOf(platform.now()))
  const names = (...persons: readonly PersonId[]) => persons.map((person) => people.get(person)?.name ?? '').join('、')
  return [
    { label: '主持', names: names(cast.officeHead) }, { label: '出席', names: names(cast.deputyOfficeHead, cast.supervisingDeputy, cast.generalHead) },
    { label: '请假', names: `${names(cast.secrecyDeputy)}（下乡调研）` }, { label: '列席', names: '各科室负责人' }, { label: '记录', names: names(cast.drafter) },
  ]
}

async function holderOf({ platform }: Office, document: DocumentId): Promise<PersonId> {
  const { rows: [row] } = await sql<{ person: PersonId }>`
    select p.person from documents_participants p join documents_documents d on d.id = p.document
    where d.id = ${document} and p.person <> d.drafter order by p.since desc limit 1`.execute(platform.db)
  return row!.person
}

/** The minutes went out; a few units have signed, the others were urged once. */
async function sentOut(scene: Scene): Promise<void> {
  const { office, groups, cast } = scene
  const id = await numbered(scene, await handed(scene, cast.drafter, sampleTexts.meetingMinutes, { signer: cast.officeHead, more: { attendance: await attendanceAt(scene) } }), cast.officeHead)
  await handle(office, id, cast.drafter)
  await handle(office, id, cast.secretariatHead)
  await seal(office, id, cast.sealKeeper, { organ: unitNamed(office, '区委办公室') })
  const towns = groups.get('各镇党委、街道党工委')!
  await sendOut(office, id, cast.confidentialClerk, { further: [{ kind: 'group', group: towns, name: '各镇党委、街道党工委' }] })
  const receipts = await receiptLines(office.platform.db, id)
  const town = receipts.find((receipt) => receipt.receiver === unitNamed(office, '青禾镇党委'))!
  granted(await signReceipt(office.platform, await office.call(cast.townContact, 'signReceipt'), { receipt: town.id }))
  granted(await urgeReceipts(office.platform, await office.call(cast.confidentialClerk, 'urgeReceipts'), { document: id, receipts: 'all' }))
}
