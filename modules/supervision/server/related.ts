import { sql } from 'kysely'
import { refuse, type Refused } from '#lib/decision'
import type { Described, Related } from '#lib/related'
import type { Instant } from '#lib/instants'
import type { Platform } from '../../../platform/module.ts'
import type { Looker, NotedLooker } from '../../../platform/related.ts'
import { maySee, maySupervise, reachOf, visibleOf } from '../core/access.ts'
import { stageWords } from '../core/rules.ts'
import type { ItemAt, ItemId } from '../core/types.ts'
import type { ItemView } from '../core/views.ts'
import { outputsBecome } from './outputs/outputs.ts'
import { isVisible, seenBy } from './queries.ts'
import { itemOf } from './store.ts'
import { viewerOf } from './viewer.ts'

const MOST = 50

/** An item for whoever begins something from it. Of a leader's instruction neither title nor number is handed on: what is begun is seen by more than those handling it. */
export async function describeItem(looker: NotedLooker, id: string): Promise<Described | null> {
  const [viewer, stored] = [await viewerOf(looker), await itemOf(looker.db, id as ItemId)]
  if (!stored || !maySee(viewer, visibleOf(stored.state))) return null
  const { state: item } = stored
  const told = item.matter.instruction ? { title: '领导交办事项', number: null } : { title: item.matter.title, number: 'number' in item ? item.number : null }
  return { subject: `supervision:${id}`, kind: 'item', ...told, link: `/supervision/items/${id}`, words: null }
}

/** What came of an item elsewhere in the house, and what may be begun from it. */
export async function relatedToItem({ relations }: Pick<Platform, 'relations'>, looker: Looker, id: ItemId): Promise<Related | Refused<'not-found'>> {
  return await isVisible(looker.db, await viewerOf(looker), id) ? relations.related(looker, `supervision:${id}`) : refuse('not-found')
}

/** The items that a document caused, to those who may see them; 转督办 to 督查室. */
export async function relatedItems(looker: Looker, subject: string): Promise<Related> {
  const viewer = await viewerOf(looker)
  const { rows } = await sql<{ id: ItemId; at: ItemAt; number: string | null; title: string; created_at: Instant }>`
    select i.id, i.at, i.number, i.title, i.created_at from supervision_items i where i.origin = ${subject} and ${seenBy(reachOf(viewer), 'i', 'i.id')} order by i.created_at, i.id limit ${MOST}`.execute(looker.db)
  return {
    outcomes: [...await outputsBecome(looker, subject), ...rows.map(({ id, at, number, title, created_at }) => ({ relation: '督查', title: `${number ?? title} · ${stageWords[at]}`, at: created_at, href: `/supervision/items/${id}` }))],
    beginnings: maySupervise(viewer) && !subject.startsWith('supervision:') ? [{ label: '转督办', href: `/supervision/items/new?subject=${encodeURIComponent(subject)}` }] : [],
  }
}

/** The page of what caused an item leads only those there who may open it. */
export async function withOrigin({ relations }: Pick<Platform, 'relations'>, looker: Looker, view: ItemView): Promise<ItemView> {
  const { subject } = view.item.matter.origin
  if (subject === null) return view
  // Nothing of the page is handed on but that there is one, so that nobody has read it.
  const described = await relations.describe({ ...looker, note: async () => {} }, subject, null)
  return { ...view, originLink: described?.link ?? null }
}
