import { sql } from 'kysely'
import { refuse, type Refused } from '#lib/decision'
import { instantMs, type Instant } from '#lib/instants'
import { isRefused } from '#platform/act'
import { writeWorkbook } from '#platform/sheets'
import { howWords } from '../../core/network.ts'
import { timeInChinese } from '../../core/papers.ts'
import type { AnswerLine, Page, RoundLine, RoundView } from '../../core/views.ts'
import { own, type AnswerRow } from '../tables.ts'
import { viewerOf, type Looking } from '../viewer.ts'
import { keepsNetwork, ownUnits } from './network.ts'

interface Paged { readonly after: string | null; readonly limit: number }

/** Rounds, the latest first; a township sees those in which it was called. */
export async function listRounds(looking: Looking, { after, limit }: Paged): Promise<Page<RoundLine>> {
  const viewer = await viewerOf(looking)
  const [people, units] = [viewer.identities.map(({ person }) => person), ownUnits(viewer)]
  const [, time, last] = /^(\d{4}-\d\d-\d\dT[\d:.]{8,15}Z)_([\w-]{1,64})$/.exec(after ?? '') ?? []
  const further = time ? sql`(r.started_at, r.id) < (${time}::timestamptz, ${last})` : sql`true`
  const mine = keepsNetwork(viewer) ? sql`true` : viewer.admin !== null ? sql`false` : sql`r.id in (select a.round from emergencies_answers a where a.person = any(${people}::text[]) or a.unit = any(${units}::text[]))`
  const { rows } = await sql<RoundLine>`select r.id, r.words, r.started_at as "startedAt", r.closed_at as "closedAt", c.asked, c.answered from emergencies_rounds r
    cross join lateral (select count(*)::int as asked, count(a.answered_at)::int as answered from emergencies_answers a where a.round = r.id) c where ${mine} and ${further} order by r.started_at desc, r.id desc limit ${limit + 1}`.execute(looking.db)
  const page = rows.slice(0, limit)
  return { lines: page, next: rows.length > limit ? `${page.at(-1)!.startedAt}_${page.at(-1)!.id}` : null }
}

/** One round with its answers; a township sees its own line. */
export async function roundView(looking: Looking, id: string): Promise<RoundView | Refused<'not-found'>> {
  const viewer = await viewerOf(looking)
  const round = await own(looking.db).selectFrom('emergencies_rounds').selectAll().where('id', '=', id).executeTakeFirst()
  if (!round || viewer.admin !== null) return refuse('not-found')
  const [mayRecord, units] = [keepsNetwork(viewer), ownUnits(viewer)]
  const isOwn = ({ person, unit }: AnswerRow) => viewer.identities.some((one) => one.person === person) || units.includes(unit)
  const rows = (await own(looking.db).selectFrom('emergencies_answers').selectAll().where('round', '=', id).orderBy('unit_name').execute()).filter((row) => mayRecord || isOwn(row))
  if (!mayRecord && rows.length === 0) return refuse('not-found')
  const slowness = ({ minutes }: AnswerLine): number => minutes ?? -1
  return {
    id, words: round.words, byName: round.by_name, startedAt: round.started_at, closedAt: round.closed_at, mayRecord, now: looking.now,
    answers: rows.map((row) => ({ ...lineOf(row, round.started_at), isOwn: isOwn(row) })).toSorted((one, other) => slowness(one) - slowness(other)),
  }
}

const MINUTE = 60_000
const lineOf = ({ unit, unit_name, contact, phone, answered_at, how, note }: AnswerRow, startedAt: Instant): Omit<AnswerLine, 'isOwn'> =>
  ({ unit, name: unit_name, contact, phone, answeredAt: answered_at, how, note, minutes: answered_at === null ? null : Math.floor((instantMs(answered_at) - instantMs(startedAt)) / MINUTE) })

/** 点名结果 as a sheet, for those who keep the network. */
export async function roundFile(looking: Looking, id: string): Promise<Uint8Array | Refused<'not-found'>> {
  const view = await roundView(looking, id)
  if (isRefused(view) || !view.mayRecord) return refuse('not-found')
  const rows = view.answers.map(({ name, contact, phone, answeredAt, how, minutes, note }) => [name, contact, phone, answeredAt ? timeInChinese(answeredAt) : '未应答', how ? howWords[how] : '', minutes ?? '', note])
  return writeWorkbook([{ name: '点名结果', note: view.words, columns: ['镇街', '紧急信息员', '电话', '应答时间', '应答方式', '用时（分钟）', '备注'].map((title) => ({ title })), rows }])
}
