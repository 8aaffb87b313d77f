import { sql } from 'kysely'
import type { CaseId, PersonId, UnitId } from '#lib/ids'
import { dayOf, type Day } from '#lib/instants'
import { peopleWithRole, unitTree } from '#modules/organisation'
import type { Db, Work } from '#platform/act'
import { postHolder, postOf, todoChanges, type LedCase, type LedTodo, type StoredTodo, type TodoFor, type WantedTodo } from '../core/led.ts'
import { caseMoved } from './news.ts'
import { readersOf } from './readers.ts'
import { inWorkflow } from './tables.ts'

/**
 * Says, within the owner's command, how a matter that the owner leads stands now, and which to-dos are open about it:
 * exactly these, no more. New ones reach their people's inboxes and are told; those that are gone count as done by
 * whoever acts, if they were his, else as taken back. Said again unchanged, nothing changes.
 */
export async function keepLedCase(work: Work, led: LedCase, todos: readonly LedTodo[]): Promise<void> {
  const wanted = await wantedTodos(work, todos)
  await saveLedCase(work, led)
  const open = await openTodos(work.db, led.id)
  const own = new Set((await readersOf(work.db, work.actor, dayOf(work.now))).map(({ holder }) => holder))
  const changes = todoChanges(open, wanted, (holder) => own.has(holder))
  await close(work, led.id, changes)
  for (const { number, dueAt, stepName } of changes.moved) await inWorkflow(work.db).updateTable('workflow_tasks').set({ due_at: dueAt, step_name: stepName }).where('case_id', '=', led.id).where('number', '=', number).execute()
  const opened = await give(work, led, changes.opened)
  await tellMoved(work, led, { opened, closed: [...changes.done, ...changes.withdrawn] })
}

/** Each to-do once for every holder. A post that nobody holds keeps it for whoever is appointed. */
async function wantedTodos({ db, now }: Work, todos: readonly LedTodo[]): Promise<readonly WantedTodo[]> {
  const day = dayOf(now)
  const found: WantedTodo[] = []
  for (const { for: whose, key, stepName, dueAt } of todos) for (const holder of await holdersOf(db, whose, day)) found.push({ key, stepName, dueAt, holder })
  return found
}

async function holdersOf(db: Db, whose: TodoFor, day: Day): Promise<readonly PersonId[]> {
  if ('person' in whose) return [whose.person]
  const tree = await unitTree(db, day)
  const units: readonly UnitId[] = [whose.unit, ...(tree.children.get(whose.unit) ?? []).filter(({ kind }) => kind === 'section').map(({ id }) => id)]
  const held: PersonId[] = []
  for (const role of whose.roles) for (const unit of units) if ((await peopleWithRole(db, { unit, role, day })).length > 0) held.push(postHolder(role, unit))
  return held.length > 0 ? held : whose.roles.slice(0, 1).map((role) => postHolder(role, whose.unit))
}

/** The row of the case; titles stand in its tasks too, and so does its end. */
async function saveLedCase(work: Work, { id, kind, subject, link, title, urgency, starter, openedAt, standsIn, ended }: LedCase): Promise<void> {
  const shown = { link, title, urgency, at: ended ? 'ended' as const : 'running' as const, result: ended?.result ?? null, steps: standsIn, ended_at: ended?.at ?? null }
  await inWorkflow(work.db).insertInto('workflow_cases')
    .values({ id, kind, definition: null, subject, work_secret: false, drafter: starter.person, unit: starter.unit, state: null, version: 0, opened_at: openedAt, ...shown })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(shown)).execute()
  await sql`update workflow_tasks set title = ${title}, link = ${link}, urgency = ${urgency}, case_ended_at = ${ended?.at ?? null}::timestamptz
    where case_id = ${id} and (title, link, urgency, case_ended_at) is distinct from (${title}, ${link}, ${urgency}::smallint, ${ended?.at ?? null}::timestamptz)`.execute(work.db)
}

