import type { Instant } from '#lib/instants'
import { addMinutes, dayOf } from '#lib/instants'
import type { SeededDistrict } from '#modules/organisation'
import { peopleOfUnit } from '#modules/organisation'
import type { Platform } from '../../../../platform/module.ts'
import type { OfferId } from '../../core/types.ts'
import { own } from '../tables.ts'
import { arranged, begun, contributed, founded, officeOf, profileOf, publishedBy, unitNamed, type Office } from './office.ts'
import { sampleIssues, sampleOffers, type SampleIssue } from './samples.ts'

/** 《临江信息》 and 《今日临江》 with two issues that are out, one being edited and a tray, by the same commands as real use. Made once; answers how many issues. */
export async function seedBulletins(platform: Platform, district: SeededDistrict): Promise<number> {
  if (await own(platform.db).selectFrom('bulletins_bulletins').select('id').limit(1).executeTakeFirst()) return 0
  const office = officeOf(platform, district)
  const year = Number(dayOf(platform.now()).slice(0, 4))
  const weekly = await founded(office, profileOf(office, { columns: ['工作动态', '经验做法', '问题建议'], numbered: { year, number: 41, total: 1203 } }), 'demo-bulletin-weekly')
  const monthly = await founded(office, profileOf(office, {
    name: '今日临江', kind: 'journal', columns: ['调研文章', '工作论坛'], period: 'monthly', isInternal: false, copies: 300, editing: unitNamed(office, '调研室'), numbered: { year, number: 9, total: 118 },
  }), 'demo-bulletin-monthly')
  for (const [index, sample] of sampleIssues.entries()) await issued(officeAgo(office, sample.daysAgo), { sample, index, bulletin: sample.bulletin === '今日临江' ? monthly : weekly })
  for (const [index, piece] of sampleOffers.entries()) await contributed(office, district.cast.infoHead, { ...piece, column: piece.kind }, `demo-offer-${index}`)
  return sampleIssues.length
}

interface Issued { readonly sample: SampleIssue; readonly index: number; readonly bulletin: Parameters<typeof begun>[2] }

async function issued(office: Office, { sample, index, bulletin }: Issued): Promise<void> {
  const { db, now } = office.platform
  const editor = sample.bulletin === '今日临江' ? (await peopleOfUnit(db, { unit: unitNamed(office, '调研室').unit, day: dayOf(now()) }))[0]!.id : office.district.cast.infoHead
  const offers: OfferId[] = []
  for (const [place, piece] of sample.pieces.entries()) offers.push(await contributed(office, editor, { ...piece, column: piece.kind }, `demo-piece-${index}-${place}`))
  const issue = await begun(office, editor, bulletin, `demo-issue-${index}`)
  await arranged(office, issue, editor, { offers, editorNote: sample.editorNote })
  if (sample.isPublished) await publishedBy(office, issue, editor)
}

const DAY = 24 * 60
/** The office some days ago. */
function officeAgo(office: Office, days: number): Office {
  const { platform, district } = office
  const at: Instant = addMinutes(platform.now(), -days * DAY)
  // What was done days ago is told to nobody any more: it would all arrive at once.
  const runCommand: Platform['runCommand'] = (call, act) => platform.runCommand(call, (work) => act({ ...work, now: at, ...(days > 0 ? { tell: () => {} } : {}) }))
  return officeOf({ ...platform, now: () => at, runCommand }, district)
}
