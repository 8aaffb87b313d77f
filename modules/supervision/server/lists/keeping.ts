import { sql } from 'kysely'
import type { CaseId } from '#lib/ids'
import { keepLedCase, type LedTodo } from '#modules/workflow'
import type { Work } from '#platform/act'
import { listStageWords, stageOfList } from '../../core/lists/classes.ts'
import { LIST_SUBJECT } from '../../core/lists/subject.ts'
import type { KeyList, ListEvent } from '../../core/lists/types.ts'
import type { Todo } from '../../core/todos.ts'
import type { ItemId } from '../../core/types.ts'
import { resolved } from '../ground.ts'
import type { StoredItem } from '../store.ts'
import { own } from '../tables.ts'
import type { ListTableRow } from './tables.ts'

/** Every item of a list, in the order of the list, locked. */
export async function itemsOfList(work: Work, { planned }: Pick<KeyList, 'planned'>): Promise<readonly StoredItem[]> {
  const ids: readonly ItemId[] = planned.map(({ item }) => item)
  const rows = await own(work.db).selectFrom('supervision_items').select(['id', 'version', 'state']).where('id', 'in', ids).orderBy('id').forUpdate().execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export function recordList(work: Work, { list, from }: { list: KeyList; from: number }, event: ListEvent): void {
  work.record({ stream: `supervision-list:${list.id}`, from, events: [event], before: null, after: { name: list.name, items: event.items.length } })
}

/** One to-do for the whole list instead of one for each of its items: the leader's approval, then 督查室's handing out. */
export async function keepListTodos(work: Work, list: KeyList): Promise<void> {
  const { id, name, office, organ, proposer, proposedAt } = list
  const stages = (await itemsOfList(work, list)).map(({ state }) => state.at)
  const stage = stageOfList(stages)
  const wanted: readonly Todo[] = [
    ...(stage === 'approval' ? [{ key: 'approve', stepName: '审定重点工作清单', dueAt: null, for: { approverOf: office, organ, except: proposer.onBehalfOf ? [proposer.person, proposer.onBehalfOf.person] : [proposer.person] } }] : []),
    ...(stages.includes('registered') ? [{ key: 'hand-out', stepName: '交办重点工作清单', dueAt: null, for: { unit: office, roles: ['supervisor'] as const } }] : []),
  ]
  const todos: LedTodo[] = []
  for (const { for: whose, ...todo } of wanted) todos.push({ ...todo, for: await resolved(work, whose) })
  await keepLedCase(work, {
    id: id as string as CaseId, kind: 'supervision.list', subject: `${LIST_SUBJECT}${id}`, link: `/supervision/lists/${id}`, title: name, urgency: 0, starter: { person: proposer.person, unit: office }, openedAt: proposedAt, standsIn: listStageWords[stage],
    ended: todos.length === 0 ? { at: work.now, result: stages.every((at) => at === 'declined') ? 'rejected' : 'completed' } : null,
  }, todos)
}

/** After an item was acted on alone, the to-do of the list it came with says what is left. */
export async function followList(work: Work, item: ItemId): Promise<void> {
  const { rows: [row] } = await sql<Pick<ListTableRow, 'list'>>`
    select l.list from supervision_items i join supervision_lists l on i.origin = ${LIST_SUBJECT} || l.id where i.id = ${item} for update of l`.execute(work.db)
  if (row) await keepListTodos(work, row.list)
}
