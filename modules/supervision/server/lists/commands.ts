import { signatoryOf } from '#modules/organisation'
import { refuse, type Refused } from '#lib/decision'
import type { FileId } from '#lib/ids'
import { isRefused, type Call, type Work } from '#platform/act'
import type { Platform } from '../../../../platform/module.ts'
import { maySee, visibleOf, type Viewer } from '../../core/access.ts'
import { LIST_SUBJECT } from '../../core/lists/subject.ts'
import type { KeyList, ListAct, ListedMatter, ListId, ListMade } from '../../core/lists/types.ts'
import type { Item, ItemCommand, Matter } from '../../core/types.ts'
import { officeOf, proposeIn } from '../commands.ts'
import { carryOut, named } from '../ground.ts'
import { lockItem, type StoredItem } from '../store.ts'
import { json } from '../tables.ts'
import { viewerOf } from '../viewer.ts'
import { itemsOfList, keepListTodos, recordList } from './keeping.ts'
import { readUpload } from './reading.ts'
import { inLists } from './tables.ts'

/** Brings a list in: every item is proposed by the same command as one alone; all of them or none. */
export async function importList(platform: Platform, call: Call, { file, name, year }: { file: FileId; name: string; year: number }): Promise<ListMade | Refused> {
  const read = await readUpload(platform, call, file)
  if ('kind' in read || !read.accepted) return read
  return platform.runCommand(call, (work) => makeList(work, { name, year, items: read.items }))
}

/** The same with matters already read: how the demonstration makes one. */
export async function makeList(work: Work, { name, year, items }: { name: string; year: number; items: readonly ListedMatter[] }): Promise<Extract<ListMade, { accepted: true }> | Refused> {
  const viewer = await viewerOf(work)
  const place = await officeOf(work, viewer)
  if (!place) return refuse('not-for-supervision-office')
  if (await inLists(work.db).selectFrom('supervision_lists').select('id').where('organ', '=', place.organ).where('name', '=', name).executeTakeFirst()) return refuse('list-name-taken', { name })
  const id = work.newId<'supervision-list'>()
  const planned: KeyList['planned'][number][] = []
  for (const one of items) {
    const done = await proposeIn(work, matterOf(one, { id, name }))
    if (isRefused(done)) return done
    planned.push({ item: done.id, parts: one.parts })
  }
  const list: KeyList = { id, name, year, ...place, proposer: await signatoryOf(work, viewer.identities[0]!), proposedAt: work.now, planned }
  await inLists(work.db).insertInto('supervision_lists').values({ id, version: 1, name, year, organ: place.organ, proposed_at: work.now, list: json(list) as never }).execute()
  recordList(work, { list, from: 0 }, { type: 'list-imported', name, items: planned.map(({ item }) => item), by: list.proposer, at: work.now })
  await keepListTodos(work, list)
  return { accepted: true, id, count: planned.length }
}

const matterOf = ({ number, title, category, source, pace, demand, leader }: ListedMatter, { id, name }: { id: ListId; name: string }): Matter => ({
  title, category, source, pace, demand, leader, instruction: null, superiorNumber: null, dueOn: null, list: name,
  origin: { kind: 'list', subject: `${LIST_SUBJECT}${id}`, title: name, number: `第${number}项`, link: `/supervision/lists/${id}` },
})

/** All items of a list at once: approved, not approved, or decomposed as listed and handed out. Each by its own command; one refusal keeps all as they were. */
export const actOnList = (platform: Pick<Platform, 'runCommand'>, call: Call, { list: id, act }: { list: ListId; act: ListAct }): Promise<{ id: ListId; count: number } | Refused> => platform.runCommand(call, async (work) => {
  const row = await inLists(work.db).selectFrom('supervision_lists').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  const viewer = await viewerOf(work)
  const items = row ? await itemsOfList(work, row.list) : []
  if (!row || !items.some(({ state }) => maySee(viewer, visibleOf(state)))) return refuse('not-found')
  const meant = items.filter(({ state }) => state.at === (act.type === 'hand-out' ? 'registered' : 'proposed'))
  if (meant.length === 0) return refuse('nothing-in-list')
  for (const stored of meant) {
    const no = await carriedOut(work, viewer, { stored, commands: commandsFor(act, stored.state, row.list) })
    if (no) return no
  }
  const type = { approve: 'list-approved', decline: 'list-declined', 'hand-out': 'list-handed-out' } as const
  await inLists(work.db).updateTable('supervision_lists').set({ version: row.version + 1 }).where('id', '=', id).execute()
  recordList(work, { list: row.list, from: row.version }, { type: type[act.type], items: meant.map(({ id: item }) => item), by: await signatoryOf(work, viewer.identities[0]!), at: work.now })
  await keepListTodos(work, row.list)
  return { id, count: meant.length }
})

function commandsFor(act: ListAct, item: Item, { planned }: KeyList): readonly ItemCommand[] {
  if (act.type === 'approve') return [{ type: 'approve' }]
  if (act.type === 'decline') return [{ type: 'decline', reason: act.reason }]
  const parts = item.at === 'registered' && item.assignments.length === 0 ? planned.find((one) => one.item === item.id)?.parts ?? [] : []
  return [...(parts.length > 0 ? [{ type: 'plan', parts } as const] : []), { type: 'assign' }]
}

async function carriedOut(work: Work, viewer: Viewer, { stored, commands }: { stored: StoredItem; commands: readonly ItemCommand[] }): Promise<Refused | null> {
  for (const asked of commands) {
    const [now, command] = [(await lockItem(work.db, stored.id))!, await named(work, asked)]
    if (isRefused(command)) return command
    const done = await carryOut(work, { before: now.state, version: now.version, viewer }, command)
    if (isRefused(done)) return done
  }
  return null
}
