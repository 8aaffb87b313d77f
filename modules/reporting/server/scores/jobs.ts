import { sql } from 'kysely'
import { addDays, dayOf, type Day } from '#lib/instants'
import type { Work } from '#platform/act'
import type { Job } from '../../../../platform/module.ts'
import type { PointId } from '../../core/network/three.ts'
import { versionOn } from '../../core/scores/rules.ts'
import { standingPoints } from '../network/store.ts'
import { ruleVersions } from './facts.ts'
import { keepFact, scoreScope } from './scoring.ts'

/** Every night: what the month that is over brought, where minimum numbers hold; and the running months computed once more, which adds nothing unless something was missed. */
export const scoreJob: Job = {
  name: 'reporting.score-daily', cron: '20 1 * * *',
  run: async (work) => { await scoreDaily(work) },
}

export async function scoreDaily(work: Work): Promise<number> {
  const lastMonthEnd = addDays(`${dayOf(work.now).slice(0, 7)}-01` as Day, -1)
  await keepOutputs(work, lastMonthEnd)
  return scoreScope(work, { points: null, from: lastMonthEnd, to: dayOf(work.now) })
}

/** What points submitted in a month, kept once for the points to which a minimum applied. */
async function keepOutputs(work: Work, end: Day): Promise<void> {
  const { levels } = versionOn(await ruleVersions(work.db), end).rules.minimum
  const month = end.slice(0, 7)
  const points = (await standingPoints(work.db, work.now)).filter(({ level, fromOn }) => levels.includes(level) && fromOn <= (`${month}-01` as Day))
  if (points.length === 0) return
  const endsQuarter = Number(month.slice(5)) % 3 === 0
  const quarterBegin = `${month.slice(0, 4)}-${String(Number(month.slice(5)) - ((Number(month.slice(5)) - 1) % 3)).padStart(2, '0')}-01`
  const { rows } = await sql<{ point: PointId; pieces: number; long: number }>`
    select point, count(*) filter (where (submitted_at at time zone 'Asia/Shanghai')::date >= ${`${month}-01`})::int as pieces, count(*) filter (where kind = 'survey')::int as long from reporting_items
    where point = any(${points.map(({ id }) => id)}::text[]) and (submitted_at at time zone 'Asia/Shanghai')::date between ${quarterBegin} and ${end} group by point`.execute(work.db)
  const brought = new Map(rows.map((row) => [row.point, row]))
  for (const { id, level } of points) await keepFact(work, { kind: 'output', point: id, level, month, pieces: brought.get(id)?.pieces ?? 0, long: brought.get(id)?.long ?? 0, endsQuarter, on: end })
}
