import { sql } from 'kysely'
import type { UnitId } from '#lib/ids'
import { dayOf, instantOf, type Instant } from '#lib/instants'
import type { Db } from '#platform/act'
import { onTimeRate, sumOf } from '../../core/outputs/measures.ts'
import { firstDayOf, nextMonth, type Period } from '../../core/outputs/periods.ts'
import type { Snapshot } from '../../core/outputs/compose.ts'
import type { Suggestion } from '../../core/outputs/suggestions.ts'
import { partsIn } from './parts.ts'
import { publicScope } from './scope.ts'
import { assessmentSettingsOf } from './settings.ts'
import { sourceFigures, unitFigures } from './statistics.ts'
import { suggestionOf } from './suggestion-store.ts'
import type { SuggestionRow } from './tables.ts'

/** Lines that a paper has room for; what is more stands in the list that the statistics open. */
const MOST_OVERDUE = 60
const MOST_SUGGESTIONS = 200

/** The live figures of an organ at a moment, as a paper tells them: nothing of an instruction is among them. */
export async function snapshotOf(db: Db, { organ, period, cutOff }: { organ: UnitId; period: Period; cutOff: Instant }): Promise<Snapshot> {
  const [today, scope] = [dayOf(cutOff), publicScope(organ)]
  const asked = { period, today }
  const units = await unitFigures(db, scope, asked)
  const { showsRanking } = await assessmentSettingsOf(db)
  const overdue = await partsIn(db, scope, { filter: { figure: 'overdue', period }, after: null, limit: MOST_OVERDUE, today })
  return {
    period, cutOn: today, units: showsRanking ? units.toSorted((a, b) => (onTimeRate(b.figures) ?? -1) - (onTimeRate(a.figures) ?? -1)) : units, sources: await sourceFigures(db, scope, asked),
    total: sumOf(units.map(({ figures }) => figures)), overdue: overdue.map(({ unitName, number, title, dueOn }) => ({ unitName, number, title, dueOn })), suggestions: await raisedIn(db, { organ, period, cutOff }),
  }
}

/** What units said in a period to stand in the way, up to the cut-off. */
async function raisedIn(db: Db, { organ, period, cutOff }: { organ: UnitId; period: Period; cutOff: Instant }): Promise<readonly Suggestion[]> {
  const { rows } = await sql<SuggestionRow>`
    select s.* from supervision_suggestions s where s.organ = ${organ} and s.source <> 'leaderInstruction' and s.raised_at >= ${instantOf(firstDayOf(period.from))} and s.raised_at < ${instantOf(firstDayOf(nextMonth(period.to)))}
      and s.raised_at <= ${cutOff} order by s.raised_at, s.id limit ${MOST_SUGGESTIONS}`.execute(db)
  return rows.map(suggestionOf)
}
