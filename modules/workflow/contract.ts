import { z } from 'zod'
import { route } from '#lib/contract'
import type { CaseId, TaskId } from '#lib/ids'
import { answer, id } from '#lib/schemas'
import type { CaseView, DefinitionRow, DefinitionView, InboxCounts, InboxPage, InboxTab } from './core/types.ts'
import { inboxLights, type InboxLight } from './core/inbox-filter.ts'
import { inboxTabs } from './core/types.ts'

const tags = ['流程']
const caseId = id<'case'>() satisfies z.ZodType<CaseId>
const taskId = id<'task'>(80) satisfies z.ZodType<TaskId>
const tab = z.enum(inboxTabs as [InboxTab, ...InboxTab[]])
const light = z.enum(inboxLights as [InboxLight, ...InboxLight[]])
const text = (most: number) => z.string().max(most).default('')

/** What was said when reading: typed, handwritten, or nothing (圈阅). */
const opinion = z.discriminatedUnion('form', [
  z.object({ form: z.literal('words'), text: z.string().trim().min(1, '请填写意见').max(2000, '意见不超过2000字') }),
  z.object({ form: z.literal('circle') }),
])

/** A flow as drawn; its form is checked by the engine and its sense by `check`. Publishing gives it its version. */
const drawn = z.object({ name: z.string(), title: z.string(), fields: z.array(z.unknown()), steps: z.array(z.unknown()) })
const acted = answer<{ readonly case: CaseId; readonly version: number }>()
const faults = answer<{ readonly faults: readonly { readonly code: string; readonly step: string | null; readonly text: string }[] }>()

const flow = (method: 'GET' | 'POST', path: `/${string}`, summary: string) => route({ method, path: `/workflow/definitions${path === '/' ? '' : path}`, summary, access: ['flowAdmin'], tags })

/** The one inbox of the office, cases as their participants see them, and flows as the flow administrator keeps them. */
export const workflowContract = {
  inbox: route({ method: 'GET', path: '/workflow/inbox', summary: '待办、待阅、已办、办结、我发起', access: 'staff', tags })
    .input(z.object({ tab: tab.default('todo'), after: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) })).output(answer<InboxPage>()),
  inboxFile: route({ method: 'GET', path: '/workflow/inbox.xlsx', summary: '按所见的条件和列导出一栏', access: 'staff', tags })
    .input(z.object({ tab: tab.default('todo'), words: text(100), light: light.or(z.literal('')).default(''), step: text(60), owner: text(200), due: z.iso.date().or(z.literal('')).default(''), columns: text(200) })).output(z.file()),
  counts: route({ method: 'GET', path: '/workflow/inbox/counts', summary: '各栏件数，及待办中临期、超期的件数', access: 'staff', tags }).output(answer<InboxCounts>()),
  case: route({ method: 'GET', path: '/workflow/cases/{id}', summary: '流程图、流转记录、在办环节、我能做什么', access: 'staff', tags }).input(z.object({ id: caseId })).output(answer<CaseView>()),
  open: route({ method: 'POST', path: '/workflow/tasks/{id}/open', summary: '打开待办（打开后前一环节不能撤回）', access: 'staff', tags }).input(z.object({ id: taskId })).output(acted),
  read: route({ method: 'POST', path: '/workflow/tasks/{id}/read', summary: '已阅，可附意见', access: 'staff', tags }).input(z.object({ id: taskId, opinion: opinion.exactOptional() })).output(acted),
  urge: route({ method: 'POST', path: '/workflow/tasks/{id}/urge', summary: '催办，一小时至多一次', access: 'staff', tags })
    .input(z.object({ id: taskId, channel: z.enum(['inApp', 'phone', 'sms', 'inPerson']).default('inApp') })).output(acted),
  definitions: flow('GET', '/', '全部流程及各版本').output(answer<readonly DefinitionRow[]>()),
  definition: flow('GET', '/{name}/{version}', '流程的一个版本').input(z.object({ name: z.string().max(60), version: z.coerce.number().int().min(1) })).output(answer<DefinitionView>()),
  check: flow('POST', '/check', '检查流程，列出全部问题').input(drawn).output(faults),
  publish: flow('POST', '/', '发布流程的新版本；在办的按原版本办完').input(drawn).output(answer<{ readonly id: string; readonly version: number }>()),
}