const openTodos = async (db: Db, id: CaseId): Promise<readonly StoredTodo[]> =>
  (await inWorkflow(db).selectFrom('workflow_tasks').select(['number', 'led_key', 'person', 'step_name', 'due_at']).where('case_id', '=', id).where('status', '=', 'open').orderBy('number').execute())
    .map(({ number, led_key, person, step_name, due_at }) => ({ number, key: led_key!, holder: person, stepName: step_name, dueAt: due_at }))

type Changes = ReturnType<typeof todoChanges>

async function close(work: Work, id: CaseId, { done, withdrawn }: Changes): Promise<void> {
  const { actor, now, db } = work
  if (withdrawn.length > 0) {
    await inWorkflow(db).updateTable('workflow_tasks').set({ status: 'withdrawn', outcome: 'withdrawn', closed_at: now }).where('case_id', '=', id).where('number', 'in', withdrawn.map(({ number }) => number)).execute()
  }
  if (done.length === 0) return
  // 已办 shows a case once for each person: the last he did of it.
  await sql`update workflow_tasks set is_last = false where case_id = ${id} and is_last and coalesce(done_by, person) = ${actor.person}`.execute(db)
  const last = Math.max(...done.map(({ number }) => number))
  await sql`update workflow_tasks set status = 'done', outcome = 'done', closed_at = ${now}::timestamptz, is_last = number = ${last}, done_by = case when person = ${actor.person} then null else ${actor.person} end
    where case_id = ${id} and number = any(${done.map(({ number }) => number)}::int[])`.execute(db)
}

interface Opened extends WantedTodo { readonly number: number }

async function give(work: Work, { id, kind, title, link, urgency, starter }: LedCase, wanted: readonly WantedTodo[]): Promise<readonly Opened[]> {
  if (wanted.length === 0) return []
  const { last } = await inWorkflow(work.db).selectFrom('workflow_tasks').select((is) => is.fn.max('number').as('last')).where('case_id', '=', id).executeTakeFirstOrThrow()
  const opened = wanted.map((one, index): Opened => ({ ...one, number: Number(last ?? 0) + index + 1 }))
  await inWorkflow(work.db).insertInto('workflow_tasks').values(opened.map(({ number, key, holder, stepName, dueAt }) => ({
    case_id: id, number, kind: 'handle' as const, step: key, step_name: stepName, person: holder, unit: postOf(holder)?.unit ?? starter.unit, status: 'open' as const, outcome: null, sent_by: work.actor.person, done_by: null,
    received_at: work.now, opened_at: null, due_at: dueAt, closed_at: null, urged: 0, is_last: false, case_kind: kind, title, link, urgency, case_ended_at: null, led_key: key,
    // What becomes of a late to-do is its owner's business; no flow waits for it.
    timed_out: true,
  }))).execute()
  return opened
}

/** Notices to those who got something to do, and fresh lists for all whose lists changed. */
async function tellMoved(work: Work, led: LedCase, { opened, closed }: { opened: readonly Opened[]; closed: readonly StoredTodo[] }): Promise<void> {
  if (opened.length === 0 && closed.length === 0) return
  const people = async ({ holder }: WantedTodo) => (await peopleBehind(work.db, holder, dayOf(work.now)))
  const given = []
  for (const one of opened) {
    for (const person of await people(one)) {
      if (person !== work.actor.person) given.push({ task: one.number, kind: 'handle' as const, person, stepName: one.stepName, isReturned: false, dueAt: one.dueAt })
    }
  }
  const touched = (await Promise.all([...opened, ...closed].map(people))).flat()
  work.tell(caseMoved, {
    id: led.id, kind: led.kind, subject: led.subject, link: led.link, title: led.title, version: 0, at: led.ended ? 'ended' : 'running', result: led.ended?.result ?? null,
    acts: [], given, urged: [], late: [], people: [...new Set([...touched, led.starter.person])],
  })
}

/** The people behind a holder: himself, or those in the post today. */
export async function peopleBehind(db: Db, holder: PersonId, day: Day): Promise<readonly PersonId[]> {
  const post = postOf(holder)
  return post ? (await peopleWithRole(db, { ...post, day })).map(({ id }) => id) : [holder]
}
