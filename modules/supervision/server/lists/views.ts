import { refuse, type Refused } from '#lib/decision'
import { isSamePerson } from '#lib/signatory'
import { maySee, reachOf, visibleOf, approverRoles, officeRoles, type Viewer } from '../../core/access.ts'
import { classesOf, stageOfList } from '../../core/lists/classes.ts'
import type { KeyList, ListActName, ListId, ListLine, ListView } from '../../core/lists/types.ts'
import { columnsOf } from '../../core/rows.ts'
import type { ItemAt } from '../../core/types.ts'
import { categoriesOf } from '../categories.ts'
import { linesOf } from '../items.ts'
import { own } from '../tables.ts'
import { viewerOf, type Looking } from '../viewer.ts'
import { inLists } from './tables.ts'

const MOST = 60

/** The lists of the viewer's organs, the latest year first. */
export async function listsFor(looking: Looking): Promise<readonly ListLine[]> {
  const { whole, overseen } = reachOf(await viewerOf(looking))
  const organs = [...whole, ...overseen]
  if (organs.length === 0) return []
  const rows = await inLists(looking.db).selectFrom('supervision_lists').select('list').where('organ', 'in', organs).orderBy('year', 'desc').orderBy('id', 'desc').limit(MOST).execute()
  const lines: ListLine[] = []
  for (const { list } of rows) {
    const items = await own(looking.db).selectFrom('supervision_items').select(['at', 'light']).where('id', 'in', list.planned.map(({ item }) => item)).execute()
    lines.push({ id: list.id, name: list.name, year: list.year, count: items.length, done: items.filter(({ light }) => light === 'done').length, red: items.filter(({ light }) => light === 'red').length, waiting: stageOfList(items.map(({ at }) => at)) })
  }
  return lines
}

/** The page of a list, with the items the viewer may know of; `not-found` where there is none of them. */
export async function listView(looking: Looking, id: ListId): Promise<ListView | Refused<'not-found'>> {
  const { db } = looking
  const [viewer, row] = [await viewerOf(looking), await inLists(db).selectFrom('supervision_lists').select('list').where('id', '=', id).executeTakeFirst()]
  if (!row) return refuse('not-found')
  const { list } = row
  const states = new Map((await own(db).selectFrom('supervision_items').select(['id', 'state']).where('id', 'in', list.planned.map(({ item }) => item)).execute()).map((one) => [one.id, one.state]))
  const seen = list.planned.flatMap(({ item }) => { const state = states.get(item); return state && maySee(viewer, visibleOf(state)) ? [state] : [] })
  if (seen.length === 0) return refuse('not-found')
  const lines = await linesOf(looking, seen.map((state) => state.id))
  const names = new Map((await categoriesOf(db)).map(({ code, name }) => [code, name]))
  const counted = seen.map(columnsOf).map(({ category, light, progress }) => ({ category, categoryName: names.get(category) ?? category, light, progress }))
  return {
    id, name: list.name, year: list.year, stage: stageOfList(seen.map(({ at }) => at)), proposerName: list.proposer.name, proposedAt: list.proposedAt,
    items: lines.map((line, at) => ({ ...line, listNumber: seen[at]!.matter.origin.number ?? '' })), ...classesOf(counted), may: mayDo(viewer, list, seen.map(({ at }) => at)),
  }
}

/** What the viewer may do with the list as a whole; whether each item lets him, its own command decides. */
function mayDo({ identities }: Viewer, { organ, proposer }: KeyList, stages: readonly ItemAt[]): readonly ListActName[] {
  const holds = (roles: readonly string[]) => identities.some(({ posts }) => posts.some((post) => post.organ === organ && post.roles.some((role) => roles.includes(role))))
  const self = { person: identities[0]?.person ?? proposer.person, name: '', unit: null, unitName: '', onBehalfOf: null }
  const approving: readonly ListActName[] = stages.includes('proposed') && holds(approverRoles) && !isSamePerson(proposer, self) ? ['approve', 'decline'] : []
  return [...approving, ...(stages.includes('registered') && holds(officeRoles) ? ['hand-out' as const] : [])]
}
