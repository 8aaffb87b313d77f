import { sql, type RawBuilder } from 'kysely'
import { dueAfter, dueWords, type WorkCalendar } from '#engines/workdays'
import type { CaseId, PersonId, TaskId } from '#lib/ids'
import { dayOf, type Instant } from '#lib/instants'
import { calendarOf } from '#modules/administration'
import { peopleByIds, roleWords, unitTree } from '#modules/organisation'
import type { Actor, Db } from '#platform/act'
import { postOf } from '../core/led.ts'
import { COUNTED, type InboxCounts, type InboxItem, type InboxPage, type InboxTab, type Urgency } from '../core/types.ts'
import { ofKind, readersOf, rowsOf, type Reader } from './readers.ts'

export interface InboxQuestion { readonly tab: InboxTab; readonly after: string | null; readonly limit: number }

/** What is read for one line; `order` is where a further page goes on. */
interface Line {
  case: CaseId; number: number | null; kind: string; title: string; link: string; urgency: Urgency; step: string; person: PersonId; sentBy: PersonId | null
  receivedAt: Instant; openedAt: Instant | null; dueAt: Instant | null; closedAt: Instant | null; outcome: string | null; urged: number; isLed: boolean; order: readonly (string | number)[]
}

/**
 * A page of a tab, for the reader and those they stand in for.
 * 待办 and 待阅: most urgent first, then what falls due first, then what came first. The other tabs: the latest first.
 */
export async function inboxPage(db: Db, actor: Actor, question: InboxQuestion & { now: Instant }): Promise<InboxPage> {
  const day = dayOf(question.now)
  const readers = await readersOf(db, actor, day)
  const { rows } = await linesOf(actor, { ...question, readers, limit: question.limit + 1 }).execute(db)
  const shown = rows.slice(0, question.limit)
  const [people, calendar] = [await peopleByIds(db, [...new Set(shown.flatMap((line) => [line.person, ...(line.sentBy ? [line.sentBy] : [])]))], day), await calendarOf(db)]
  const { units } = await unitTree(db, day)
  const nameOf = (holder: PersonId | null) => {
    const post = holder === null ? null : postOf(holder)
    return post ? `${units.get(post.unit)?.shortName ?? ''}${roleWords[post.role]}` : holder === null ? null : people.get(holder)?.name ?? ''
  }
  const own = new Set(readers.filter(({ isOwn }) => isOwn).map(({ holder }) => holder))
  const itemOf = (line: Line): InboxItem => {
    const { order: _, step, sentBy, ...shown } = line
    return {
      ...shown, task: line.number === null ? null : taskId(line.case, line.number), stepName: step, personName: nameOf(line.person) ?? '', sentByName: nameOf(sentBy),
      isForAnother: line.closedAt === null ? line.number !== null && !own.has(line.person) : line.person !== actor.person && postOf(line.person) === null, due: line.dueAt && line.closedAt === null ? dueWords(calendar, question.now, line.dueAt) : null,
    }
  }
  return {
    items: shown.map(itemOf),
    next: rows.length > question.limit ? cursorOf(shown.at(-1)!.order) : null,
  }
}

export const taskId = (id: CaseId, number: number): TaskId => `${id}.${number}` as TaskId

/** The case and number of a task's id; null for another text. */
export function taskOf(id: string): { case: CaseId; number: number } | null {
  const [, of, number] = /^([\w-]+)\.(\d{1,6})$/.exec(id) ?? []
  return of ? { case: of as CaseId, number: Number(number) } : null
}

const cursorOf = (order: readonly (string | number)[]) => Buffer.from(JSON.stringify(order)).toString('base64url')

/** Where to go on; a cursor that is not one of ours begins anew. */
function cursorFrom(text: string | null, length: number): readonly (string | number)[] | null {
  if (text === null) return null
  try {
    const order: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return Array.isArray(order) && order.length === length && order.every((part) => typeof part === 'string' || typeof part === 'number') ? order : null
  } catch {
    return null
  }
}

const taskColumns = sql`t.case_id, t.number, t.case_kind, t.title, t.link, t.urgency, t.step_name, t.person, t.sent_by, t.received_at, t.opened_at, t.due_at, t.closed_at, t.outcome, t.urged, t.case_ended_at, t.led_key`
const shownOf = (step: RawBuilder<unknown>, order: RawBuilder<unknown>) => sql`
  l.case_id as "case", l.number, l.case_kind as kind, l.title, l.link, l.urgency, ${step} as step, l.person, l.sent_by as "sentBy", l.received_at as "receivedAt",
  l.opened_at as "openedAt", l.due_at as "dueAt", l.closed_at as "closedAt", l.outcome, l.urged, l.led_key is not null as "isLed", ${order} as "order"`

function linesOf(actor: Actor, { tab, after, limit, readers }: InboxQuestion & { readers: readonly Reader[] }): RawBuilder<Line> {
  switch (tab) {
    case 'todo': return openLines(readers, { kind: 'handle', after: cursorFrom(after, 5), limit })
    case 'toRead': return openLines(readers, { kind: 'read', after: cursorFrom(after, 5), limit })
    case 'done': return pastLines(actor, { at: sql`t.closed_at`, isEnded: sql`t.case_ended_at is null`, after: cursorFrom(after, 2), limit })
    case 'closed': return pastLines(actor, { at: sql`t.case_ended_at`, isEnded: sql`t.case_ended_at is not null`, after: cursorFrom(after, 2), limit })
    case 'started': return startedLines(actor, { after: cursorFrom(after, 2), limit })
  }
}

