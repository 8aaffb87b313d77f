import { sql } from 'kysely'
import type { Work } from '#platform/act'
import { firstDayOf, monthOf } from '../../core/outputs/periods.ts'
import { figuresOf, isOnTime, measureOf, type Figures } from '../../core/outputs/measures.ts'
import { assignmentsOf, isReadByLeader } from '../../core/rules.ts'
import type { Item } from '../../core/types.ts'
import { own } from '../tables.ts'

type Present = Exclude<Item, { at: 'absent' }>
type Counted = readonly [n: number, onTime: number, passed: number, firstPass: number, reworked: number, reopened: number, extended: number, quality: number]

/** Adds what a change brings to the figures and takes what it took; in one order for all, so that two acts wait for each other and never for ever. */
export function saveTallies(work: Work, before: Item, after: Present): void {
  const changes = new Map<string, Counted>()
  const add = (item: Present, sign: 1 | -1) => {
    for (const [at, figures] of placesOf(item)) changes.set(at, (changes.get(at) ?? NOTHING).map((value, index) => value + sign * counted(figures)[index]!) as unknown as Counted)
  }
  if (before.at !== 'absent') add(before, -1)
  add(after, 1)
  const rows = [...changes].filter(([, values]) => values.some((value) => value !== 0)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([at, values]) => ({ ...JSON.parse(at) as object, values }))
  if (rows.length === 0) return
  work.write(sql`insert into supervision_tallies as t (facet, grain, organ, on_day, key, is_instruction, is_handed, n, on_time, passed, first_pass, reworked, reopened, extended, quality)
    select facet, grain, organ, on_day, key, is_instruction, is_handed, values[1], values[2], values[3], values[4], values[5], values[6], values[7], values[8]
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (facet text, grain text, organ text, on_day date, key text, is_instruction boolean, is_handed boolean, values int[])
    order by facet, grain, organ, on_day, key, is_instruction, is_handed
    on conflict (facet, grain, organ, on_day, key, is_instruction, is_handed) do update set n = t.n + excluded.n, on_time = t.on_time + excluded.on_time, passed = t.passed + excluded.passed,
      first_pass = t.first_pass + excluded.first_pass, reworked = t.reworked + excluded.reworked, reopened = t.reopened + excluded.reopened, extended = t.extended + excluded.extended, quality = t.quality + excluded.quality`)
}

const NOTHING: Counted = [0, 0, 0, 0, 0, 0, 0, 0]
const counted = ({ due, onTime, passed, firstPass, reworked, reopened, extended, quality }: Figures): Counted => [due, onTime, passed, firstPass, reworked, reopened, extended, quality]

/** Each part under its source and its unit, on its day and in its month. */
const placesOf = (item: Present): readonly (readonly [at: string, figures: Figures])[] => assignmentsOf(item).flatMap((one) => {
  const measure = measureOf(item, one)
  if (!measure) return []
  const { source } = item.matter
  return ([['source', source], ['unit', one.lead.unit]] as const).flatMap(([facet, key]) => ([['day', measure.dueOn], ['month', firstDayOf(monthOf(measure.dueOn))]] as const).map(([grain, on_day]) =>
    [JSON.stringify({ facet, grain, organ: item.organ, on_day, key, is_instruction: source === 'leaderInstruction', is_handed: measure.isHanded }), figuresOf(measure)] as const))
})

/** A leader's instruction, from the day it was handed out. */
export function saveInstruction(work: Work, item: Present): void {
  const { instruction } = item.matter
  if (!instruction || !('assignedAt' in item)) {
    if (item.at === 'terminated') work.write(own(work.db).deleteFrom('supervision_instructions').where('item', '=', item.id))
    return
  }
  const is_closed = item.at === 'closed' || item.at === 'archived'
  const row = {
    item: item.id, organ: item.organ, leader: instruction.leader, leader_name: instruction.leaderName, on_day: instruction.on, is_closed,
    is_on_time: is_closed && item.assignments.every(isOnTime), is_read: item.read !== null && isReadByLeader(item.read),
  }
  work.write(own(work.db).insertInto('supervision_instructions').values(row).onConflict((conflict) => conflict.column('item').doUpdateSet(row)))
}
