import { refuse, type Refused } from '#lib/decision'
import type { FileId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import { ownUpload, refuseClassified } from '#modules/files'
import { inTreeOrder, peopleOfUnit, unitTree } from '#modules/organisation'
import { isRefused, type Call, type Work } from '#platform/act'
import { filledRows, markWorkbook, writeWorkbook } from '#platform/sheets'
import type { Platform } from '../../../../platform/module.ts'
import { holderOf } from '../../core/network/decide.ts'
import { NETWORK_SHEET, networkColumns, readNetwork, type ListedPoint, type NetworkMade, type NetworkReading, type NetworkRow, type NetworkWorld } from '../../core/network/rows.ts'
import type { NetworkRefusal } from '../../core/network/refusals.ts'
import { pointLevelWords } from '../../core/network/types.ts'
import { actIn, registerIn } from './commands.ts'
import { networkView } from './queries.ts'
import { pointOf, standingPoints } from './store.ts'
import type { NetworkLooking } from './viewer.ts'

const ROW_LIMIT = 2000

/** An upload of the caller's own, read against today's units and people; changes nothing. */
export async function readNetworkUpload(platform: Platform, { actor }: Pick<Call, 'actor'>, file: FileId): Promise<NetworkReading | Refused> {
  const bytes = await ownUpload(platform, actor, file)
  if (!bytes) return refuse('not-found')
  const rows = await rowsIn(bytes)
  if ('kind' in rows) return rows
  const classified = await refuseClassified(platform, [rows.map(({ cells }) => Object.values(cells).join('\t')).join('\n')])
  if (classified) return classified
  const { points, issues } = readNetwork(rows, await networkWorld({ db: platform.db, now: platform.now() }))
  if (issues.length === 0) return { accepted: true, points }
  const marked = await markWorkbook(bytes, { title: '错误', marks: issues })
  return marked ? { accepted: false, issues, marked: Buffer.from(marked).toString('base64') } : refuse('network-unreadable')
}

async function rowsIn(bytes: Uint8Array): Promise<readonly NetworkRow[] | Refused<NetworkRefusal>> {
  const rows = await filledRows(bytes, { sheet: NETWORK_SHEET, columns: networkColumns, mostRows: ROW_LIMIT })
  if (!rows) return refuse('network-unreadable')
  if (rows.length === 0) return refuse('network-empty')
  return rows.length > ROW_LIMIT ? refuse('network-too-large', { limit: ROW_LIMIT }) : rows
}

/** Units with the people of their sections, and the points there are. */
export async function networkWorld({ db, now }: Pick<NetworkLooking, 'db' | 'now'>): Promise<NetworkWorld> {
  const day = dayOf(now)
  const tree = await unitTree(db, day)
  const units = []
  for (const { unit } of inTreeOrder(tree)) {
    if (unit.kind === 'section' || unit.level === 'city') continue
    const within = [unit.id, ...(tree.children.get(unit.id) ?? []).filter(({ kind }) => kind === 'section').map(({ id }) => id)]
    const people = (await Promise.all(within.map((one) => peopleOfUnit(db, { unit: one, day })))).flat()
    units.push({ unit: unit.id, name: unit.shortName, fullName: unit.name, people: [...new Map(people.map(({ id, name }) => [id, { person: id, name }])).values()] })
  }
  return { units, points: (await standingPoints(db, now)).map(({ id, level, unit, name }) => ({ id, level, unit, name })) }
}

/** Brings the rows in: every point by the same commands as one alone; all of them or none. What stands already only changes where the row says otherwise. */
export async function importNetwork(platform: Platform, call: Call, file: FileId): Promise<NetworkMade | Refused> {
  const read = await readNetworkUpload(platform, call, file)
  if ('kind' in read || !read.accepted) return read
  return platform.runCommand(call, (work) => bringIn(work, read.points))
}

export async function bringIn(work: Work, points: readonly ListedPoint[]): Promise<Extract<NetworkMade, { accepted: true }> | Refused> {
  const on = dayOf(work.now)
  const counts = { made: 0, changed: 0 }
  for (const listed of points) {
    const parent = listed.level === 'village' ? (await standingPoints(work.db, work.now)).find(({ level, unit }) => level === 'township' && unit === listed.unit)?.id ?? null : null
    const kept = listed.known ? { id: listed.known } : await registerIn(work, { level: listed.level, unit: listed.unit, name: listed.name, parent, on })
    if (isRefused(kept)) return kept
    const state = (await pointOf(work.db, kept.id))!.state
    const due = listed.seats.filter((seat) => { const holder = holderOf(state, seat); return holder?.person !== seat.person || (seat.phone !== '' && seat.phone !== holder.phone) })
    for (const { role, isSubstitute, person, phone } of due) {
      const done = await actIn(work, { point: kept.id, act: { type: 'appoint', role, isSubstitute, person, phone, on } })
      if (isRefused(done)) return done
    }
    if (!listed.known) counts.made++
    else if (due.length > 0) counts.changed++
  }
  return { accepted: true, ...counts }
}

/** The empty file to fill in. */
export async function networkTemplate(looking: NetworkLooking): Promise<Uint8Array> {
  const { units } = await networkWorld(looking)
  return writeWorkbook([
    { name: NETWORK_SHEET, columns: networkColumns.map(({ name, required, hint }) => ({ title: name, width: name.length * 2 + 8, hint: `${required ? '必填。' : ''}${hint}`, isRequired: required, isText: true })), rows: [] },
    { name: '单位', columns: [{ title: '简称' }, { title: '全称' }], rows: units.map(({ name, fullName }) => [name, fullName]) },
  ])
}

/** The network as shown, in the form in which it can be brought in again; and its gaps. */
export async function networkWorkbook(looking: NetworkLooking, note: string): Promise<Uint8Array> {
  const { points } = await networkView(looking)
  const unitNames = new Map((await networkWorld(looking)).units.map(({ unit, name }) => [unit, name]))
  return writeWorkbook([
    {
      name: NETWORK_SHEET, note, columns: networkColumns.map(({ name }) => ({ title: name })),
      rows: points.map((point) => [
        pointLevelWords[point.level], unitNames.get(point.unit) ?? point.name, point.level === 'village' ? point.name : '',
        ...(['leader', 'officeHead', 'infoOfficer'] as const).flatMap((role) => [false, true].flatMap((isSubstitute) => { const holder = holderOf(point, { role, isSubstitute }); return [holder?.name ?? '', holder?.phone ?? ''] })),
      ]),
    },
    { name: '网络缺口', columns: ['直报点', '缺口', '怎么办'].map((title) => ({ title })), rows: points.flatMap(({ name, gaps }) => gaps.map(({ text, todo }) => [name, text, todo])) },
  ])
}