type Page = { readonly after: readonly (string | number)[] | null; readonly limit: number }

// Each reader's part of the index is read in its own order and no further than one page; then the few are merged.
const openLines = (readers: readonly Reader[], { kind, after, limit }: Page & { kind: 'handle' | 'read' }) => sql<Line>`
  select ${shownOf(sql`l.step_name`, sql`jsonb_build_array(l.rank, l.due_order::text, l.received_at::text, l.case_id, l.number)`)}
  from ${rowsOf(readers)} cross join lateral (
    select ${taskColumns}, t.rank, t.due_order from workflow_tasks t
    where t.person = r.person and t.kind = ${kind} and t.status = 'open' and ${ofKind}
      ${after ? sql`and (t.rank, t.due_order, t.received_at, t.case_id, t.number) > (${after[0]}::smallint, ${after[1]}::timestamptz, ${after[2]}::timestamptz, ${after[3]}::text, ${after[4]}::int)` : sql``}
    order by t.rank, t.due_order, t.received_at, t.case_id, t.number limit ${limit}) l
  order by l.rank, l.due_order, l.received_at, l.case_id, l.number limit ${limit}`

// What was done in the reader's name, and what the reader did in another's; a case once for each person.
const pastLines = (actor: Actor, { at, isEnded, after, limit }: Page & { at: RawBuilder<unknown>; isEnded: RawBuilder<unknown> }) => {
  const before = after ? sql`and (${at}, t.case_id) < (${after[0]}::timestamptz, ${after[1]}::text)` : sql``
  const part = (whose: RawBuilder<unknown>) => sql`(select ${taskColumns}, ${at} as sorted_at from workflow_tasks t where ${whose} and t.is_last and ${isEnded} ${before} order by ${at} desc, t.case_id desc limit ${limit})`
  return sql<Line>`
    select ${shownOf(sql`c.steps`, sql`jsonb_build_array(l.sorted_at::text, l.case_id)`)} from (
      select distinct on (l.sorted_at, l.case_id) l.* from (
        ${part(sql`t.person = ${actor.person}`)} union all ${part(sql`t.done_by = ${actor.person} and t.person <> ${actor.person}`)}) l
      order by l.sorted_at desc, l.case_id desc limit ${limit}) l
    join workflow_cases c on c.id = l.case_id
    order by l.sorted_at desc, l.case_id desc`
}

const startedLines = (actor: Actor, { after, limit }: Page) => sql<Line>`
  select c.id as "case", null::int as number, c.kind, c.title, c.link, c.urgency, c.steps as step, c.drafter as person, null as "sentBy", c.opened_at as "receivedAt",
    null::timestamptz as "openedAt", null::timestamptz as "dueAt", c.ended_at as "closedAt", c.result as outcome, 0 as urged, c.definition is null as "isLed", jsonb_build_array(c.opened_at::text, c.id) as "order"
  from workflow_cases c where c.drafter = ${actor.person}
    ${after ? sql`and (c.opened_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::text)` : sql``}
  order by c.opened_at desc, c.id desc limit ${limit}`

/** How many lines each tab has, none counted beyond `COUNTED`; and of 待办 how many are near their deadline or past it. */
export async function inboxCounts(db: Db, actor: Actor, now: Instant): Promise<InboxCounts> {
  const nearUntil = nearLimit(await calendarOf(db), now)
  const readers = await readersOf(db, actor, dayOf(now))
  const open = (kind: 'handle' | 'read') => sql`${rowsOf(readers)} cross join lateral (
    select t.due_order from workflow_tasks t where t.person = r.person and t.kind = ${kind} and t.status = 'open' and ${ofKind}
    order by t.rank, t.due_order, t.received_at, t.case_id, t.number limit ${COUNTED}) l`
  const past = (isEnded: RawBuilder<unknown>) => sql`(
    select t.case_id from workflow_tasks t where t.person = ${actor.person} and t.is_last and ${isEnded} limit ${COUNTED}) union (
    select t.case_id from workflow_tasks t where t.done_by = ${actor.person} and t.person <> ${actor.person} and t.is_last and ${isEnded} limit ${COUNTED})`
  const { rows: [row] } = await sql<InboxCounts>`
    with todo as (select count(*) as todo, count(*) filter (where due_order < ${now}::timestamptz) as overdue,
      count(*) filter (where due_order >= ${now}::timestamptz and due_order <= ${nearUntil}::timestamptz) as near from ${open('handle')})
    select least(todo, ${COUNTED}) as todo, least(overdue, ${COUNTED}) as overdue, least(near, ${COUNTED}) as near,
      (select least(count(*), ${COUNTED}) from ${open('read')}) as "toRead",
      (select least(count(*), ${COUNTED}) from (${past(sql`t.case_ended_at is null`)}) d) as done,
      (select least(count(*), ${COUNTED}) from (${past(sql`t.case_ended_at is not null`)}) d) as closed,
      (select count(*) from (select 1 from workflow_cases c where c.drafter = ${actor.person} limit ${COUNTED}) s) as started
    from todo`.execute(db)
  return row!
}

/** 临期: due no later than the end of this many working days. */
const nearLimit = (calendar: WorkCalendar, now: Instant): Instant => dueAfter(calendar, now, { workdays: calendar.nearWorkdays })
