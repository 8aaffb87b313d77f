import type { PersonId } from '#lib/ids'
import { addMinutes, dayOf, type Instant } from '#lib/instants'
import { inChargeLeaderOf, peopleWithRole, type SeededDistrict } from '#modules/organisation'
import type { Platform } from '../../../../platform/module.ts'
import type { Content, ItemId } from '../../core/items/types.ts'
import type { ItemAct } from '../items/commands.ts'
import { own } from '../tables.ts'
import { deskOf } from '../viewer.ts'
import { seedCommissions } from './commissions.ts'
import { acted, drafted, officeAt, pointNamed, type SeededPoint } from './office.ts'
import { stories, type Story } from './stories.ts'

/** Who works at 信息科 and signs for the office. */
interface DeskPeople { readonly editor: PersonId; readonly head: PersonId; readonly leader: PersonId }
interface Play { readonly platform: Platform; readonly district: SeededDistrict; readonly desk: DeskPeople; readonly last: ItemId | null }
type Turn = readonly [who: (at: SeededPoint, desk: DeskPeople) => PersonId, act: ItemAct]

/** Information at every stage, by the same commands as real use, each act at its own hour. Made once; answers how many items were made. */
export async function seedReports(platform: Platform, district: SeededDistrict): Promise<number> {
  if (await own(platform.db).selectFrom('reporting_items').select('id').limit(1).executeTakeFirst()) return 0
  const desk = await deskPeople(platform, district)
  if (!desk) return 0
  let last: ItemId | null = null
  for (const story of stories) last = await told({ platform, district, desk, last }, story)
  await seedCommissions(officeAt({ platform, district }, platform.now(), true), desk.editor)
  return stories.length + 1
}

async function deskPeople({ db, now }: Platform, { cast: { infoHead } }: SeededDistrict): Promise<DeskPeople | null> {
  const desk = await deskOf({ db, now: now() })
  if (!desk) return null
  const editor = (await peopleWithRole(db, { unit: desk.section, role: 'infoEditor', day: dayOf(now()) })).find(({ id }) => id !== infoHead)
  const leader = await inChargeLeaderOf(db, { unit: desk.section, day: dayOf(now()) })
  return editor && leader ? { editor: editor.id, head: infoHead, leader: leader.id } : null
}

/** One item from its first note, a quarter of an hour to each act. */
async function told({ platform, district, desk, last }: Play, story: Story): Promise<ItemId> {
  const start = addMinutes(platform.now(), -60 * story.hoursAgo)
  const office = (step: number) => officeAt({ platform, district }, addMinutes(start, 15 * step), story.hoursAgo <= 24)
  const at = await pointNamed(office(0), story.point)
  const content: Content = { title: story.title, text: story.text, kind: story.kind, eventAt: story.kind === 'development' ? addMinutes(start, -90) : null, learnedAt: story.kind === 'development' ? addMinutes(start, -60) : null }
  const item = await drafted(office(0), at, content, `demo-report-${story.title}`)
  for (const [index, [who, act]] of turnsOf(story, { content, into: last, adoptedAt: addMinutes(start, 60 * 24) }).entries()) await acted(office(index + 1), item, who(at, desk), act)
  return item
}

const officer = ({ three }: SeededPoint) => three.infoOfficer
const head = ({ three }: SeededPoint) => three.officeHead
const leader = ({ three }: SeededPoint) => three.leader
const editor = (_: SeededPoint, desk: DeskPeople) => desk.editor

const reportedTurns: readonly Turn[] = [[officer, { type: 'hand-in' }], [head, { type: 'pass', emergency: '' }], [leader, { type: 'approve', emergency: '' }]]

function turnsOf({ reached }: Story, { content, into, adoptedAt }: { readonly content: Content; readonly into: ItemId | null; readonly adoptedAt: Instant }): readonly Turn[] {
  const screened = (fate: 'adopt' | 'merge' | 'reserve' | 'decline', reason: string): readonly Turn[] => [...reportedTurns, [editor, { type: 'screen', fate, reason, into: fate === 'merge' ? into : null }]]
  const editing: readonly Turn[] = [...screened('adopt', ''), [editor, { type: 'edit', content: edited(content) }]]
  const reviewing: readonly Turn[] = [...editing, [editor, { type: 'send-to-review', isVerified: true }]]
  const signed: readonly Turn[] = [...reviewing, [(_, desk) => desk.head, { type: 'review' }], [(_, desk) => desk.leader, { type: 'sign' }]]
  switch (reached) {
    case 'drafted': return []
    case 'atOfficeHead': return reportedTurns.slice(0, 1)
    case 'atLeader': return reportedTurns.slice(0, 2)
    case 'returned': return [...reportedTurns.slice(0, 1), [head, { type: 'return', reason: '标题没有说出问题，缺具体路段、里程和数据，请补充原因和建议。' }]]
    case 'submitted': return reportedTurns
    case 'merged': return screened('merge', '与青禾镇所报为同一汛情')
    case 'reserved': return screened('reserve', '待汇总其他镇街情况后综合编发')
    case 'declined': return screened('decline', '一般性会议动态，没有具体做法和成效')
    case 'editing': return editing
    case 'reviewing': return reviewing
    case 'signed': return signed
    case 'adopted': return [...signed, [editor, { type: 'upload', to: 'city' }], [editor, { type: 'adopt', adoption: { level: 'city', vehicle: '每日要情', issue: '第218期', form: 'single', adoptedAt, evidence: '市委办采用通报' } }]]
  }
}

/** What an editor does with it: a shorter title, and the words that only say how important it is are gone. */
const edited = (content: Content): Content => ({ ...content, title: content.title.replace(/^区(发改局|住建局|财政局)/, '我区').replace('值得关注', '亟待破解'), text: content.text.replace('今年以来，', '').replace('立即', '') })
