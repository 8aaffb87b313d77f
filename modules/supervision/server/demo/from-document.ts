import type { SeededDistrict } from '#modules/organisation'
import type { Platform } from '../../../../platform/module.ts'
import type { ItemId } from '../../core/types.ts'
import { acted, assigned, instructionOf, matterOf, officeOf, partFor } from './office.ts'

/** 转督办 in the demonstration: a leader's words on a document become an item, so that each page leads to the other; null where 督查室 may not read them. */
export async function seedFromDocument(platform: Platform, district: SeededDistrict, { subject, part }: { readonly subject: string; readonly part: string }): Promise<ItemId | null> {
  const office = officeOf(platform, district)
  const { supervisor, financeContact } = district.cast
  const read = await platform.relations.describe({ ...await office.look(supervisor), note: async () => {} }, subject, part)
  if (!read?.words) return null
  const { person, name, on, text } = read.words
  const item = await assigned(office, matterOf({
    title: '关于党委信息工作所列问题整改的批示', source: 'leaderInstruction', category: 'instruction', demand: '请牵头抓紧整改，结果报书记。',
    origin: { kind: 'instruction', subject: read.subject, title: read.title, number: read.number, link: read.link }, instruction: instructionOf(person, { leaderName: name, on, text, paper: read.title }),
  }), [partFor(office, '区财政局', { content: '牵头整改文中所列问题' })])
  await acted(office, item, financeContact, { type: 'accept', assignment: 1 })
  return item
}
