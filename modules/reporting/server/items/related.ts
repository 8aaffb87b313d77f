import { refuse, type Refused } from '#lib/decision'
import type { Described, Related } from '#lib/related'
import type { Platform } from '../../../../platform/module.ts'
import type { Looker, NotedLooker } from '../../../../platform/related.ts'
import { mayReceive, pointsOf, sightOf } from '../../core/items/access.ts'
import { currentContent } from '../../core/items/own-part.ts'
import type { ItemId } from '../../core/items/types.ts'
import type { OriginView } from '../../core/items/views.ts'
import { stageWords } from '../../core/items/words.ts'
import { own } from '../tables.ts'
import { viewerOf } from '../viewer.ts'
import { visibleTo } from './queries.ts'
import { itemOf } from './store.ts'

const MOST = 50

/** The items that were made from another module's thing, to those who may see them; from a telephone record one may be begun. */
export async function relatedReports(looker: Looker, subject: string): Promise<Related> {
  const viewer = await viewerOf(looker)
  const rows = await own(looker.db).selectFrom('reporting_items as i').select(['i.id', 'i.at', 'i.title', 'i.created_at']).where('i.origin', '=', subject).where(visibleTo(viewer)).orderBy('i.created_at').orderBy('i.id').limit(MOST).execute()
  const mayBegin = subject.startsWith('duty:') && viewer.admin === null && (mayReceive(viewer) || pointsOf(viewer).length > 0)
  return {
    outcomes: rows.map(({ id, at, title, created_at }) => ({ relation: '信息', title: `${title} · ${stageWords[at]}`, at: created_at, href: `/reporting/items/${id}` })),
    beginnings: mayBegin ? [{ label: '转为信息', href: `/reporting/items/new?subject=${encodeURIComponent(subject)}` }] : [],
  }
}

/** An item for whoever begins something from it; `part` is the number of a leader's 批示. Only the office knows of those. */
export async function describeReport(looker: NotedLooker, id: string, part: string | null): Promise<Described | null> {
  const [viewer, stored] = [await viewerOf(looker), await itemOf(looker.db, id as ItemId)]
  const sight = stored ? sightOf(viewer, stored.state) : 'none'
  if (!stored || sight === 'none' || (part !== null && sight !== 'whole')) return null
  const written = part === null ? null : stored.state.outcome.instructions[Number(part) - 1]
  if (written === undefined || (written !== null && written.person === null)) return null
  return {
    subject: `reporting:${id}`, kind: 'item', title: currentContent(stored.state).title, number: null, link: `/reporting/items/${id}`,
    words: written && { person: written.person!, name: written.leader, on: written.on, text: written.text },
  }
}

/** What came of an item elsewhere in the house, and what may be begun from it. What is begun there belongs to the office: its unit begins nothing from what it reported. */
export async function relatedToItem({ relations }: Pick<Platform, 'relations'>, looker: Looker, id: ItemId): Promise<Related | Refused<'not-found'>> {
  const [viewer, stored] = [await viewerOf(looker), await itemOf(looker.db, id)]
  const sight = stored ? sightOf(viewer, stored.state) : 'none'
  return sight === 'none' ? refuse('not-found') : relations.related(looker, `reporting:${id}`)
}

/** What a new item is made from, to fill in its form. */
export async function originOf({ relations }: Pick<Platform, 'relations'>, looker: NotedLooker, subject: string): Promise<OriginView | Refused<'not-found'>> {
  const described = await relations.describe(looker, subject, null)
  return described ? { title: described.title, text: described.words?.text ?? '', at: null, link: described.link } : refuse('not-found')
}
