import { sql } from 'kysely'
import type { Work } from '#platform/act'
import { canonicalJson, sm3 } from '#platform/crypto'
import type { Job } from '../../../platform/module.ts'
import { decide } from '../core/decide.ts'
import type { Timing } from '../core/deadlines.ts'
import { evolve } from '../core/evolve.ts'
import { keep, timingOf } from './ground.ts'
import type { Present, StoredItem } from './store.ts'

/** So many items are looked at in one transaction; a full batch asks for the next at once. */
const AT_ONCE = 200

/** Every five minutes: reminders, sign-ins that are late, and lights that the morning changed, for the items that are due and no others. */
export const sweepJob: Job = {
  name: 'supervision.sweep',
  cron: '*/5 * * * *',
  async run(work) {
    const count = await sweep(work)
    if (count === AT_ONCE) work.later({ job: 'supervision.sweep', at: work.now, key: work.newId(), data: {} })
  },
}

/** Looks at what is due now; answers how many items that were. Two sweeps at once share them. */
export async function sweep(work: Work): Promise<number> {
  const timing = await timingOf(work)
  await wakeAllIfMoved(work, timing)
  const { rows } = await sql<StoredItem>`
    select id, version, state from supervision_items where wake_at <= ${work.now}::timestamptz order by wake_at limit ${AT_ONCE} for update skip locked`.execute(work.db)
  for (const stored of rows) await tick(work, stored, timing)
  return rows.length
}

async function tick(work: Work, { version, state }: StoredItem, timing: Timing): Promise<void> {
  const nobody = { supervises: false, approves: false, handles: [], heads: [], instructs: false }
  const answer = decide(state, { type: 'tick' }, { ...timing, actor: null, standing: nobody, category: null, number: null, serial: null })
  if (answer.kind === 'refused') throw new Error(`time itself was refused: ${answer.code}`)
  await keep(work, { before: state, after: answer.events.reduce(evolve, state) as Present, version, events: answer.events }, timing)
}

/** Times to wake follow from calendar and settings: when those are not what they were computed by, everything that runs is looked at once. */
async function wakeAllIfMoved(work: Work, { calendar, settings }: Timing): Promise<void> {
  const mark = sm3(canonicalJson({ calendar, settings }))
  const { rows } = await sql`
    insert into supervision_clock (mark) values (${mark}) on conflict (only_one) do update set mark = excluded.mark where supervision_clock.mark <> excluded.mark returning mark`.execute(work.db)
  if (rows.length === 0) return
  await sql`update supervision_items set wake_at = ${work.now}::timestamptz where at = 'running'`.execute(work.db)
  await sql`update supervision_calls set wake_at = ${work.now}::timestamptz where at = 'sent' and replied < called`.execute(work.db)
}

