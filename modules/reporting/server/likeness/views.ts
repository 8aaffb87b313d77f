import { refuse, type Refused } from '#lib/decision'
import { dayOf, type Instant } from '#lib/instants'
import { isEditor, mayReceive, reachOf, sightOf, type Viewer } from '../../core/items/access.ts'
import type { ItemId } from '../../core/items/types.ts'
import { delaysOf } from '../../core/likeness/cluster.ts'
import type { ClusterLine, LikeLine, LikenessView } from '../../core/likeness/views.ts'
import type { PointId } from '../../core/network/three.ts'
import { itemOf } from '../items/store.ts'
import { threeOf } from '../network/three.ts'
import { own } from '../tables.ts'
import { viewerOf, type Looking } from '../viewer.ts'
import { likeTo, type Like } from './finding.ts'

/** Enough to judge by; who wants more puts words into the search. */
const MOST_LINES = 5

export interface Typing { readonly point: PointId | null; readonly item: ItemId | null; readonly title: string; readonly text: string; readonly eventAt: Instant | null }

/** What is like a text while it is being typed. Who neither writes for a point nor works at the office is told nothing. */
export async function likeTyped(looking: Looking, { point, item, title, text, eventAt }: Typing): Promise<readonly LikeLine[]> {
  const viewer = await viewerOf(looking)
  const isAsked = point === null ? mayReceive(viewer) : reachOf(viewer).points.includes(point)
  if (!isAsked) return []
  const day = dayOf(looking.now)
  const home = point ? (await threeOf(looking.db, point, day))?.name ?? null : null
  return (await likeTo(looking.db, { title, text, writtenOn: day, happenedAt: eventAt, home }, item)).slice(0, MOST_LINES).map((like) => lineFor(viewer, like))
}

/** R25: a point learns that it was reported and when, and of others' reports nothing else. */
function lineFor(viewer: Viewer, { item, title, unitName, point, author, submittedAt, likeness }: Like): LikeLine {
  const { isDesk, points, people } = reachOf(viewer)
  const isKnown = isDesk || (point !== null && (points as readonly string[]).includes(point)) || (people as readonly string[]).includes(author)
  return {
    kind: likeness.kind === 'copy' ? 'copy' : 'same-event', certainty: likeness.certainty, submittedAt, places: likeness.shared.places, figures: likeness.shared.figures,
    ...(isKnown ? { item, title, unitName } : { item: null, title: null, unitName: null }),
  }
}

/** What the page of an item says of reports like it. */
export async function likenessView(looking: Looking, id: ItemId): Promise<LikenessView | Refused<'not-found'>> {
  const viewer = await viewerOf(looking)
  const stored = await itemOf(looking.db, id)
  const sight = stored ? sightOf(viewer, stored.state) : 'none'
  if (!stored || sight === 'none') return refuse('not-found')
  const cluster = await clusterWith(looking, id)
  const mine = cluster.find(({ item }) => item === id)
  const own = mine ? { item: id, isFirst: mine.isFirst, sinceEvent: mine.sinceEvent, behindFirst: mine.behindFirst, firstAt: cluster[0]!.submittedAt, reports: cluster.length } : null
  const { content, source, submittedAt } = stored.state
  if (sight !== 'whole' || submittedAt === null) return { own, cluster: [], others: [], mayPut: false }
  const like = await likeTo(looking.db, { title: content.title, text: content.text, writtenOn: dayOf(submittedAt), happenedAt: content.eventAt, home: source.unit.name }, id)
  const others = like.filter(({ item }) => !cluster.some((member) => member.item === item)).slice(0, MOST_LINES).map((one) => lineFor(viewer, one))
  return { own, cluster, others, mayPut: isEditor(viewer) }
}

async function clusterWith({ db }: Looking, id: ItemId): Promise<readonly ClusterLine[]> {
  const rows = await own(db).selectFrom('reporting_items as i').innerJoin('reporting_items as o', 'o.cluster', 'i.cluster').where('o.id', '=', id)
    .select(['i.id', 'i.state', 'i.submitted_at', 'i.event_at']).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return delaysOf(rows.map((row) => ({ item: row.id, submittedAt: row.submitted_at!, eventAt: row.event_at }))).map((delay) => {
    const { state, submitted_at, event_at } = byId.get(delay.item)!
    return { ...delay, title: state.content.title, unitName: state.source.unit.name, submittedAt: submitted_at!, eventAt: event_at }
  })
}
