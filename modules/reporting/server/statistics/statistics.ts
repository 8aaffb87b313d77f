import { sql } from 'kysely'
import { z } from 'zod'
import { addDays, dayOf, instantOf, type Day } from '#lib/instants'
import type { PersonId } from '#lib/ids'
import { officeSetting, readSetting } from '#modules/administration'
import { peopleByIds, unitTree } from '#modules/organisation'
import type { Db } from '#platform/act'
import type { Channel, ItemKind } from '../../core/items/types.ts'
import { channelWords, kindWords } from '../../core/items/words.ts'
import type { PointId } from '../../core/network/three.ts'
import { withoutSmall, type Figures, type InfoStatisticsView, type TimelinessSettings } from '../../core/statistics/figures.ts'
import { nameIn } from '../network/queries.ts'
import { inNetwork } from '../network/tables.ts'
import { scoreReachOf, type ScoreReach } from '../scores/acting.ts'
import type { Looking } from '../viewer.ts'

const hours = z.number().int().min(1, '不少于1小时').max(720, '不多于720小时')
const timelinessSetting = officeSetting<TimelinessSettings>({
  key: 'reporting.timeliness', label: '信息时效', about: '统计及时率时，事发后多少小时内上报、上报后多少小时内刊发算及时。紧急信息另有时限。', schema: z.object({ submitHours: hours, publishHours: hours }), initial: { submitHours: 24, publishHours: 72 },
})

interface Months { readonly from: string; readonly to: string }
type Grain = 'total' | 'point' | 'channel' | 'kind' | 'month' | 'author'
interface GroupRow extends Figures { readonly grain: Grain; readonly key: string }

/** What was submitted from month to month, read along the time of submission in one pass for all tables. */
export async function infoStatistics(looking: Looking, { from, to }: Months): Promise<InfoStatisticsView> {
  const { db, now } = looking
  const reach = await scoreReachOf(looking)
  const limits = await readSetting(db, timelinessSetting)
  const groups = Map.groupBy(await groupsIn(db, { reach, from, to, limits }), ({ grain }) => grain)
  const of = (grain: Grain) => groups.get(grain) ?? []
  const [tree, people] = [await unitTree(db, dayOf(now)), await peopleByIds(db, of('author').map(({ key }) => key as PersonId), dayOf(now))]
  const states = new Map((await inNetwork(db).selectFrom('reporting_points').select('state').execute()).map(({ state }) => [state.id, state]))
  const named = <Key extends string>(grain: Grain, nameOf: (key: Key) => string) => of(grain).map((row) => ({ key: row.key as Key, name: nameOf(row.key as Key), figures: figuresOf(row) })).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const { shown, few } = withoutSmall(named<PersonId>('author', (person) => people.get(person)?.name ?? ''))
  return {
    from, to, isWhole: reach.isWhole, limits, total: of('total')[0] ? figuresOf(of('total')[0]!) : NOTHING,
    points: named<PointId>('point', (point) => { const state = states.get(point); return state ? nameIn(tree, state) : '其他来源' }), channels: named<Channel>('channel', (channel) => channelWords[channel]), kinds: named<ItemKind>('kind', (kind) => kindWords[kind]),
    months: monthsIn({ from, to }).map((month) => { const row = of('month').find(({ key }) => key === month); return { month, figures: row ? figuresOf(row) : NOTHING } }),
    people: shown, fewPeople: few,
  }
}

const NOTHING: Figures = { submitted: 0, adopted: 0, firstReports: 0, timed: 0, inTime: 0, toSubmit: null, published: 0, publishedInTime: 0, toPublish: null }
const figuresOf = ({ submitted, adopted, firstReports, timed, inTime, toSubmit, published, publishedInTime, toPublish }: GroupRow): Figures => ({ submitted, adopted, firstReports, timed, inTime, toSubmit, published, publishedInTime, toPublish })

async function groupsIn(db: Db, { reach, from, to, limits }: Months & { readonly reach: ScoreReach; readonly limits: TimelinessSettings }): Promise<readonly GroupRow[]> {
  const [begin, end] = [instantOf(`${from}-01` as Day), instantOf(`${addDays(`${to}-28` as Day, 4).slice(0, 7)}-01` as Day)]
  const mine = reach.isWhole ? sql`true` : sql`i.point = any(${reach.points}::text[])`
  const { rows } = await sql<GroupRow>`
    with reported as (
      select i.point, i.channel, i.kind, i.author, to_char(i.submitted_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, i.first_report,
        exists (select from reporting_contributors c join reporting_adoptions a on a.item = c.item where c.source = i.id) or exists (select from reporting_adoptions a where a.item = i.id) as adopted,
        extract(epoch from i.submitted_at - i.event_at)::float8 / 60 as to_submit, extract(epoch from i.published_at - i.submitted_at)::float8 / 60 as to_publish
      from reporting_items i where i.submitted_at >= ${begin}::timestamptz and i.submitted_at < ${end}::timestamptz and ${mine})
    select case when grouping(point) = 0 then 'point' when grouping(channel) = 0 then 'channel' when grouping(kind) = 0 then 'kind' when grouping(month) = 0 then 'month' when grouping(author) = 0 then 'author' else 'total' end as grain,
      coalesce(point, channel, kind, month, author, '') as key, count(*)::int as submitted, count(*) filter (where adopted)::int as adopted, count(*) filter (where first_report)::int as "firstReports",
      count(to_submit)::int as timed, count(*) filter (where to_submit <= ${limits.submitHours * 60})::int as "inTime", percentile_cont(0.5) within group (order by to_submit) as "toSubmit",
      count(to_publish)::int as published, count(*) filter (where to_publish <= ${limits.publishHours * 60})::int as "publishedInTime", percentile_cont(0.5) within group (order by to_publish) as "toPublish"
    from reported group by grouping sets ((), (point), (channel), (kind), (month), (author))`.execute(db)
  return rows.filter(({ grain, submitted }) => submitted > 0 || grain !== 'total')
}

function monthsIn({ from, to }: Months): readonly string[] {
  const found: string[] = []
  for (let month = from; month <= to; month = addDays(`${month}-28` as Day, 4).slice(0, 7)) found.push(month)
  return found
}
