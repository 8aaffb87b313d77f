import { sql } from 'kysely'
import { faultsOf, rulesOf, type Definition, type Fault, type ParticipantRule } from '#engines/workflow'
import type { OfficeRole } from '#lib/contract'
import { refuse, type Refused } from '#lib/decision'
import type { Issue } from '#lib/issues'
import { dayOf, type Day, type Instant } from '#lib/instants'
import { peopleInPost, peopleWithRole } from '#modules/organisation'
import type { Db, Work } from '#platform/act'
import type { WorkflowRefusal } from '../core/refusals.ts'
import type { DefinitionId, DefinitionRow, DefinitionView, FlowEvent } from '../core/types.ts'
import { inPost } from './people.ts'
import { latestDefinition } from './store.ts'
import { inWorkflow } from './tables.ts'

/** Publishes a flow as its next version; cases that run stay on theirs. Refused with all faults as issues. */
export async function publishDefinition(work: Work, drawn: Omit<Definition, 'version'>): Promise<{ id: DefinitionId; version: number } | (Refused<WorkflowRefusal> & { issues: readonly Issue[] })> {
  await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ':workflow:' || ${drawn.name}, 0))`.execute(work.db)
  const version = ((await latestDefinition(work.db, drawn.name))?.version ?? 0) + 1
  const definition: Definition = { ...drawn, version }
  const faults = await faultsHere(work.db, definition, work.now)
  if (faults.length > 0) return { ...refuse('flow-has-faults', { count: faults.length }), issues: faults.map(asIssue) }
  const id = work.newId<'definition'>()
  await inWorkflow(work.db).insertInto('workflow_definitions').values({
    id, name: drawn.name, version, title: drawn.title, definition: JSON.stringify(definition) as unknown as Definition, published_at: work.now, published_by: work.actor.name,
  }).execute()
  const event: FlowEvent = { type: 'flow-published', definition: id, version }
  work.record({ stream: `flow:${drawn.name}`, from: version - 1, events: [event], after: definition })
  return { id, version }
}

/** Everything wrong with a flow in this office, today. */
export async function faultsHere(db: Db, definition: Definition, now: Instant): Promise<readonly Fault[]> {
  const rules = definition.steps.flatMap((step) => [...rulesOf(step), ...(step.kind === 'handle' && step.overdue?.action === 'escalate' ? step.overdue.to : [])])
  const unknown = new Map<string, string>()
  for (const rule of rules) {
    const why = await whyNobody(db, rule, dayOf(now))
    if (why) unknown.set(JSON.stringify(rule), why)
  }
  return faultsOf(definition, (rule) => unknown.get(JSON.stringify(rule)) ?? null)
}

const asIssue = ({ code, step, text }: Fault): Issue => ({ code, severity: 'block', field: step ?? '', text })

/** Why a rule can find no one in this office on a day; null when it can. */
async function whyNobody(db: Db, rule: ParticipantRule, day: Day): Promise<string | null> {
  switch (rule.by) {
    case 'person': return (await inPost(db, [rule.person], day)).length > 0 ? null : '指定的人员已不在岗，请改选。'
    case 'role': {
      const unit = rule.unit.of === 'fixed' ? rule.unit.unit : null
      return (await peopleWithRole(db, { unit, role: rule.role as OfficeRole, day })).length > 0 ? null : '没有人担任这个角色，请先在组织机构中设置。'
    }
    case 'post': {
      const post = await peopleInPost(db, { post: rule.post, day })
      return post === null ? '指定的岗位不存在或已撤销，请改选。' : post.people.length > 0 ? null : '指定的岗位现在无人任职，请先在组织机构中任命，或改选。'
    }
    case 'drafter': case 'headOfDraftersUnit': case 'inChargeLeader': case 'field': case 'chosenByPrevious': case 'chosenByDrafter': return null
  }
}

/** All versions of all flows, the latest first, with how many cases run on each. */
export async function listDefinitions(db: Db): Promise<readonly DefinitionRow[]> {
  const { rows } = await sql<DefinitionRow>`
    select d.id, d.name, d.version, d.title, d.published_at as "publishedAt", d.published_by as "publishedBy",
      (select count(*) from workflow_cases c where c.definition = d.id and c.at = 'running') as running
    from workflow_definitions d order by d.name, d.version desc`.execute(db)
  return rows
}

/** One version; null when there is none. */
export async function readDefinition(db: Db, name: string, version: number): Promise<DefinitionView | null> {
  const row = (await listDefinitions(db)).find((each) => each.name === name && each.version === version)
  if (!row) return null
  const { definition } = await inWorkflow(db).selectFrom('workflow_definitions').select('definition').where('id', '=', row.id).executeTakeFirstOrThrow()
  return { ...row, definition }
}
