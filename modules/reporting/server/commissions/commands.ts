import { refuse, type Refused } from '#lib/decision'
import type { CaseId } from '#lib/ids'
import { dayOf, type Instant } from '#lib/instants'
import { decidedInName } from '#modules/organisation'
import { refuseClassified } from '#modules/files'
import { keepLedCase, type LedTodo } from '#modules/workflow'
import { isRefused, newsType, type Call, type Work } from '#platform/act'
import type { PersonId } from '#lib/ids'
import type { Platform } from '../../../../platform/module.ts'
import { commissioning, unansweredOf, type Asked, type Commission, type CommissionCommand, type CommissionId, type PresentCommission } from '../../core/commissions/commissions.ts'
import { isEditor, standingOf } from '../../core/items/access.ts'
import type { Present } from '../../core/items/types.ts'
import type { PointId } from '../../core/network/three.ts'
import { inNetwork } from '../network/tables.ts'
import { threeOf } from '../network/three.ts'
import { noteUnanswered } from '../scores/corrections.ts'
import { json } from '../tables.ts'
import { viewerOf } from '../viewer.ts'
import { inCommissions } from './tables.ts'

type At = Pick<Platform, 'runCommand'>
export interface Kept { readonly id: CommissionId; readonly at: PresentCommission['at'] }
/** 采编要点 of a month were issued, or issued anew. */
export const topicsIssued = newsType<{ readonly month: string; readonly people: readonly PersonId[]; readonly event: string }>('reporting.topicsIssued')

/** 约稿 is sent to points. */
export const commission = (platform: At, call: Call, asked: Omit<Asked, 'points'> & { readonly points: readonly PointId[] }): Promise<Kept | Refused> => platform.runCommand(call, async (work) => {
  const points = []
  for (const point of new Set(asked.points)) {
    const three = await threeOf(work.db, point, dayOf(work.now))
    if (three) points.push({ point, unit: three.unit, name: three.name })
  }
  const classified = await refuseClassified(work, `${asked.topic}\n${asked.requirement}`)
  return classified ?? carryOut(work, { before: { at: 'absent' }, version: 0 }, { type: 'issue', id: work.newId<'commission'>(), ...asked, points })
})

/** It is given more time, or ended. */
export const actOnCommission = (platform: At, call: Call, { id, act }: { id: CommissionId; act: { type: 'extend'; dueAt: Instant } | { type: 'close' } }): Promise<Kept | Refused> => platform.runCommand(call, async (work) => {
  const stored = isEditor(await viewerOf(work)) ? await locked(work, id) : null
  return stored ? carryOut(work, { before: stored.state, version: stored.version }, act) : refuse('not-found')
})

/** An item that answers a 约稿 has left its unit. */
export async function noteAnswer(work: Work, { id: item, source: { point, origin } }: Present): Promise<void> {
  const id = /^commission:([\w-]{1,64})$/.exec(origin ?? '')?.[1] as CommissionId | undefined
  const stored = id && point ? await locked(work, id) : null
  if (stored) await carryOut(work, { before: stored.state, version: stored.version }, { type: 'answer', point: point!, item })
}

const locked = (work: Work, id: CommissionId) => inCommissions(work.db).selectFrom('reporting_commissions').select(['version', 'state']).where('id', '=', id).forUpdate().executeTakeFirst()

async function carryOut(work: Work, { before, version }: { before: Commission; version: number }, command: CommissionCommand): Promise<Kept | Refused> {
  const viewer = await viewerOf(work)
  const decided = await decidedInName(work, viewer.identities, (actor, identity) => commissioning({ now: work.now, actor, edits: standingOf(identity, null, viewer.desk).edits }).decide(before, command))
  if (isRefused(decided)) return decided
  const { evolve } = commissioning({ now: work.now, actor: decided.actor, edits: false })
  const after = decided.events.reduce(evolve, before) as PresentCommission
  const row = { version: version + decided.events.length, state: json(after) as never, at: after.at, issued_at: after.issuedAt }
  if (before.at === 'absent') {
    await inCommissions(work.db).insertInto('reporting_commissions').values({ id: after.id, ...row }).execute()
    await inCommissions(work.db).insertInto('reporting_commission_points').values(after.points.map(({ point }) => ({ commission: after.id, point, issued_at: after.issuedAt, item: null }))).execute()
  } else await inCommissions(work.db).updateTable('reporting_commissions').set(row).where('id', '=', after.id).execute()
  for (const event of decided.events) if (event.type === 'commission-answered') await inCommissions(work.db).updateTable('reporting_commission_points').set({ item: event.item }).where('commission', '=', after.id).where('point', '=', event.point).execute()
  if (decided.events.length > 0) work.record({ stream: `commission:${after.id}`, from: version, events: decided.events, before: null, after: { at: after.at, answered: after.answers.length } })
  if (before.at !== 'closed' && after.at === 'closed') for (const { point } of unansweredOf(after)) await noteUnanswered(work, { commission: after.id, title: after.topic, point })
  await keepTodos(work, after)
  return { id: after.id, at: after.at }
}

/** A to-do for the 信息员 of each point that has not answered; the term stands on it. */
async function keepTodos(work: Work, after: PresentCommission): Promise<void> {
  const todos: LedTodo[] = []
  for (const { point, name } of after.at === 'issued' ? unansweredOf(after) : []) {
    const three = await threeOf(work.db, point, dayOf(work.now))
    for (const { person, role } of three?.members ?? []) if (role === 'infoOfficer') todos.push({ key: `answer-${point}`, stepName: `报送约稿（${name}）`, dueAt: after.dueAt, for: { person } })
  }
  await keepLedCase(work, {
    id: after.id as string as CaseId, kind: 'reporting.commission', subject: `commission:${after.id}`, link: `/reporting/commissions/${after.id}`, title: `约稿：${after.topic}`, urgency: 0,
    starter: { person: after.issuedBy.person, unit: after.issuedBy.unit! }, openedAt: after.issuedAt, standsIn: after.at === 'issued' ? '约稿中' : '已办结', ended: after.at === 'closed' ? { at: after.closedAt, result: 'completed' } : null,
  }, todos)
}

/** 采编要点 of a month, told to every 信息员; issued again, they replace what was said. */
export const issueTopics = (platform: At, call: Call, { month, text }: { month: string; text: string }): Promise<{ readonly month: string } | Refused> => platform.runCommand(call, async (work) => {
  if (!isEditor(await viewerOf(work))) return refuse('not-for-commissioner')
  if (!text.trim()) return refuse('topics-empty')
  const classified = await refuseClassified(work, text)
  if (classified) return classified
  const row = { text, by_name: work.actor.name, issued_at: work.now }
  await inCommissions(work.db).insertInto('reporting_topics').values({ month, ...row }).onConflict((conflict) => conflict.column('month').doUpdateSet(row)).execute()
  work.tell(topicsIssued, { month, people: await officersToday(work), event: `topics:${month}:${work.now}` })
  return { month }
})

async function officersToday({ db, now }: Work): Promise<readonly PersonId[]> {
  const day = dayOf(now)
  const rows = await inNetwork(db).selectFrom('reporting_roles').select('person').distinct().where('role', '=', 'infoOfficer').where('from_on', '<=', day).where((is) => is.or([is('until_on', 'is', null), is('until_on', '>', day)])).execute()
  return rows.map(({ person }) => person)
}
