import type { Kysely } from 'kysely'
import type { CaseState, Definition } from '#engines/workflow'
import type { CaseId, PersonId, UnitId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { Db } from '#platform/act'
import type { DefinitionId, Urgency } from '../core/types.ts'

/** The module's tables, as rows are read. */
// A type, not an interface: Kysely wants one that fits an index signature.
export type WorkflowTables = {
  workflow_definitions: { id: DefinitionId; name: string; version: number; title: string; definition: Definition; published_at: Instant; published_by: string }
  workflow_cases: {
    id: CaseId; kind: string; definition: DefinitionId | null; subject: string; link: string; title: string; urgency: Urgency; work_secret: boolean; drafter: PersonId; unit: UnitId
    at: 'running' | 'ended'; result: 'completed' | 'rejected' | 'terminated' | null; steps: string; state: CaseState | null; version: number
    opened_at: Instant; ended_at: Instant | null
  }
  workflow_tasks: {
    case_id: CaseId; number: number; kind: 'handle' | 'read'; step: string; step_name: string; person: PersonId; unit: UnitId
    status: 'open' | 'done' | 'withdrawn'; outcome: string | null; sent_by: PersonId | null; done_by: PersonId | null
    received_at: Instant; opened_at: Instant | null; due_at: Instant | null; closed_at: Instant | null; urged: number; is_last: boolean
    case_kind: string; title: string; link: string; urgency: Urgency; case_ended_at: Instant | null; timed_out: boolean; led_key: string | null
  }
  workflow_urges: { case_id: CaseId; task: number; number: number; at: Instant; by_person: PersonId; channel: string }
}

export const inWorkflow = (db: Db): Kysely<WorkflowTables> => db.withTables<WorkflowTables>()
