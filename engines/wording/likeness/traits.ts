import { addDays, dayOf, minuteOfDay, type Day, type Instant } from '#lib/instants'
import { fingerprintOf, type Fingerprint } from '../fingerprint.ts'
import { valueOf } from '../numerals.ts'
import { kindsIn, stockPairs, type EventKind } from './kinds.ts'

/** One report as far as likeness looks at it. */
export interface Report {
  readonly title: string
  readonly text: string
  /** The day it was written: what 今日 and 20日 mean in it. */
  readonly writtenOn: Day
  /** When the event happened, where the form was told. */
  readonly happenedAt?: Instant | null
  /** The township it comes from: 我镇 means this one. */
  readonly home?: string | null
}

/** What is compared of a report: who tells an event in other words keeps its places, figures, days and names. */
export interface Traits {
  readonly sketch: Fingerprint
  /** Pairs of neighbouring letters, common words left out. */
  readonly pairs: ReadonlySet<string>
  /** 镇 and 街道, and beside them places within (村, 路, 公司 …), each by its last two letters before the kind of place. */
  readonly towns: ReadonlySet<string>
  readonly places: ReadonlySet<string>
  /** Numbers with their unit, `12户`. */
  readonly figures: ReadonlySet<string>
  readonly kinds: ReadonlySet<EventKind>
  readonly days: ReadonlySet<Day>
  /** Times of day in minutes. */
  readonly clocks: readonly number[]
}

export function traitsOf({ title, text, writtenOn, happenedAt = null, home = null }: Report): Traits {
  const whole = `${title}。${text}`.normalize('NFKC')
  const towns = namesBy(TOWN, whole)
  return {
    sketch: fingerprintOf(text), pairs: pairsIn(whole), kinds: kindsIn(whole), figures: figuresIn(whole),
    towns: towns.size === 0 && home ? namesBy(TOWN, home) : towns,
    places: namesBy(PLACE, whole),
    days: happenedAt ? new Set([dayOf(happenedAt), ...daysIn(whole, writtenOn)]) : daysIn(whole, writtenOn),
    clocks: [...(happenedAt ? [minuteOfDay(happenedAt)] : []), ...clocksIn(whole)],
  }
}

/** Letters that stand before the kind of a place without being its name. */
const NO_NAME = '我本该各全某每的在于为和与及等是对将已有被把并从由向沿位至处经了多个座所外公县市区镇乡到入'
/** What stands before the kind of many places alike. */
const GENERAL = '.农村|水务|供水|供电|供气|燃气|人民|中心|建筑|施工|开发|物业|保险|附近|农贸|菜市|.级|.属'
const NAME = `(?!${GENERAL})([^\\P{Script=Han}${NO_NAME}][^\\P{Script=Han}我本该各全某每的在县市区])`
const TOWN = new RegExp(`${NAME}(镇|街道|乡)(?![上长域区容风卫])`, 'gu')
const PLACE = new RegExp(`${NAME}(?:有限|股份|责任|集团)*(行政村|自然村|村|社区|小区|花园|新城|家园|公寓|大厦|国道|省道|大道|高速|路|街(?!道)|巷|大桥|桥|河|湖|江|溪|港|水库|泵站|闸|隧道|园区|工业园|产业园|公园|景区|小学|中学|学校|幼儿园|公司|厂|市场|商场|广场|酒店|饭店|工地|码头|车站|合作社|基地|农场|林场|养老院|敬老院)(?![民长支委干])`, 'gu')

function namesBy(pattern: RegExp, text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(pattern)].map(([, name, kind]) => `${name}${kind!.at(-1)}`))
}

const RUN = /[\p{Script=Han}]+|[A-Za-z]+\d*|\d{3,}/gu
/** Letters that join words: a pair with one of them says nothing. */
const JOINING = new Set('的了在和与及为等是对于将已有被把并而其由从到向就都也又因但使让给之以后前中内上下年月日时分点人名户个次起余多约共近各该本某我')

function pairsIn(text: string): ReadonlySet<string> {
  const pairs = new Set<string>()
  for (const [run] of text.matchAll(RUN)) {
    if (/^[A-Za-z\d]/.test(run)) pairs.add(run.toLowerCase())
    else for (let at = 0; at + 2 <= run.length; at += 1) {
      const pair = run.slice(at, at + 2)
      if (!JOINING.has(pair[0]!) && !JOINING.has(pair[1]!) && !stockPairs.has(pair)) pairs.add(pair)
    }
  }
  return pairs
}

const FIGURE = /(\d+(?:\.\d+)?|[零一二三四五六七八九十百千万两]+)(?:余|多)?\s*(人|名|位|户|间|栋|幢|亩|公顷|米|公里|千米|厘米|毫米|吨|公斤|千克|斤|万元|亿元|元|辆|台|套|头|只|处|棵|株|平方米|万人|场|家|艘|%|千瓦|立方米)/g
const ALIKE: Readonly<Record<string, string>> = { 名: '人', 位: '人', 幢: '栋', 千米: '公里', 千克: '公斤' }

function figuresIn(text: string): ReadonlySet<string> {
  const figures = new Set<string>()
  for (const [, number, unit] of text.matchAll(FIGURE)) {
    const value = /^\d/.test(number!) ? Number(number) : valueOf(number!)
    // One or two of anything stand in every report.
    if (value !== null && (value > 2 || unit === '亿元')) figures.add(`${value}${ALIKE[unit!] ?? unit}`)
  }
  return figures
}

const RELATIVE = { 今: 0, 昨: -1, 前: -2 } as const
const DAY = /(?:(\d{1,2})月)?(\d{1,2})日|([今昨前])(?:日|天|晨|早|晚|夜|(?=[上下]午))/g

function daysIn(text: string, writtenOn: Day): ReadonlySet<Day> {
  const days = new Set<Day>()
  const [year, thisMonth] = writtenOn.split('-').map(Number) as [number, number, number]
  for (const [, month, day, relative] of text.matchAll(DAY)) {
    if (relative) days.add(addDays(writtenOn, RELATIVE[relative as keyof typeof RELATIVE]))
    else if (Number(day) >= 1 && Number(day) <= 31 && Number(month ?? 1) <= 12) days.add(dayNear(year, Number(month ?? thisMonth), Number(day)))
  }
  return days
}

const two = (value: number): string => String(value).padStart(2, '0')
const dayNear = (year: number, month: number, day: number): Day => `${year}-${two(month)}-${two(day)}` as Day

const CLOCK = /(凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|晚间|深夜|当晚|昨晚|今晚)?\s*(\d{1,2}|[一二三四五六七八九十两]{1,3})(?:[时点](?:(\d{1,2}|[一二三四五六七八九十]{1,3})分|(半))?|:(\d{2}))/g

function clocksIn(text: string): readonly number[] {
  return [...text.matchAll(CLOCK)].flatMap(([, part = '', hour, minute, half, colon]) => {
    const [h, m] = [numberOf(hour!), half ? 30 : numberOf(minute ?? colon ?? '0')]
    if (h > 24 || m > 59) return []
    const isLater = h < 12 && (/下午|傍晚|晚|深夜/.test(part) && !(part === '深夜' && h < 5))
    return [((h + (isLater ? 12 : 0)) % 24) * 60 + m]
  })
}

const numberOf = (text: string): number => (/^\d/.test(text) ? Number(text) : valueOf(text) ?? 99)
