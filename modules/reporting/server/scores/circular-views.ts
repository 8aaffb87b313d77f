import { refuse, type Refused } from '#lib/decision'
import { dayOf } from '#lib/instants'
import type { Identity } from '../../core/items/access.ts'
import { pointsOf, type Circular, type CircularId } from '../../core/scores/circular.ts'
import { inTableOrder, rankOf } from '../../core/scores/compose.ts'
import type { CircularSummary, CircularView } from '../../core/scores/views.ts'
import type { Looking } from '../viewer.ts'
import { editsScores, judgesScores, scoreReachOf } from './acting.ts'
import { hashOf, rowsFrozen } from './circular-lines.ts'
import { draftOf, maySeeCircular } from './circulars.ts'
import { inScores } from './tables.ts'

const MOST = 100

/** 通报 that the viewer may open, the latest first. */
export async function listCirculars(looking: Looking): Promise<readonly CircularSummary[]> {
  const reach = await scoreReachOf(looking)
  const rows = await inScores(looking.db).selectFrom('reporting_circulars').select('state').orderBy('made_at', 'desc').orderBy('id', 'desc').limit(MOST).execute()
  return rows.filter(({ state }) => maySeeCircular(reach, state)).map(({ state: { id, quarter, at, cutOff, noticed, appeals } }): CircularSummary => ({
    id, quarter, at, cutOff, appealUntil: noticed?.appealUntil ?? null, openAppeals: appeals.filter(({ answer, point }) => answer === null && (reach.isWhole || reach.points.includes(point))).length,
  }))
}

/** The page of a 通报, as far as the viewer sees it. */
export async function circularView(looking: Looking, id: CircularId): Promise<CircularView | Refused<'not-found'>> {
  const { db, now } = looking
  const reach = await scoreReachOf(looking)
  const row = await inScores(db).selectFrom('reporting_circulars').select(['version', 'state']).where('id', '=', id).executeTakeFirst()
  if (!row || !maySeeCircular(reach, row.state)) return refuse('not-found')
  const { lines: _, appeals, ...state } = row.state
  const isWhole = reach.isWhole || state.at === 'sent'
  const isOwn = (point: Circular['lines'][number]['point']) => reach.isWhole || reach.points.includes(point)
  const isInTime = state.at === 'noticed' && state.noticed !== null && dayOf(now) <= state.noticed.appealUntil
  return {
    ...state, version: row.version, isWhole, today: dayOf(now), may: reach.viewer.admin === null ? mayDo(reach.viewer.identities, row.state) : [],
    lines: inTableOrder(row.state).filter(({ point }) => isWhole || isOwn(point)).map((line) => ({
      ...line, now: pointsOf(row.state, line), rank: state.showsRanking && isWhole ? rankOf(row.state, line) : null,
      mayAppeal: isInTime && reach.points.includes(line.point) && appeals.every(({ point, answer }) => point !== line.point || answer !== null),
    })),
    appeals: appeals.filter(({ point }) => isOwn(point)), draft: reach.isWhole && state.at !== 'sent' && state.at !== 'discarded' ? await draftOf(db, now, row.state) : null,
    isUnchanged: state.at === 'discarded' || hashOf(row.state, await rowsFrozen(db, id)) === state.hash,
  }
}

function mayDo(identities: readonly Identity[], state: Circular): CircularView['may'] {
  const edits = identities.some((identity) => editsScores(identity, state.organ))
  const involved = [state.madeBy.person, state.noticed?.by.person]
  const judges = identities.some((identity) => judgesScores(identity, state.organ)) && !identities.some(({ person }) => involved.includes(person))
  return [
    ...(edits && state.at === 'frozen' ? ['notice', 'discard'] as const : []), ...(judges && state.at === 'noticed' && state.appeals.some(({ answer }) => answer === null) ? ['answer'] as const : []),
    ...(edits && state.at === 'noticed' ? ['send'] as const : []),
  ]
}
