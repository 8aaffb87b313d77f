import { sql } from 'kysely'
import type { WorkCalendar } from '#engines/workdays'
import { calendarOf } from '#modules/administration'
import type { Work } from '#platform/act'
import { canonicalJson, sm3 } from '#platform/crypto'
import type { Job } from '../../../platform/module.ts'
import { decide } from '../core/decide.ts'
import { evolve } from '../core/evolve.ts'
import type { Present } from '../core/types.ts'
import { keep } from './ground.ts'
import type { Stored } from './store.ts'

/** So many are looked at in one transaction; a full batch asks for the next at once. */
const AT_ONCE = 200

/** Every five minutes: reminders of what has to be put right, for the inspections that are due and no others. */
export const sweepJob: Job = {
  name: 'inspections.sweep',
  cron: '*/5 * * * *',
  async run(work) {
    if (await sweep(work) === AT_ONCE) work.later({ job: 'inspections.sweep', at: work.now, key: work.newId(), data: {} })
  },
}

/** Looks at what is due now; answers how many that were. Two sweeps at once share them. */
export async function sweep(work: Work): Promise<number> {
  const calendar = await calendarOf(work.db)
  await wakeAllIfMoved(work, calendar)
  const { rows } = await sql<Stored>`
    select id, version, state from inspections_inspections where wake_at <= ${work.now}::timestamptz order by wake_at limit ${AT_ONCE} for update skip locked`.execute(work.db)
  for (const stored of rows) await tick(work, stored, calendar)
  return rows.length
}

async function tick(work: Work, { version, state }: Stored, calendar: WorkCalendar): Promise<void> {
  const nobody = { leads: false, approves: false, agency: null, handles: [], belongs: [] }
  const answer = decide(state, { type: 'tick' }, { now: work.now, actor: null, standing: nobody, calendar, number: null, outside: [], unstaffed: [] })
  if (answer.kind === 'refused') throw new Error(`time itself was refused: ${answer.code}`)
  await keep(work, { before: state, after: answer.events.reduce(evolve, state) as Present, version, events: answer.events }, calendar)
}

/** Times to wake follow from the calendar: when that is not what they were computed by, everything that is being put right is looked at once. */
async function wakeAllIfMoved(work: Work, calendar: WorkCalendar): Promise<void> {
  const mark = sm3(canonicalJson({ calendar }))
  const { rows } = await sql`
    insert into inspections_clock (mark) values (${mark}) on conflict (only_one) do update set mark = excluded.mark where inspections_clock.mark <> excluded.mark returning mark`.execute(work.db)
  if (rows.length > 0) await sql`update inspections_inspections set wake_at = ${work.now}::timestamptz where at = 'rectifying' and problems_open > 0`.execute(work.db)
}
