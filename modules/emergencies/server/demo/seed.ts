import type { PersonId } from '#lib/ids'
import { addDays, addMinutes, dayOf, type Instant } from '#lib/instants'
import { granted, peopleWithRole, type SeededDistrict } from '#modules/organisation'
import type { Platform } from '../../../../platform/module.ts'
import type { EmergencyAct } from '../commands.ts'
import { registerContacts, townshipsOn } from '../network/network.ts'
import { answerRound, closeRound, recordAnswer, startRound } from '../network/rounds.ts'
import { own } from '../tables.ts'
import { acted, callOf, factsOf, officeAt, officeOf, received, unitNamed, type Office } from './office.ts'

const DAY = 24 * 60

/** One emergency from the call to the archive, one that goes on, the network with one gap, and one round of it; by the same commands as real use. Made once; answers how many. */
export async function seedEmergencies(platform: Platform, district: SeededDistrict): Promise<number> {
  if (await own(platform.db).selectFrom('emergencies_emergencies').select('id').limit(1).executeTakeFirst()) return 0
  const now = platform.now()
  const office = officeOf(platform, district)
  // Of what lies back nobody is told any more: it would all arrive at once.
  const at = (moment: Instant): Office => officeAt(office, moment)
  await seedNetwork(at(addMinutes(now, -9 * DAY)))
  await seedRound(at, addMinutes(now, -2 * DAY))
  await seedFinished(at, addMinutes(now, -6 * DAY))
  await seedRunning(at, addMinutes(now, -20))
  return 2
}

type At = (moment: Instant) => Office

/** 最后一个镇街空着: a gap to be seen. */
async function seedNetwork(office: Office): Promise<void> {
  const { db, now } = office.platform
  const day = dayOf(now())
  const townships = (await townshipsOn(db, day)).slice(0, -1)
  for (const [index, { unit }] of townships.entries()) {
    const [officer] = await peopleWithRole(db, { unit, role: 'unitContact', day })
    const [leader] = await peopleWithRole(db, { unit, role: 'unitHead', day })
    if (!officer || !leader) continue
    const phone = (place: number) => `1380000${String(1000 + index * 10 + place)}`
    granted(await registerContacts(office.platform, await office.call(office.district.cast.dutyOfficer, 'registerContacts', `demo-contacts-${index}`), {
      unit, from: addDays(day, -30), officers: [{ person: officer.id, phone: phone(1) }], leaders: [{ person: leader.id, phone: phone(2) }],
    }))
  }
}

async function seedRound(at: At, from: Instant): Promise<void> {
  const { dutyOfficer, townContact } = at(from).district.cast
  const start = at(from)
  const units = ['青禾镇党委', '白石镇党委', '城东街道党工委'].map((name) => unitNamed(start, name).unit)
  const { id } = granted(await startRound(start.platform, await start.call(dutyOfficer, 'startRound', 'demo-round'), { words: '周末夜间值班抽查', units }))
  const fast = at(addMinutes(from, 2))
  granted(await answerRound(fast.platform, await fast.call(townContact, 'answerRound'), id))
  const called = at(addMinutes(from, 9))
  granted(await recordAnswer(called.platform, await called.call(dutyOfficer, 'recordAnswer'), { round: id, unit: units[1]!, at: addMinutes(from, 8), note: '手机接通，在岗' }))
  const over = at(addMinutes(from, 30))
  granted(await closeRound(over.platform, await over.call(dutyOfficer, 'closeRound'), id))
}

async function seedFinished(at: At, from: Instant): Promise<void> {
  const begin = at(from)
  const { dutyOfficer, officeHead, deputyOfficeHead, secretary } = begin.district.cast
  const facts = factsOf(begin, {
    place: '白石镇石料厂', nature: '料仓坍塌事故', source: '白石镇党委', cause: '连日降雨，料仓挡墙松动', casualties: '2人被埋，已救出1人', measures: '消防、医疗已到场救援', leaders: '镇党委书记在现场指挥', course: '石料厂料仓挡墙坍塌，2名工人被埋',
  })
  const emergency = await received(begin, { record: callOf(begin, { unit: unitNamed(begin, '白石镇党委'), content: '白石镇石料厂料仓坍塌，有工人被埋。' }), facts }, 'demo-emergency-finished')
  const act = (minutes: number, person: PersonId, what: EmergencyAct) => acted(at(addMinutes(from, minutes)), emergency, { person, act: what })
  const city = { leaders: [{ person: secretary, name: '' }], city: true }
  await act(6, dutyOfficer, { type: 'call-up', to: 'city', whom: '市委值班室王立', at: addMinutes(from, 5), words: '抓紧救援，及时续报。' })
  await act(22, dutyOfficer, { type: 'submit', words: { kind: 'initial' }, facts })
  await act(26, dutyOfficer, { type: 'approve-orally', leader: { person: deputyOfficeHead, name: '' }, at: addMinutes(from, 25), words: '同意，先报。' })
  await act(28, dutyOfficer, { type: 'send', to: city })
  await act(90, deputyOfficeHead, { type: 'sign', report: 1 })
  await act(100, dutyOfficer, { type: 'instruct', leader: { person: secretary, name: '' }, words: '全力搜救被困人员，举一反三排查全区矿山、料场隐患。' })
  await act(180, dutyOfficer, { type: 'submit', words: { kind: 'followUp', changes: '第二名工人已救出，送区医院救治，生命体征平稳；现场无其他被困人员。' }, facts: { ...facts, figures: { deaths: 0, injured: 1, loss: null } } })
  await act(185, deputyOfficeHead, { type: 'approve', words: '' })
  await act(188, dutyOfficer, { type: 'send', to: city })
  await act(200, dutyOfficer, { type: 'grade', grade: 'ordinary', reason: '' })
  await act(1500, dutyOfficer, { type: 'submit', words: { kind: 'final', cause: '料仓挡墙年久失修，连日降雨后坍塌', responsibility: '区应急局正在调查', result: '两名伤者救治中，料仓停用，隐患已排除', lessons: '对全区石料、砂场挡墙开展一次排查' }, facts: { ...facts, figures: { deaths: 0, injured: 1, loss: 30 } } })
  await act(1510, deputyOfficeHead, { type: 'approve', words: '' })
  await act(1515, dutyOfficer, { type: 'send', to: city })
  await act(2900, officeHead, { type: 'evaluate', words: '接报、上报及时，续报清楚；单位报告要素可以更全。' })
  await act(2910, dutyOfficer, { type: 'archive' })
}

async function seedRunning(at: At, from: Instant): Promise<void> {
  const begin = at(from)
  const { dutyOfficer, officeHead } = begin.district.cast
  const emergency = await received(begin, { record: callOf(begin), facts: factsOf(begin) }, 'demo-emergency-running')
  await acted(at(addMinutes(from, 2)), emergency, { person: officeHead, act: { type: 'acknowledge' } })
  await acted(at(addMinutes(from, 8)), emergency, { person: dutyOfficer, act: { type: 'call-up', to: 'city', whom: '市委值班室王立', at: addMinutes(from, 7), words: '' } })
}
