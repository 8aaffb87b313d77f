import { addWorkdays } from '#engines/workdays'
import type { Body } from '#engines/typesetting'
import { accept, refuse, type Refused } from '#lib/decision'
import type { PersonId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import { calendarOf } from '#modules/administration'
import { isRefused, newsType, type Call, type Db, type Work } from '#platform/act'
import type { Platform } from '../../../../platform/module.ts'
import type { PointId } from '../../core/network/three.ts'
import { circularTitle, decideCircular, evolveCircular, type Became, type Circular, type CircularCommand, type CircularEvent, type CircularId } from '../../core/scores/circular.ts'
import { circularBody } from '../../core/scores/compose.ts'
import { firstDayOfQuarter, quarterWords, type Quarter } from '../../core/scores/facts.ts'
import { inNetwork } from '../network/tables.ts'
import { json } from '../tables.ts'
import { decidedBy, editsScores, judgesScores, scoreReachOf } from './acting.ts'
import { hashOf, incompletePoints, linesNow } from './circular-lines.ts'
import { correctIn, scoreQuarter } from './corrections.ts'
import { circularSettingsOf } from './settings.ts'
import { inScores } from './tables.ts'

/** 预告: points may look and appeal. 答复: the one who appealed is told. 转办文: its words, for a draft in the name of whoever sent it. */
export const circularNoticed = newsType<{ readonly circular: CircularId; readonly people: readonly PersonId[]; readonly until: string; readonly event: string }>('reporting.circularNoticed')
export const circularAnswered = newsType<{ readonly circular: CircularId; readonly people: readonly PersonId[]; readonly isUpheld: boolean; readonly event: string }>('reporting.circularAnswered')
export const circularSent = newsType<{ readonly circular: CircularId; readonly person: PersonId; readonly kind: 'circular'; readonly title: string; readonly body: Body }>('reporting.circularSent')

type At = Pick<Platform, 'runCommand'>
export interface CircularKept { readonly id: CircularId; readonly at: Circular['at']; readonly version: number }

/** Freezes a quarter: everything is computed once more, and what the rows add up to is kept under a hash. */
export const makeCircular = (platform: At, call: Call, { quarter }: { quarter: Quarter }): Promise<CircularKept | Refused> => platform.runCommand(call, async (work) => {
  const { viewer, organ } = await scoreReachOf(work)
  const decided = await decidedBy(work, viewer, (_, identity) => (organ !== null && editsScores(identity, organ) ? accept({ type: 'making' }) : refuse('not-for-info-office')))
  if (isRefused(decided)) return decided
  if (firstDayOfQuarter(quarter) > dayOf(work.now)) return refuse('quarter-not-begun', { quarter: quarterWords(quarter) })
  if (await inScores(work.db).selectFrom('reporting_circulars').select('id').where('quarter', '=', quarter).where('organ', '=', organ!).where('at', '<>', 'discarded').executeTakeFirst()) return refuse('quarter-told', { quarter: quarterWords(quarter) })
  await scoreQuarter(work, quarter)
  const { lines, rows } = await linesNow(work.db, { quarter, now: work.now })
  if (rows.length === 0 && lines.every(({ submitted }) => submitted === 0)) return refuse('circular-empty', { quarter: quarterWords(quarter) })
  const id = work.newId<'reporting-circular'>()
  const circular: Circular = {
    id, organ: organ!, quarter, at: 'frozen', cutOff: work.now, lines, hash: hashOf({ quarter, cutOff: work.now, lines }, rows), showsRanking: (await circularSettingsOf(work.db)).rankingVisible,
    madeBy: decided.actor, noticed: null, appeals: [], sent: null, document: null,
  }
  await inScores(work.db).insertInto('reporting_circulars').values({ id, version: 1, state: json(circular) as never, at: circular.at, organ: organ!, quarter, made_at: work.now, document: null }).execute()
  if (rows.length > 0) await inScores(work.db).insertInto('reporting_circular_scores').values(rows.map((score) => ({ score, circular: id, is_granted: false }))).execute()
  const event: CircularEvent = { type: 'circular-made', circular }
  work.record({ stream: `reporting-circular:${id}`, from: 0, events: [event], before: null, after: { at: circular.at, hash: circular.hash, rows: rows.length } })
  return { id, at: circular.at, version: 1 }
})

/** What a person asks; days and words are the server's. */
export type CircularAct = { readonly type: 'notice' | 'send' } | Exclude<CircularCommand, { type: 'notice' | 'send' }>

export const actOnCircular = (platform: At, call: Call, input: { circular: CircularId; act: CircularAct }): Promise<CircularKept | Refused> => platform.runCommand(call, async (work) => {
  const reach = await scoreReachOf(work)
  const row = await inScores(work.db).selectFrom('reporting_circulars').select(['version', 'state']).where('id', '=', input.circular).forUpdate().executeTakeFirst()
  if (!row || !maySeeCircular(reach, row.state)) return refuse('not-found')
  const { organ } = row.state
  const command = await commandOf(work, row.state, input.act)
  const decided = await decidedBy(work, reach.viewer, (actor, identity) => decideCircular(row.state, command, {
    edits: editsScores(identity, organ), judges: judgesScores(identity, organ), speaksFor: identity.carried.map(({ point }) => point), actor, now: work.now,
  }))
  if (isRefused(decided)) return decided
  return keep(work, { before: row.state, version: row.version, events: decided.events })
})

/** The office sees all of them; a point those that tell of it, once they were announced. */
export const maySeeCircular = ({ isWhole, points }: { readonly isWhole: boolean; readonly points: readonly PointId[] }, { at, lines }: Circular): boolean =>
  isWhole || ((at === 'noticed' || at === 'sent') && lines.some(({ point }) => points.includes(point)))

async function commandOf(work: Work, state: Circular, act: CircularAct): Promise<CircularCommand> {
  switch (act.type) {
    case 'discard': case 'appeal': case 'answer': return act
    case 'notice': return { type: 'notice', appealUntil: addWorkdays(await calendarOf(work.db), dayOf(work.now), (await circularSettingsOf(work.db)).appealWorkdays) }
    case 'send': return { type: 'send', ...await draftOf(work.db, work.now, state) }
  }
}

/** The words of a 通报 as they would be sent now. */
export const draftOf = async (db: Db, now: Work['now'], state: Circular) => ({ title: circularTitle(state.quarter), body: circularBody(state, await incompletePoints(db, now)) })

async function keep(work: Work, { before, version, events }: { readonly before: Circular; readonly version: number; readonly events: readonly CircularEvent[] }): Promise<CircularKept> {
  const after = events.reduce(evolveCircular, before)
  const kept = { id: after.id, at: after.at, version: version + events.length }
  await inScores(work.db).updateTable('reporting_circulars').set({ version: kept.version, state: json(after) as never, at: after.at, document: after.document?.id ?? null }).where('id', '=', after.id).execute()
  work.record({ stream: `reporting-circular:${after.id}`, from: version, events, before: { at: before.at }, after: { at: after.at } })
  for (const event of events) await follow(work, after, { event, key: `reporting-circular:${after.id}:${kept.version}` })
  return kept
}

/** What follows from what became true: rows are free again, points are told, a granted appeal is a further row of the same table. */
async function follow(work: Work, after: Circular, { event, key }: { readonly event: CircularEvent; readonly key: string }): Promise<void> {
  switch (event.type) {
    case 'circular-discarded': return void await inScores(work.db).deleteFrom('reporting_circular_scores').where('circular', '=', after.id).execute()
    case 'circular-noticed': return work.tell(circularNoticed, { circular: after.id, people: await peopleOf(work, after.lines.map(({ point }) => point)), until: event.appealUntil, event: key })
    case 'circular-answered': {
      const { point, by } = after.appeals.find(({ number }) => number === event.appeal)!
      const { points, reason } = event.answer
      if (points !== null) await tellRow(work, after, await correctIn(work, { point, points, reason: `申诉予以更正：${reason}` }))
      return work.tell(circularAnswered, { circular: after.id, people: [by.person], isUpheld: points !== null, event: key })
    }
    case 'circular-sent': return work.tell(circularSent, { circular: after.id, person: work.actor.person!, kind: 'circular', title: event.sent.title, body: event.sent.body })
    case 'circular-made': case 'circular-appealed': case 'circular-became':
  }
}

async function tellRow(work: Work, { id }: Circular, correction: string): Promise<void> {
  const rows = await inScores(work.db).selectFrom('reporting_scores').select('id').where('evidence', '=', `correction:${correction}`).execute()
  await inScores(work.db).insertInto('reporting_circular_scores').values(rows.map((row) => ({ score: row.id, circular: id, is_granted: true }))).execute()
}

async function peopleOf({ db }: Work, points: readonly PointId[]): Promise<readonly PersonId[]> {
  const rows = await inNetwork(db).selectFrom('reporting_roles').select('person').distinct().where('point', 'in', points).where('until_on', 'is', null).execute()
  return rows.map(({ person }) => person)
}

/** Heard from 办文: the draft that a 通报 became. Said once; again it is what is known already. */
export async function noteCircularBecame(work: Work, { circular, document }: { readonly circular: CircularId; readonly document: Became }): Promise<void> {
  const row = await inScores(work.db).selectFrom('reporting_circulars').select(['version', 'state']).where('id', '=', circular).forUpdate().executeTakeFirst()
  if (row?.state.at === 'sent' && !row.state.document) await keep(work, { before: row.state, version: row.version, events: [{ type: 'circular-became', document }] })
}
