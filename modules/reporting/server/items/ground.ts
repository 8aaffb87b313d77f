import { refuse } from '#lib/decision'
import type { CaseId, PersonId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import { decidedInName, inChargeLeaderOf } from '#modules/organisation'
import { refuseClassified } from '#modules/files'
import { keepLedCase, type LedTodo, type TodoFor as LedTodoFor } from '#modules/workflow'
import { isRefused, type Work } from '#platform/act'
import { sightOf, standingOf, type Viewer } from '../../core/items/access.ts'
import { decide } from '../../core/items/decide.ts'
import { mayTakeIn } from '../../core/items/decide-desk.ts'
import { evolve } from '../../core/items/evolve.ts'
import type { Given, No } from '../../core/items/given.ts'
import { currentContent } from '../../core/items/own-part.ts'
import { todosOf, type Todo } from '../../core/items/todos.ts'
import type { Item, ItemAt, ItemCommand, ItemId, Present } from '../../core/items/types.ts'
import { stageWords } from '../../core/items/words.ts'
import { settle } from '../likeness/keeping.ts'
import { noteAnswer } from '../commissions/commands.ts'
import { networkSettingsOf } from '../network/settings.ts'
import { threeOf } from '../network/three.ts'
import { deskOf, viewerOf } from '../viewer.ts'
import { newsOf } from './news.ts'
import { itemOf, lockItem, saveItem, type Change, type Stored } from './store.ts'

export interface Done { readonly id: ItemId; readonly at: ItemAt; readonly version: number }
export interface Locked { readonly before: Item; readonly version: number; readonly viewer: Viewer }

/** The item locked for change, if the actor may know of it; else as if there were none. */
export async function visibleLocked(work: Work, id: ItemId): Promise<{ readonly stored: Stored; readonly viewer: Viewer } | No> {
  const [stored, viewer] = [await lockItem(work.db, id), await viewerOf(work)]
  return stored && sightOf(viewer, stored.state) !== 'none' ? { stored, viewer } : refuse('not-found')
}

/** Decides a command in the actor's name, or where he may not, in that of one he stands in for; writes what follows. */
export async function carryOut(work: Work, { before, version, viewer }: Locked, command: ItemCommand): Promise<Done | No> {
  const facts = await factsOf(work, before, command)
  const point = pointIn(before, command)
  const decided = await decidedInName(work, viewer.identities, (actor, identity) => decide(before, command, { ...facts, actor, standing: standingOf(identity, point, viewer.desk) }))
  if (isRefused(decided)) return decided
  const classified = await classifiedIn(work, command)
  if (classified) return classified as never
  return keep(work, { before, version, after: decided.events.reduce(evolve, before) as Present, events: decided.events })
}

/** What a bulletin tells: nobody's act, so that it is asked of nobody. */
export async function carryOutTold(work: Work, { before, version }: Pick<Locked, 'before' | 'version'>, command: Extract<ItemCommand, { type: 'publish' }>): Promise<Done | No> {
  const decision = decide(before, command, { ...await factsOf(work, before, command), actor: null, standing: { carries: [], receives: false, edits: false, reviews: false, signs: false } })
  return isRefused(decision) ? decision : keep(work, { before, version, after: decision.events.reduce(evolve, before) as Present, events: decision.events })
}

const pointIn = (before: Item, command: ItemCommand) => (command.type === 'draft' || command.type === 'receive' ? command.source.point : before.at === 'absent' ? null : before.source.point)

async function factsOf({ db, now }: Pick<Work, 'db' | 'now'>, before: Item, command: ItemCommand): Promise<Omit<Given, 'actor' | 'standing'>> {
  const point = pointIn(before, command)
  const into = command.type === 'screen' && command.into ? (await itemOf(db, command.into))?.state ?? null : null
  return {
    now, three: point ? await threeOf(db, point, dayOf(now)) : null, incomplete: (await networkSettingsOf(db)).incomplete,
    // What has not left its unit is nothing into which the office could merge.
    target: into && into.submittedAt !== null ? { title: into.content.title, at: into.at, mayTakeIn: mayTakeIn(into) } : null,
  }
}

/** N-01 to N-03, wherever a text comes from: by the form, a sheet, or a letter read in. */
const classifiedIn = async (work: Work, command: ItemCommand) => ('content' in command ? refuseClassified(work, `${command.content.title}\n${command.content.text}`) : null)

/** Writes a change, the inbox with it, and tells of it. */
async function keep(work: Work, change: Change): Promise<Done> {
  const { before, after, version, events } = change
  await saveItem(work, change)
  await settle(work, before, after)
  if (after.at === 'submitted' && before.at !== 'submitted') await noteAnswer(work, after)
  await keepTodos(work, before, after)
  for (const { type, payload } of await newsOf(work, change)) work.tell(type, payload)
  return { id: after.id, at: after.at, version: version + events.length }
}

async function keepTodos(work: Work, before: Item, after: Present): Promise<void> {
  const todos: LedTodo[] = []
  for (const todo of todosOf(after)) for (const whose of await holdersOf(work, todo)) todos.push({ key: todo.key, stepName: todo.stepName, dueAt: null, for: whose })
  if (before.at === 'absent' && todos.length === 0) return
  const ended = after.at === 'archived' || after.at === 'published' || (after.at === 'screened' && after.screening.fate !== 'adopt')
  await keepLedCase(work, {
    id: after.id as string as CaseId, kind: 'reporting.item', subject: `reporting:${after.id}`, link: `/reporting/items/${after.id}`, title: currentContent(after).title, urgency: 0,
    starter: { person: after.author.person, unit: after.author.unit ?? after.source.unit.unit }, openedAt: after.draftedAt, standsIn: stageWords[after.at],
    ended: ended ? { at: work.now, result: after.at === 'archived' && after.submittedAt === null ? 'terminated' : 'completed' } : null,
  }, todos)
}

/** The people of the point today; posts of 信息科; the leader in charge of it, or whoever heads the office. */
async function holdersOf({ db, now }: Work, { for: whose }: Todo): Promise<readonly LedTodoFor[]> {
  const day = dayOf(now)
  if ('point' in whose) return ((await threeOf(db, whose.point, day))?.members ?? []).filter(({ role }) => role === whose.role).map(({ person }): { person: PersonId } => ({ person }))
  const desk = await deskOf({ db, now })
  if (!desk) return []
  if ('deskRole' in whose) return [{ unit: desk.section, roles: [whose.deskRole] }]
  const leader = await inChargeLeaderOf(db, { unit: desk.section, day })
  return [leader ? { person: leader.id } : { unit: desk.organ, roles: ['officeHead'] }]
}
