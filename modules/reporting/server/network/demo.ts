import type { PersonId, UnitId } from '#lib/ids'
import { addMinutes, dayOf, type Day } from '#lib/instants'
import { demoOffice, granted, peopleByIds, peopleOfUnit, unitTree, type DemoOffice, type SeededDistrict } from '#modules/organisation'
import type { Work } from '#platform/act'
import type { Platform } from '../../../../platform/module.ts'
import type { ListedPoint } from '../../core/network/rows.ts'
import { pointRoles, type PointLevel } from '../../core/network/three.ts'
import { bringIn } from './reading.ts'
import { standingPoints } from './store.ts'

/** Since when the points stand: what they reported in the last weeks hangs on it. */
const STANDS_MINUTES = 60 * 24 * 60
const SINCE = '2026-11-01' as Day
/** Units of the demonstration that report directly, with their level. */
const units: readonly (readonly [level: PointLevel, names: readonly string[]])[] = [
  ['district', ['区政府办公室', '区纪委监委']],
  ['department', ['区发改局', '区教育局', '区财政局', '区住建局', '区水利局', '区应急局', '区信访局', '区卫健局']],
  ['township', ['青禾镇党委', '白石镇党委', '柳溪镇党委', '云渡镇党委', '沙洲镇党委', '江滨街道党工委']],
]
/** Villages, each under its township. */
const villages: readonly (readonly [township: string, village: string])[] = [['青禾镇党委', '青山村'], ['青禾镇党委', '河口社区'], ['沙洲镇党委', '沙咀村']]

/** The network of the demonstration, brought in by 信息科 as an import brings it. Answers how many points that are; none when there are some already. */
export async function seedNetwork(platform: Platform, district: SeededDistrict): Promise<number> {
  if ((await standingPoints(platform.db, platform.now())).length > 0) return 0
  const office = demoOffice('reporting', platform, district)
  const listed = await sampleNetwork(office)
  const call = await office.call(district.cast.infoHead, 'import-network', 'demo-reporting-network')
  return granted(await platform.runCommand(call, (work: Work) => bringIn({ ...work, now: addMinutes(work.now, -STANDS_MINUTES) }, listed))).made
}

/** Every unit with three of its people; some seats stay empty and some telephones unknown, as registers do. */
async function sampleNetwork({ platform: { db, now }, district }: DemoOffice): Promise<readonly ListedPoint[]> {
  const day = dayOf(now())
  const tree = await unitTree(db, day < SINCE ? SINCE : day)
  const seatsIn = async (unit: UnitId, without: number) => {
    const people = [...await peopleOfUnit(db, { unit, day })].filter(({ title }) => title !== null)
    const briefs = await peopleByIds(db, people.map(({ id }) => id), day)
    const clerk = people.find(({ title }) => title === '文书')
    const gate = people.find(({ title }) => /(办公室主任|科长|党政办主任)$/.test(title ?? ''))
    const leader = people.find(({ id, title }) => id !== clerk?.id && id !== gate?.id && title !== null)
    const three: Record<(typeof pointRoles)[number], PersonId | undefined> = { leader: leader?.id, officeHead: gate?.id, infoOfficer: clerk?.id }
    return pointRoles.flatMap((role, at) => {
      const person = three[role]
      return person && at !== without ? [{ role, isSubstitute: false, person, name: briefs.get(person)?.name ?? '', phone: `0668-66${String(81_000 + units.length * at + people.length).slice(-4)}` }] : []
    })
  }
  const points: ListedPoint[] = []
  for (const [level, names] of units) for (const name of names) {
    const unit = district.units.get(name)!
    // One point lacks its 办公室主任, so that the list of gaps has something to say.
    points.push({ level, unit, name: tree.units.get(unit)?.shortName ?? name, known: null, seats: await seatsIn(unit, name === '云渡镇党委' ? 1 : -1) })
  }
  for (const [township, name] of villages) {
    const unit = district.units.get(township)!
    points.push({ level: 'village', unit, name, known: null, seats: name === '沙咀村' ? (await seatsIn(unit, 0)).map((seat) => ({ ...seat, phone: '' })) : await seatsIn(unit, -1) })
  }
  return points
}
