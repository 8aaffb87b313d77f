import { sql } from 'kysely'
import { refuse, type Refused } from '#lib/decision'
import { dayOf, instantMs, type Instant } from '#lib/instants'
import type { Described } from '#lib/related'
import { isEditor, pointsOf, reachOf } from '../../core/items/access.ts'
import type { CommissionId, PresentCommission } from '../../core/commissions/commissions.ts'
import { commissioning } from '../../core/commissions/commissions.ts'
import type { CommissionLine, CommissionOptions, CommissionView, TopicsView } from '../../core/commissions/views.ts'
import type { PointId } from '../../core/network/three.ts'
import { inNetwork } from '../network/tables.ts'
import { viewerOf, type Looking } from '../viewer.ts'
import { inCommissions } from './tables.ts'

interface FoundCommission { readonly id: CommissionId; readonly at: Instant; readonly state: PresentCommission }

/** A page of 约稿: all of them for the office, for a point those that ask it. */
export async function commissions(looking: Looking, { after, limit }: { after: string | null; limit: number }): Promise<{ readonly lines: readonly CommissionLine[]; readonly next: string | null }> {
  const viewer = await viewerOf(looking)
  const { isDesk, points } = reachOf(viewer)
  const [, last, id] = /^(\d{4}-\d\d-\d\dT[\d:.]{8,15}Z)_([\w-]{1,64})$/.exec(after ?? '') ?? []
  const { rows } = isDesk
    ? await sql<FoundCommission>`select id, issued_at as at, state from reporting_commissions where ${last ? sql`(issued_at, id) < (${last}::timestamptz, ${id})` : sql`true`} order by issued_at desc, id desc limit ${limit + 1}`.execute(looking.db)
    : await sql<FoundCommission>`select c.id, c.issued_at as at, c.state from (select distinct f.commission, f.issued_at from unnest(${points}::text[]) k (point) cross join lateral (
        select p.commission, p.issued_at from reporting_commission_points p where p.point = k.point and ${last ? sql`(p.issued_at, p.commission) < (${last}::timestamptz, ${id})` : sql`true`} order by p.issued_at desc, p.commission desc limit ${limit + 1}) f) found
        join reporting_commissions c on c.id = found.commission order by c.issued_at desc, c.id desc limit ${limit + 1}`.execute(looking.db)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  return { lines: page.map(({ state }) => lineOf(state, { points, isDesk, now: looking.now })), next: rows.length > limit && end ? `${end.at}_${end.id}` : null }
}

function lineOf(state: PresentCommission, { points, isDesk, now }: { points: readonly PointId[]; isDesk: boolean; now: Instant }): CommissionLine {
  const asked = state.points.filter(({ point }) => isDesk || points.includes(point))
  const answered = asked.filter(({ point }) => state.answers.some((one) => one.point === point)).length
  const own = state.points.filter(({ point }) => points.includes(point))
  return {
    id: state.id, at: state.at, topic: state.topic, dueAt: state.dueAt, isOverdue: state.at === 'issued' && answered < asked.length && instantMs(now) > instantMs(state.dueAt), asked: asked.length, answered,
    own: own.length === 0 ? null : own.every(({ point }) => state.answers.some((one) => one.point === point)) ? 'answered' : 'awaited',
  }
}

/** One 约稿 with the replies that the viewer may know of. */
export async function commissionView(looking: Looking, id: CommissionId): Promise<CommissionView | Refused<'not-found'>> {
  const viewer = await viewerOf(looking)
  const { isDesk, points } = reachOf(viewer)
  const row = await inCommissions(looking.db).selectFrom('reporting_commissions').select('state').where('id', '=', id).executeTakeFirst()
  const shown = row?.state.points.filter(({ point }) => isDesk || points.includes(point)) ?? []
  if (!row || shown.length === 0) return refuse('not-found')
  const { state } = row
  const holds = (type: 'close' | 'extend') => isEditor(viewer) && commissioning({ now: looking.now, actor: state.issuedBy, edits: true }).decide(state, type === 'close' ? { type } : { type, dueAt: '9999-12-31T00:00:00.000Z' as Instant }).kind === 'accepted'
  return {
    id, at: state.at, topic: state.topic, requirement: state.requirement, dueAt: state.dueAt, issuedAt: state.issuedAt, issuedBy: state.issuedBy.name,
    replies: shown.map(({ point, name }) => { const answer = state.answers.find((one) => one.point === point); return { point, name, item: answer?.item ?? null, at: answer?.at ?? null } }),
    may: { answer: state.at === 'issued' && shown.some(({ point }) => points.includes(point) && !state.answers.some((one) => one.point === point)), extend: holds('extend'), close: holds('close') },
  }
}

/** Points that may be asked today. */
export async function commissionOptions(looking: Looking): Promise<CommissionOptions> {
  const mayIssue = isEditor(await viewerOf(looking))
  const day = dayOf(looking.now)
  const points = !mayIssue ? [] : await inNetwork(looking.db).selectFrom('reporting_points').select(['id as point', 'unit', 'name']).where('from_on', '<=', day)
    .where((is) => is.or([is('until_on', 'is', null), is('until_on', '>', day)])).orderBy('level').orderBy('name').execute()
  return { mayIssue, points, now: looking.now }
}

const MONTHS = 12
/** 采编要点 of the last months, for the office and the points. */
export async function topicsView(looking: Looking): Promise<TopicsView> {
  const viewer = await viewerOf(looking)
  const isReader = viewer.admin === null && (reachOf(viewer).isDesk || pointsOf(viewer).length > 0)
  const rows = !isReader ? [] : await inCommissions(looking.db).selectFrom('reporting_topics').selectAll().orderBy('month', 'desc').limit(MONTHS).execute()
  return { months: rows.map(({ month, text, by_name, issued_at }) => ({ month, text, byName: by_name, issuedAt: issued_at })), mayIssue: isEditor(viewer), month: dayOf(looking.now).slice(0, 7) }
}

/** A 约稿 for whoever writes what answers it. */
export async function describeCommission(looking: Looking, id: string): Promise<Described | null> {
  const view = await commissionView(looking, id as CommissionId)
  return 'kind' in view ? null : { subject: `commission:${id}`, kind: 'item', title: view.topic, number: null, link: `/reporting/commissions/${id}`, words: null }
}
