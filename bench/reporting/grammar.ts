import { addDays, type Day } from '#lib/instants'
import type { Report } from '#engines/wording'

/** Kinds of events and how people tell them: `{a|b}` one of several, `[…]` perhaps, `<name>` a fact of the event. */
export interface Scenario {
  readonly name: string
  /** Title and text of one way to tell it; another point tells it another way. */
  readonly tellings: readonly (readonly [title: string, text: string])[]
  /** Figures of the event: name → least and most. A name with `~` is counted again later, so that reports may differ. */
  readonly figures: Readonly<Record<string, readonly [number, number]>>
  /** Whether it comes again every year in the same place, with the same words. */
  readonly isYearly?: boolean
}

export interface Labelled extends Report {
  readonly event: string
  /** The text it was copied from, by its place in the set. */
  readonly copyOf: number | null
}

export type Random = () => number
/** A small repeatable source of chance (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
const pick = <Item>(random: Random, items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!

export interface Names { readonly towns: readonly string[]; readonly stems: readonly string[]; readonly firms: readonly string[]; readonly crops: readonly string[] }
/** What happened, before anybody told it. */
interface Event { readonly id: string; readonly scenario: Scenario; readonly day: Day; readonly minute: number; readonly facts: Readonly<Record<string, string>>; readonly figures: Readonly<Record<string, number>> }

export function eventOf(random: Random, { id, scenario, day, names, town }: { id: string; scenario: Scenario; day: Day; names: Names; town?: string }): Event {
  const [home, each] = [town ?? pick(random, names.towns), names.stems.length / names.towns.length]
  // A village and a road lie in one township.
  const stem = () => names.stems[names.towns.indexOf(home) * each + Math.floor(random() * each)]!
  return {
    id, scenario, day, minute: Math.floor(random() * 1440),
    facts: { 镇: home, 村: `${stem()}村`, 路: `${stem()}路`, 企: pick(random, names.firms), 校: `${stem()}小学`, 河: `${stem()}河`, 小区: `${stem()}${pick(random, ['花园', '新城', '家园'])}`, 物: pick(random, names.crops) },
    figures: Object.fromEntries(Object.entries(scenario.figures).map(([name, [least, most]]) => [name, least + Math.floor(random() * (most - least + 1))])),
  }
}

/** One point's account: which telling, on which day, what it leaves out, and which figures have changed since. */
export function tell(random: Random, event: Event, { telling, later }: { telling: number; later: number }): Omit<Labelled, 'copyOf'> {
  const writtenOn = addDays(event.day, later)
  const figures = Object.fromEntries(Object.entries(event.figures).map(([name, value]) => [name, name.endsWith('~') && random() < 0.3 ? value + 1 + Math.floor(random() * 4) : value]))
  const [title, text] = event.scenario.tellings[telling % event.scenario.tellings.length]!
  const fill = (template: string) => filled(random, template, { event, figures, writtenOn })
  return { event: event.id, title: fill(title), text: fill(text), writtenOn, home: event.facts.镇! }
}

function filled(random: Random, template: string, { event, figures, writtenOn }: { event: Event; figures: Readonly<Record<string, number>>; writtenOn: Day }): string {
  let text = template
  // Inner brackets first, so that choices may hold choices.
  for (let before = ''; before !== text;) {
    before = text
    text = text.replace(/\{([^{}[\]]*)\}/g, (_, inner: string) => pick(random, inner.split('|'))).replace(/\[([^{}[\]]*)\]/g, (_, inner: string) => (random() < 0.5 ? inner : ''))
  }
  return text.replace(/<([^<>]+)>/g, (_, name: string) => {
    if (name === '日') return dayWords(random, event.day, writtenOn)
    if (name === '时') return clockWords(random, event.minute)
    const figure = figures[name] ?? figures[`${name}~`]
    return figure === undefined ? event.facts[name] ?? name : figureWords(random, figure)
  })
}

const CHINESE = '零一二三四五六七八九'
const figureWords = (random: Random, value: number): string => (value < 10 && random() < 0.3 ? CHINESE[value]! : String(value))

function dayWords(random: Random, day: Day, writtenOn: Day): string {
  const [, month, date] = day.split('-').map(Number)
  const plain = [`${month}月${date}日`, `${date}日`]
  if (day === writtenOn) return pick(random, [...plain, '今日', '今天'])
  return pick(random, addDays(day, 1) === writtenOn ? [...plain, '昨日', '昨天'] : plain.slice(0, 1))
}

function clockWords(random: Random, minute: number): string {
  const [hour, rest] = [Math.floor(minute / 60), minute % 60]
  const part = hour < 6 ? '凌晨' : hour < 12 ? '上午' : hour < 18 ? '下午' : '晚上'
  const twelve = hour > 12 ? hour - 12 : hour
  return pick(random, [`${hour}时${rest}分`, `${hour}:${String(rest).padStart(2, '0')}`, `${hour}时许`, `${part}${twelve}点${rest > 20 && rest < 40 ? '半' : ''}${hour === 0 ? '多' : '左右'}`])
}

/** A light edit: what a point does to another's text before it sends it as its own. */
export function copied(random: Random, { title, text }: Report): { title: string; text: string } {
  const sentences = text.split(/(?<=。)/).filter((sentence) => sentence !== '')
  const edits = [
    (all: readonly string[]) => (all.length > 2 ? all.toSpliced(1 + Math.floor(random() * (all.length - 1)), 1) : all),
    (all: readonly string[]) => [...all, pick(random, ['下一步，将密切关注后续情况，及时续报。', '相关情况将及时上报。', '目前，各项工作正有序推进。'])],
    (all: readonly string[]) => all.map((one) => one.replace('立即', '第一时间').replace('目前', '截至发稿时').replace('组织', '发动').replace('开展', '实施')),
    (all: readonly string[]) => [`${pick(random, ['据悉，', '据了解，', '接基层报告，'])}${all[0]}`, ...all.slice(1)],
  ]
  const changed = pick(random, edits)(pick(random, edits)(sentences))
  return { title: random() < 0.5 ? title : title.replace(/^关于/, '').replace('情况', '有关情况'), text: changed.join('') }
}
