import type { PersonId, UnitId } from '#lib/ids'
import { pointRoles, pointRoleWords, type PointId, type PointLevel } from './three.ts'
import { pointLevels, pointLevelWords, type Seat } from './types.ts'

/** The sheet of the network: a row a point, its three with telephones, first ones and substitutes. */
export const NETWORK_SHEET = '信息直报点'
const seatColumns = pointRoles.flatMap((role) => [false, true].flatMap((isSubstitute) => {
  const name = `${pointRoleWords[role]}${isSubstitute ? 'B角' : ''}`
  return [{ name, seat: { role, isSubstitute } }, { name: `${name}电话`, seat: null }]
}))
export const networkColumns: readonly { readonly name: string; readonly required: boolean; readonly hint: string }[] = [
  { name: '层级', required: true, hint: `${pointLevels.map((level) => pointLevelWords[level]).join('、')}之一` },
  { name: '单位', required: true, hint: '单位全称或简称，见“单位”表；村社填所属镇街' },
  { name: '村社名称', required: false, hint: '层级为村社的必填' },
  ...seatColumns.map(({ name, seat }) => ({ name, required: false, hint: seat ? '姓名；空着的列入网络缺口，导入后再补' : '手机或座机' })),
]

export interface NetworkRow { readonly row: number; readonly cells: Readonly<Record<string, string>> }
export interface NetworkIssue { readonly sheet: string; readonly row: number; readonly column: string; readonly text: string }
/** A point as its row says it. */
export interface ListedPoint {
  readonly level: PointLevel
  readonly unit: UnitId
  readonly name: string
  /** The point that there is already; it is then only its three that change. */
  readonly known: PointId | null
  readonly seats: readonly (Seat & { readonly person: PersonId; readonly name: string; readonly phone: string })[]
}

/** An upload read: what would be made of it, or the file back with what is wrong. */
export type NetworkReading =
  | { readonly accepted: true; readonly points: readonly ListedPoint[] }
  | { readonly accepted: false; readonly issues: readonly NetworkIssue[]; readonly marked: string }
export type NetworkMade = { readonly accepted: true; readonly made: number; readonly changed: number } | Extract<NetworkReading, { accepted: false }>

/** What the rows are held against. */
export interface NetworkWorld {
  readonly units: readonly { readonly unit: UnitId; readonly name: string; readonly fullName: string; readonly people: readonly { readonly person: PersonId; readonly name: string }[] }[]
  readonly points: readonly { readonly id: PointId; readonly level: PointLevel; readonly unit: UnitId; readonly name: string }[]
}

/** Reads the rows as points; or everything that is wrong with them, cell by cell. Townships come before their villages. */
export function readNetwork(rows: readonly NetworkRow[], world: NetworkWorld): { readonly points: readonly ListedPoint[]; readonly issues: readonly NetworkIssue[] } {
  const issues: NetworkIssue[] = []
  const points = rows.flatMap((row) => {
    const before = issues.length
    const point = pointIn(row, world, (column, text) => { issues.push({ sheet: NETWORK_SHEET, row: row.row, column, text }) })
    return point && issues.length === before ? [{ row: row.row, point }] : []
  })
  const townships = new Set([...world.points, ...points.map(({ point }) => point)].filter(({ level }) => level === 'township').map(({ unit }) => unit))
  for (const [at, { row, point }] of points.entries()) {
    if (points.slice(0, at).some(({ point: other }) => isSame(other, point))) issues.push({ sheet: NETWORK_SHEET, row, column: point.level === 'village' ? '村社名称' : '单位', text: `「${point.name}」在本表中出现了两次，请合并为一行` })
    if (point.level === 'village' && !townships.has(point.unit)) issues.push({ sheet: NETWORK_SHEET, row, column: '单位', text: '所属镇街还不是直报点，请在本表中加上镇街一行' })
  }
  return { points: points.map(({ point }) => point).toSorted((a, b) => Number(a.level === 'village') - Number(b.level === 'village')), issues: issues.toSorted((a, b) => a.row - b.row) }
}

type Wrong = (column: string, text: string) => void
const isSame = (one: Pick<ListedPoint, 'unit' | 'level' | 'name'>, other: Pick<ListedPoint, 'unit' | 'level' | 'name'>): boolean =>
  one.unit === other.unit && (one.level === 'village') === (other.level === 'village') && (one.level !== 'village' || one.name === other.name)

function pointIn({ cells }: NetworkRow, world: NetworkWorld, wrong: Wrong): ListedPoint | null {
  const level = pointLevels.find((one) => pointLevelWords[one] === cells['层级'])
  if (!level) wrong('层级', cells['层级'] ? `层级只能填${pointLevels.map((one) => pointLevelWords[one]).join('、')}` : '请填写层级')
  const found = world.units.filter(({ name, fullName }) => name === cells['单位'] || fullName === cells['单位'])
  if (found.length !== 1) wrong('单位', !cells['单位'] ? '请填写单位' : found.length === 0 ? `没有单位「${cells['单位']}」，请照“单位”表填写` : `「${cells['单位']}」有${found.length}个，请填全称`)
  if (level === 'village' && !cells['村社名称']) wrong('村社名称', '请填写村社名称')
  if (level && level !== 'village' && cells['村社名称']) wrong('村社名称', '层级不是村社的，这一格请空着')
  const [unit] = found
  if (!level || found.length !== 1 || !unit) return null
  const name = level === 'village' ? cells['村社名称'] ?? '' : unit.name
  if (name.length > 40) wrong('村社名称', '名称不超过40个字')
  const point = { level, unit: unit.unit, name }
  const known = world.points.find((one) => isSame(one, point))
  if (known && known.level !== level) wrong('层级', `「${name}」已经登记为${pointLevelWords[known.level]}直报点`)
  return { ...point, known: known?.id ?? null, seats: seatColumns.flatMap(({ name: column, seat }) => (seat ? seatIn(cells, { column, seat, people: unit.people }, wrong) : [])) }
}

function seatIn(cells: NetworkRow['cells'], { column, seat, people }: { readonly column: string; readonly seat: Seat; readonly people: NetworkWorld['units'][number]['people'] }, wrong: Wrong): ListedPoint['seats'] {
  const [said, phone] = [cells[column], cells[`${column}电话`] ?? '']
  if (!said) {
    if (phone) wrong(column, `填了电话，还没有填${column}的姓名`)
    return []
  }
  if (phone && !/^\+?[\d\s-]{5,20}$/.test(phone)) wrong(`${column}电话`, `电话「${phone}」看不懂，请只填数字`)
  const found = people.filter(({ name }) => name === said)
  if (found.length !== 1) wrong(column, found.length === 0 ? `本单位没有「${said}」，请先由组织机构管理员登记` : `本单位有${found.length}个「${said}」，请空着，导入后在直报点中选择`)
  return found.length === 1 ? [{ ...seat, ...found[0]!, phone }] : []
}
