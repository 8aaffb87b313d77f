import { sql } from 'kysely'
import { unopened, type CaseEvent, type CaseState, type Definition } from '#engines/workflow'
import type { CaseId } from '#lib/ids'
import type { Db, Work } from '#platform/act'
import { changedRows, standsIn } from '../core/rows.ts'
import type { DefinitionId, StoredCase } from '../core/types.ts'
import { inWorkflow } from './tables.ts'

export const caseColumns = ['id', 'kind', 'definition', 'subject', 'link', 'title', 'urgency', 'work_secret as workSecret', 'state', 'version'] as const

/** Cases that follow a flow; those that their owner leads have none and are only listed. */
export const flowCases = (db: Db) => inWorkflow(db).selectFrom('workflow_cases').select(caseColumns).where('definition', 'is not', null).$narrowType<Pick<StoredCase, 'definition' | 'state'>>()

/** A case as it stands; null when there is none. */
export const caseOf = async (db: Db, id: CaseId): Promise<StoredCase | null> => (await flowCases(db).where('id', '=', id).executeTakeFirst()) ?? null

/** A case for changing: no other command changes it before this one has committed. */
export const lockCase = async (db: Db, id: CaseId): Promise<StoredCase | null> =>
  (await flowCases(db).where('id', '=', id).forUpdate().executeTakeFirst()) ?? null

/** All cases about a subject for changing, as `lockCase`. */
export const lockCasesOf = (db: Db, subject: string): Promise<readonly StoredCase[]> =>
  flowCases(db).where('subject', '=', subject).orderBy('id').forUpdate().execute()

/** Cases about one subject, the latest first. */
export const casesOfSubject = (db: Db, subject: string): Promise<readonly StoredCase[]> =>
  flowCases(db).where('subject', '=', subject).orderBy('opened_at', 'desc').execute()

const DEFINITIONS_KEPT = 200
const definitions = new Map<DefinitionId, Definition>()

/** A published version. What is published never changes, so that each is read once in a process. */
export async function definitionOf(db: Db, id: DefinitionId): Promise<Definition> {
  const known = definitions.get(id)
  if (known) return known
  const { definition } = await inWorkflow(db).selectFrom('workflow_definitions').select('definition').where('id', '=', id).executeTakeFirstOrThrow()
  if (definitions.size >= DEFINITIONS_KEPT) definitions.delete(definitions.keys().next().value!)
  definitions.set(id, definition)
  return definition
}

export const latestDefinition = async (db: Db, name: string): Promise<{ id: DefinitionId; version: number } | null> =>
  (await inWorkflow(db).selectFrom('workflow_definitions').select(['id', 'version']).where('name', '=', name).orderBy('version', 'desc').limit(1).executeTakeFirst()) ?? null

/** Writes a case after events, new or changed, and its rows with it, in one statement. */
export function saveCase(work: Work, { before, after, events }: { before: CaseState; after: StoredCase; events: readonly CaseEvent[] }): void {
  const { state } = after
  if (state.at === 'unopened') throw new Error('a case that has not begun is not kept')
  const rows = changedRows(before, state)
  const urges = events.flatMap((event) => (event.type === 'urged' ? [{ task: event.task, number: event.number, channel: event.channel }] : []))
  const ended = state.at === 'ended' ? { result: state.result, at: state.endedAt } : null
  work.write(sql`
    with kept as (
      insert into workflow_cases (id, kind, definition, subject, link, title, urgency, work_secret, drafter, unit, at, result, steps, state, version, opened_at, ended_at)
      values (${after.id}, ${after.kind}, ${after.definition}, ${after.subject}, ${after.link}, ${after.title}, ${after.urgency}, ${after.workSecret}, ${state.drafter.person}, ${state.drafter.unit},
        ${state.at}, ${ended?.result ?? null}, ${standsIn(state)}, ${JSON.stringify(state)}::jsonb, ${after.version}, ${state.openedAt}::timestamptz, ${ended?.at ?? null}::timestamptz)
      on conflict (id) do update set at = excluded.at, result = excluded.result, steps = excluded.steps, state = excluded.state, version = excluded.version, ended_at = excluded.ended_at),
    urges as (
      insert into workflow_urges (case_id, task, number, at, by_person, channel)
      select ${after.id}, task, number, ${work.now}::timestamptz, ${work.actor.person}, channel
      from jsonb_to_recordset(${JSON.stringify(urges)}::jsonb) as u (task int, number int, channel text))
    insert into workflow_tasks (case_id, number, kind, step, step_name, person, unit, status, outcome, sent_by, done_by, received_at, opened_at, due_at, closed_at, urged, is_last, case_kind, title, link, urgency, case_ended_at)
    select ${after.id}, number, kind, step, "stepName", person, unit, status, outcome, ${work.actor.person}, "doneBy", "receivedAt", "openedAt", "dueAt", "closedAt", urged, "isLast",
      ${after.kind}, ${after.title}, ${after.link}, ${after.urgency}, "caseEndedAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (number int, kind text, step text, "stepName" text, person text, unit text, status text, outcome text, "doneBy" text,
      "receivedAt" timestamptz, "openedAt" timestamptz, "dueAt" timestamptz, "closedAt" timestamptz, urged int, "isLast" boolean, "caseEndedAt" timestamptz)
    on conflict (case_id, number) do update set status = excluded.status, outcome = excluded.outcome, done_by = excluded.done_by, opened_at = excluded.opened_at,
      closed_at = excluded.closed_at, urged = excluded.urged, is_last = excluded.is_last, case_ended_at = excluded.case_ended_at`)
}

/** A case before its first event, to be begun under a definition. */
export const newCase = (of: Omit<StoredCase, 'state' | 'version'>): StoredCase => ({ ...of, state: unopened, version: 0 })

/** The owner gave the subject another title or urgency, or another answer to 工作秘密: it holds from now on. */
export function renameCase(work: Work, id: CaseId, { title, urgency, workSecret }: Pick<StoredCase, 'title' | 'urgency' | 'workSecret'>): void {
  work.write(inWorkflow(work.db).updateTable('workflow_cases').set({ title, urgency, work_secret: workSecret }).where('id', '=', id))
  work.write(inWorkflow(work.db).updateTable('workflow_tasks').set({ title, urgency }).where('case_id', '=', id))
}
