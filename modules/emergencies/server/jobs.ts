import { sql } from 'kysely'
import type { Work } from '#platform/act'
import { canonicalJson, sm3 } from '#platform/crypto'
import type { Job } from '../../../platform/module.ts'
import { decide } from '../core/decide.ts'
import { evolve } from '../core/evolve.ts'
import type { AtHand } from '../core/given.ts'
import type { EmergencySettings } from '../core/settings.ts'
import type { Present } from '../core/types.ts'
import { atHandAt } from './at-hand.ts'
import { keep, nobody } from './ground.ts'
import { settingsOf } from './settings.ts'
import type { Stored } from './store.ts'

/** So many are looked at in one transaction; a full batch asks for the next at once. */
const AT_ONCE = 100

/** R35: every minute, and so within one minute also of a start after the power was gone. */
export const sweepJob: Job = {
  name: 'emergencies.sweep',
  cron: '* * * * *',
  async run(work) {
    if (await sweep(work) === AT_ONCE) work.later({ job: 'emergencies.sweep', at: work.now, key: work.newId(), data: {} })
  },
}

/** Looks at what is due now; answers how many that were. Two sweeps at once share them. */
export async function sweep(work: Work): Promise<number> {
  const settings = await settingsOf(work.db)
  await wakeAllIfMoved(work, settings)
  const { rows } = await sql<Stored>`
    select id, version, state from emergencies_emergencies where wake_at <= ${work.now}::timestamptz order by wake_at limit ${AT_ONCE} for update skip locked`.execute(work.db)
  const atHand = rows.length > 0 ? await atHandAt(work.db, work.now) : null
  for (const stored of rows) await tick(work, stored, { settings, atHand: atHand! })
  return rows.length
}

async function tick(work: Work, { version, state }: Stored, { settings, atHand }: { readonly settings: EmergencySettings; readonly atHand: AtHand }): Promise<void> {
  const answer = decide(state, { type: 'tick' }, { now: work.now, actor: null, standing: nobody, settings, atHand, approvers: [], number: null })
  if (answer.kind === 'refused') throw new Error(`time itself was refused: ${answer.code}`)
  await keep(work, { before: state, after: answer.events.reduce(evolve, state) as Present, version, events: answer.events }, settings)
}

/** Times to wake follow from the settings: when those are not what they were computed by, everything open is looked at once. */
async function wakeAllIfMoved(work: Work, settings: EmergencySettings): Promise<void> {
  const mark = sm3(canonicalJson({ settings }))
  const { rows } = await sql`
    insert into emergencies_clock (mark) values (${mark}) on conflict (only_one) do update set mark = excluded.mark where emergencies_clock.mark <> excluded.mark returning mark`.execute(work.db)
  if (rows.length > 0) await sql`update emergencies_emergencies set wake_at = ${work.now}::timestamptz where is_open`.execute(work.db)
}
