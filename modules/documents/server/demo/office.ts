import { demoOffice, type DemoOffice, granted, type SeededDistrict } from '#modules/organisation'
import { openTasks } from '#engines/workflow'
import type { OfficeRole } from '#lib/contract'
import type { PersonId, UnitId } from '#lib/ids'
import { dayOf, type Day } from '#lib/instants'
import type { Platform } from '../../../../platform/module.ts'
import { checklistOrder } from '../../core/checklist.ts'
import type { DocumentId, Recipient } from '../../core/content.ts'
import type { NumberRule, NumberRuleId } from '../../core/numbers.ts'
import { actOn, type TaskAct } from '../acting.ts'
import { readCase } from '../case-desk.ts'
import { answerChecklist, createDraft, type NewDraft } from '../drafting.ts'
import { dispatch } from '../issuing.ts'
import { numberRules } from '../number-rules.ts'
import { allotNumber, setNumberRule } from '../numbering.ts'
import { peopleInOrgan } from '../organ-facts.ts'
import { applySeal, sealJointly } from '../sealing.ts'
import { own } from '../tables.ts'

/** The office at work: real people of a seeded district doing real commands. Demonstrations and tests drive it alike. */
export type Office = DemoOffice
export const officeOf = (platform: Platform, district: SeededDistrict): Office => demoOffice('documents', platform, district)

/** The unit of a short name; a fault when the district has none. */
export function unitNamed({ district }: Office, name: string): UnitId {
  const unit = district.units.get(name)
  if (!unit) throw new Error(`no unit ${name}`)
  return unit
}

/** Who holds a role in an organ; the first where several do, a fault where nobody does. */
export async function holderIn(office: Office, unit: string, role: OfficeRole): Promise<PersonId> {
  const [holder] = await peopleInOrgan(office.platform.db, { organ: unitNamed(office, unit), role, day: dayOf(office.platform.now()) })
  if (!holder) throw new Error(`nobody is ${role} of ${unit}`)
  return holder.person
}

export const to = (office: Office, name: string): Recipient => ({ kind: 'unit', unit: unitNamed(office, name), name })

/** A new draft by this person. */
export const draft = async (office: Office, person: PersonId, input: NewDraft, key: string | null = null): Promise<DocumentId> =>
  granted(await createDraft(office.platform, await office.call(person, 'create', key), input)).id

/** The number of the open task that a person holds in a document's case. */
export async function taskOf({ platform }: Office, document: DocumentId, person: PersonId): Promise<number> {
  const { case_id } = await own(platform.db).selectFrom('documents_documents').select('case_id').where('id', '=', document).executeTakeFirstOrThrow()
  const task = openTasks(await readCase(platform.db, case_id!)).find((one) => one.to.person === person && one.kind === 'handle')
  if (!task) throw new Error(`${person} holds no task of ${document}`)
  return task.number
}

type Saying = { readonly type?: 'approve' | 'disagree'; readonly opinion?: string; readonly stance?: 'agree' | 'comments' }

/** One person handles the task they hold; a bare click unless words are given. The six points are answered before a review. */
export async function handle(office: Office, document: DocumentId, person: PersonId, { type = 'approve', ...said }: Saying = {}): Promise<void> {
  const { at } = await own(office.platform.db).selectFrom('documents_documents').select('at').where('id', '=', document).executeTakeFirstOrThrow()
  if (at === 'officeReview' && type === 'approve') {
    const answers = Object.fromEntries(checklistOrder.map((point) => [point, { answer: 'yes', remark: '' } as const]))
    granted(await answerChecklist(office.platform, await office.call(person, 'answerChecklist'), { document, answers }))
  }
  await doAct(office, document, person, { type, task: await taskOf(office, document, person), ...said })
}

export const doAct = async (office: Office, document: DocumentId, person: PersonId, act: TaskAct): Promise<void> => {
  granted(await actOn(office.platform, await office.call(person, act.type), { document, act }))
}

