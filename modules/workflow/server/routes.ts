import { implement } from '@orpc/server'
import { definitionSchema, type Definition } from '#engines/workflow'
import { refuse } from '#lib/decision'
import type { PersonId } from '#lib/ids'
import type { Issue } from '#lib/issues'
import { isRefused, type Actor } from '#platform/act'
import { answered } from '#platform/http'
import type { Platform, RouteContext } from '../../../platform/module.ts'
import { workflowContract } from '../contract.ts'
import type { WorkflowAction } from '../core/actions.ts'
import type { CaseAct } from '../core/types.ts'
import { caseView } from './case-view.ts'
import { actOnCase } from './cases.ts'
import { faultsHere, listDefinitions, publishDefinition, readDefinition } from './definitions.ts'
import { inboxFile } from './inbox-file.ts'
import { inboxCounts, inboxPage, taskOf } from './inbox.ts'
import { caseSeenBy } from './queries.ts'

const os = implement(workflowContract).$context<RouteContext<WorkflowAction>>()

type Aside = Extract<CaseAct, { type: 'open' | 'read' | 'urge' }>

/** An act on one task that concerns no owner: opening, reading, urging. */
async function onTask(platform: Platform, context: RouteContext<WorkflowAction>, { id, act }: { id: string; act: Aside extends infer One ? One extends Aside ? Omit<One, 'task'> : never : never }) {
  const task = taskOf(id) ?? answered(refuse('not-found'))
  return answered(await platform.runCommand(context.call(`workflow.${act.type}`), async (work) => {
    // Whoever has nothing to do with a case is not told that there is one.
    if (!await caseSeenBy(work.db, work.actor, task.case)) return refuse('not-found')
    const acted = await actOnCase(work, task.case, { ...act, task: task.number })
    return isRefused(acted) ? acted : { case: acted.id, version: acted.version }
  }))
}

export const workflowRouter = (platform: Platform) => ({
  inbox: os.inbox.handler(({ input, context }) => inboxPage(platform.db, someone(context), { tab: input.tab, after: input.after ?? null, limit: input.limit, now: platform.now() })),
  inboxFile: os.inboxFile.handler(async ({ input: { tab, columns, ...filters }, context }) => {
    const file = answered(await inboxFile(platform, someone(context), { tab, filters, columns: columns.split(',').filter(Boolean) }))
    await context.auditRead('workflow.exportInbox', `inbox:${tab}`)
    return file
  }),
  counts: os.counts.handler(({ context }) => inboxCounts(platform.db, someone(context), platform.now())),
  case: os.case.handler(async ({ input, context }) => {
    const viewer = someone(context)
    const found = await caseSeenBy(platform.db, viewer, input.id)
    return caseView(platform.db, found ?? answered(refuse('not-found')), { viewer, now: platform.now() })
  }),
  open: os.open.handler(({ input, context }) => onTask(platform, context, { id: input.id, act: { type: 'open' } })),
  read: os.read.handler(({ input, context }) => onTask(platform, context, { id: input.id, act: { type: 'read', ...(input.opinion ? { opinion: input.opinion } : {}) } })),
  urge: os.urge.handler(({ input, context }) => onTask(platform, context, { id: input.id, act: { type: 'urge', channel: input.channel } })),
  definitions: os.definitions.handler(() => listDefinitions(platform.db)),
  definition: os.definition.handler(async ({ input }) => (await readDefinition(platform.db, input.name, input.version)) ?? answered(refuse('not-found'))),
  check: os.check.handler(async ({ input }) => ({ faults: await faultsHere(platform.db, wellFormed(input), platform.now()) })),
  publish: os.publish.handler(async ({ input, context }) => {
    const { version: _, ...drawn } = wellFormed(input)
    return answered(await platform.runCommand(context.call('workflow.publish'), (work) => publishDefinition(work, drawn)))
  }),
})

/** A drawing that has the form of a definition; else every place where it has not, as issues. */
function wellFormed(drawn: object): Definition {
  const read = definitionSchema.safeParse({ ...drawn, version: 1 })
  if (read.success) return read.data
  const issues = read.error.issues.map((issue): Issue => ({ code: 'wrong-input', severity: 'block', field: issue.path.map(String).join('.'), text: issue.message }))
  return answered({ ...refuse('wrong-input', { count: issues.length }), issues })
}

const someone = ({ actor }: RouteContext): Actor & { person: PersonId } =>
  (actor !== null && actor.person !== null ? { ...actor, person: actor.person } : answered(refuse('not-allowed')))
