import { sql } from 'kysely'
import { addDays, dayOf, type Day } from '#lib/instants'
import type { Db, Work } from '#platform/act'
import type { PointId } from '../../core/network/three.ts'
import { quarterOf, type ScoreKind } from '../../core/scores/facts.ts'
import { rowsDue, type ScoreRow, type Stored } from '../../core/scores/rows.ts'
import { scoresOf } from '../../core/scores/scores-of.ts'
import { json } from '../tables.ts'
import { factsIn, factsOfItems, ruleVersions, type Scope } from './facts.ts'
import { inScores, type KeptFact, type ScoreTableRow } from './tables.ts'

/** What an item became has changed: its scores follow in the same act, and those of the same points and months, for there may be caps. */
export async function scoreItem(work: Work, item: string): Promise<void> {
  const facts = await factsOfItems(work.db, [item])
  const { rows: known } = await sql<{ point: PointId; on: Day }>`select distinct point, on_day as on from reporting_scores where item = ${item}`.execute(work.db)
  const days = [...facts.flatMap((fact) => (fact.kind === 'adoption' ? [dayOf(fact.at)] : 'on' in fact ? [fact.on] : [])), ...known.map(({ on }) => on)].toSorted()
  const points = new Set([...facts.flatMap((fact) => ('contributors' in fact ? fact.contributors.map(({ point }) => point) : [])), ...known.map(({ point }) => point)])
  if (days.length > 0 && points.size > 0) await scoreScope(work, { points: [...points], from: days[0]!, to: days.at(-1)! })
}

/** Keeps a fact and scores its point; the same fact again is no further one. Answers whether it was new. */
export async function keepFact(work: Work, fact: KeptFact): Promise<boolean> {
  const id = factId(fact)
  const { numInsertedOrUpdatedRows: made = 0n } = await inScores(work.db).insertInto('reporting_score_facts').values({ id, kind: fact.kind, point: fact.point, on_day: fact.on, fact: json(fact) as never })
    .onConflict((conflict) => conflict.column('id').doNothing()).executeTakeFirst()
  if (made > 0n) await scoreScope(work, { points: [fact.point], from: fact.on, to: fact.on })
  return made > 0n
}

const factId = (fact: KeptFact): string => (fact.kind === 'output' ? `output:${fact.point}:${fact.month}` : fact.kind === 'unanswered' ? `unanswered:${fact.id}:${fact.point}` : `${fact.kind}:${fact.id}`)

/**
 * Computes whole months anew and adds the rows by which what is stored differs; answers how many. None when nothing changed:
 * it may be asked at any time. Acts on the same point wait for each other.
 */
export async function scoreScope(work: Work, asked: Scope): Promise<number> {
  const scope: Scope = { ...asked, from: `${asked.from.slice(0, 7)}-01` as Day, to: lastOfMonth(asked.to) }
  await waitForTurn(work.db, asked.points)
  const due = rowsDue(await computedIn(work.db, scope), await storedIn(work.db, scope))
  await addRows(work, due)
  return due.length
}

/** Acts on one point come one after the other; computing all of them waits for all. In one order for all, so that two never wait for each other. */
async function waitForTurn(db: Db, points: Scope['points']): Promise<void> {
  if (points === null) return void await sql`select pg_advisory_xact_lock(hashtext('reporting-scores'))`.execute(db)
  await sql`select pg_advisory_xact_lock_shared(hashtext('reporting-scores'))`.execute(db)
  for (const point of points.toSorted()) await sql`select pg_advisory_xact_lock(hashtext(${`reporting-scores:${point}`}))`.execute(db)
}

const lastOfMonth = (day: Day): Day => {
  const next = addDays(`${day.slice(0, 7)}-28` as Day, 4)
  return addDays(`${next.slice(0, 7)}-01` as Day, -1)
}

/** What the facts of a scope give; of items that others share in, only what falls into it. */
export async function computedIn(db: Db, scope: Scope) {
  const scores = scoresOf(await factsIn(db, scope), await ruleVersions(db))
  return scores.filter(({ point, on }) => on >= scope.from && on <= scope.to && (scope.points === null || scope.points.includes(point)))
}

/** What stands, key by key. */
export async function storedIn(db: Db, { points, from, to }: Scope): Promise<ReadonlyMap<string, Stored>> {
  const { rows } = await sql<Stored['of'] & { sum: number; vetoes: number }>`
    select distinct on (key) key, kind, evidence, point, item, source, on_day as on, rule, words, sum(points) over (partition by key)::int as sum, sum(veto) over (partition by key)::int as vetoes
    from reporting_scores where on_day between ${from} and ${to} and ${points ? sql`point = any(${points}::text[])` : sql`true`} order by key, id`.execute(db)
  return new Map(rows.map(({ sum, vetoes, ...of }) => [of.key, { points: sum, vetoes, of }]))
}

async function addRows(work: Work, rows: readonly ScoreRow[]): Promise<void> {
  if (rows.length === 0) return
  const made = rows.map(({ on, isCorrection, item, source, ...row }): ScoreTableRow => ({
    id: work.newId<'reporting-score'>(), ...row, item: item as ScoreTableRow['item'], source: source as ScoreTableRow['source'], on_day: on, quarter: quarterOf(on), is_correction: isCorrection, made_at: work.now, by_name: work.actor.person ? work.actor.name : '系统',
  }))
  await inScores(work.db).insertInto('reporting_scores').values(made).execute()
  const sums = new Map<string, { quarter: string; point: PointId; kind: ScoreKind; points: number; vetoes: number }>()
  for (const { quarter, point, kind, points, veto } of made) {
    const at = JSON.stringify([quarter, point, kind])
    const before = sums.get(at)
    sums.set(at, { quarter, point, kind, points: (before?.points ?? 0) + points, vetoes: (before?.vetoes ?? 0) + veto })
  }
  const tallies = [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, tally]) => tally)
  await sql`insert into reporting_score_tallies as t (quarter, point, kind, points, vetoes) select quarter, point, kind, points, vetoes
    from jsonb_to_recordset(${JSON.stringify(tallies)}::jsonb) as r (quarter text, point text, kind text, points int, vetoes int)
    on conflict (quarter, point, kind) do update set points = t.points + excluded.points, vetoes = t.vetoes + excluded.vetoes`.execute(work.db)
  work.record({ stream: `reporting-scores:${made[0]!.id}`, from: 0, events: made.map(({ key, points, veto, words }) => ({ type: 'scored', key, points, veto, words })), before: null, after: { rows: made.length } })
}
