import type { PersonId, UnitId } from '#lib/ids'
import { demoOffice, type DemoOffice, granted, type SeededDistrict } from '#modules/organisation'
import type { NamedUnit } from '#lib/signatory'
import type { Platform } from '../../../../platform/module.ts'
import type { EntryKey, BulletinId, Content, IssueId, OfferId, Profile } from '../../core/types.ts'
import { withOffer } from '../../core/editing.ts'
import type { Contribution } from '../../core/views.ts'
import { actOn, draft, found, type IssueAct } from '../commands.ts'
import type { Done } from '../ground.ts'
import { contribute } from '../offers.ts'
import { issueOf } from '../store.ts'
import { own } from '../tables.ts'

/** Bulletins at work: real people of a seeded district doing real commands. Demonstrations and tests drive it alike. */
export type Office = DemoOffice
export const officeOf = (platform: Platform, district: SeededDistrict): Office => demoOffice('bulletins', platform, district)

/** The unit of a short name, a section by the end of its name; a fault when the district has none. */
export function unitNamed({ district }: Pick<Office, 'district'>, name: string): NamedUnit {
  const unit: UnitId | undefined = district.units.get(name) ?? [...district.units].find(([whole]) => whole.endsWith(`委办公室${name}`))?.[1]
  if (!unit) throw new Error(`no unit ${name}`)
  return { unit, name }
}

/** 《临江信息》 unless told otherwise: edited by 信息科, reviewed by a deputy, signed by the head of the office. */
export const profileOf = (office: Office, over: Partial<Profile> = {}): Profile => ({
  name: '临江信息', kind: 'information', editorOrgan: '中共临江区委办公室', columns: ['工作动态', '经验交流', '问题建议'], period: 'weekly', isInternal: true, copies: 60,
  lists: { reportTo: '市委办公室，区委常委', sendTo: '区人大常委会、区政府、区政协领导', issueTo: '各镇党委、街道党工委，区委各部委，区直各部门' },
  readers: { units: ['青禾镇党委', '区财政局', '区发改局'].map((name) => unitNamed(office, name)), people: [] },
  editing: unitNamed(office, '信息科'), reviewRole: 'officeReviewer', signRole: 'officeHead', numbered: { year: 2026, number: 0, total: 0 }, ...over,
})

/** Who works on it: an editor, a colleague, the deputy who reviews and the head who signs. */
export const castOf = ({ district }: Pick<Office, 'district'>) => ({ editor: district.cast.infoHead, reviewer: district.cast.supervisingDeputy, signer: district.cast.officeHead })

export const founded = async (office: Office, profile: Profile, key: string | null = null): Promise<BulletinId> =>
  granted(await found(office.platform, await office.call(office.district.cast.supervisingDeputy, 'found', key), profile)).id

export const contributed = async (office: Office, person: PersonId, words: Partial<Contribution> & Pick<Contribution, 'title' | 'text'>, key: string | null = null): Promise<OfferId> =>
  granted(await contribute(office.platform, await office.call(person, 'contribute', key), { kind: '工作动态', credit: '区财政局供稿', column: null, href: null, ...words })).id

export const begun = async (office: Office, person: PersonId, bulletin: BulletinId, key: string | null = null): Promise<IssueId> =>
  granted(await draft(office.platform, await office.call(person, 'draft', key), bulletin)).id

/** One act that must hold. */
export const acted = async (office: Office, issue: IssueId, person: PersonId, act: IssueAct): Promise<Done> => granted(await actOn(office.platform, await office.call(person, act.type), { issue, act }))

/** Keeps the words of an issue with these offers in it, each in its column. */
export async function arranged(office: Office, issue: IssueId, person: PersonId, { offers, editorNote = '' }: { readonly offers: readonly OfferId[]; readonly editorNote?: string }): Promise<Content> {
  const stored = (await issueOf(office.platform.db, issue))!.state
  const rows = await own(office.platform.db).selectFrom('bulletins_offers').select('state').where('id', 'in', offers).execute()
  const byId = new Map(rows.map(({ state }) => [state.id, state]))
  const content = offers.reduce((words, id, index) => withOffer(words, byId.get(id)!, { key: `entry-${index}-${id}` as EntryKey }), { ...stored.content, editorNote })
  await acted(office, issue, person, { type: 'amend', base: stored.revision, content })
  return content
}

/** From the first review to the numbers. */
export async function publishedBy(office: Office, issue: IssueId, editor: PersonId): Promise<void> {
  const { reviewer, signer } = castOf(office)
  await acted(office, issue, editor, { type: 'submit' })
  await acted(office, issue, reviewer, { type: 'pass' })
  await acted(office, issue, signer, { type: 'sign' })
  await acted(office, issue, editor, { type: 'publish' })
}