/** 编号 by the first rule that serves the document's kind. */
export async function number(office: Office, document: DocumentId, person: PersonId): Promise<string> {
  const { db } = office.platform
  const row = await own(db).selectFrom('documents_documents').select(['issuing_organ', 'kind']).where('id', '=', document).executeTakeFirstOrThrow()
  const rule = (await numberRules(db, row.issuing_organ)).find((one) => !one.retired && one.kinds.includes(row.kind))
  const input = { document, task: await taskOf(office, document, person), rule: rule?.id ?? ('' as NumberRuleId) }
  return granted(await allotNumber(office.platform, await office.call(person, 'allotNumber'), input)).number
}

export const seal = async (office: Office, document: DocumentId, person: PersonId, { organ, copies = 60, straddle = false }: { organ: UnitId; copies?: number; straddle?: boolean }): Promise<void> => {
  granted(await applySeal(office.platform, await office.call(person, 'applySeal'), { document, task: await taskOf(office, document, person), organ, copies, straddle }))
}

/** The seal of another organ of a joint document, by the one who keeps it. */
export const sealAsJoint = async (office: Office, document: DocumentId, person: PersonId): Promise<void> => {
  granted(await sealJointly(office.platform, await office.call(person, 'applySeal'), { document, task: await taskOf(office, document, person) }))
}

export const sendOut = async (office: Office, document: DocumentId, person: PersonId, { copies = 60, further = [] }: { copies?: number; further?: readonly Recipient[] } = {}): Promise<number> =>
  granted(await dispatch(office.platform, await office.call(person, 'dispatch'), { document, task: await taskOf(office, document, person), copies, further })).receivers

/** How the organs of the demo district number their documents. */
export async function seedNumberRules(office: Office): Promise<void> {
  const { confidentialClerk, financeContact, reformContact } = office.district.cast
  const notices = ['notice', 'opinion', 'decision', 'circular', 'resolution', 'announcement', 'publicNotice', 'communique'] as const
  const upward = ['request', 'report'] as const
  const governmentClerk = await holderIn(office, '区政府办公室', 'unitContact')
  const rows: readonly [PersonId, string, Pick<NumberRule, 'prefix' | 'kinds' | 'issuerMark'> & Partial<Pick<NumberRule, 'format' | 'terms'>>][] = [
    [confidentialClerk, '临江区委', { prefix: '临委发', kinds: notices, issuerMark: '中共云江市临江区委员会文件' }],
    [confidentialClerk, '临江区委', { prefix: '临委', kinds: [...upward, 'reply', 'bill'], issuerMark: '中共云江市临江区委员会文件' }],
    [confidentialClerk, '区委办公室', { prefix: '临委办发', kinds: [...notices, ...upward], issuerMark: '中共云江市临江区委办公室文件' }],
    [confidentialClerk, '区委办公室', { prefix: '临委办函', kinds: ['letter', 'reply'], issuerMark: '中共云江市临江区委办公室' }],
    [confidentialClerk, '区委办公室', { prefix: '临委办纪', kinds: ['minutes'], format: 'issue', issuerMark: '中共云江市临江区委办公室会议纪要' }],
    [governmentClerk, '临江区政府', { prefix: '区长令', kinds: ['order'], format: 'order', terms: ['2021-11-08' as Day], issuerMark: '云江市临江区人民政府令' }],
    [governmentClerk, '区政府办公室', { prefix: '临政办', kinds: [...notices, ...upward], issuerMark: '云江市临江区人民政府办公室文件' }],
    [financeContact, '区财政局', { prefix: '临财', kinds: [...notices, ...upward, 'letter', 'reply'], issuerMark: '云江市临江区财政局文件' }],
    [reformContact, '区发改局', { prefix: '临发改', kinds: [...notices, ...upward, 'letter', 'reply'], issuerMark: '云江市临江区发展和改革局文件' }],
  ]
  for (const [person, unit, rule] of rows) {
    const organ = unitNamed(office, unit)
    const known = (await numberRules(office.platform.db, organ)).some((one) => one.prefix === rule.prefix)
    if (!known) granted(await setNumberRule(office.platform, await office.call(person, 'setNumberRule'), { id: null, organ, format: 'yearly', terms: [], retired: false, ...rule }))
  }
}
