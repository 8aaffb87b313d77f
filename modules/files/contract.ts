import { z } from 'zod'
import { route } from '#lib/contract'
import type { Instant } from '#lib/instants'
import { answer, id as idOf } from '#lib/schemas'
import type { IncidentId, Outcome, Sign } from './core/types.ts'

/** One row of the secrecy officer's list. */
export interface IncidentRow {
  readonly id: IncidentId
  readonly version: number
  readonly at: 'open' | 'reported' | 'closed'
  readonly openedAt: Instant
  readonly dueAt: Instant
  readonly sign: Sign
  /** Who tried to bring it in. */
  readonly who: string
  readonly sm3: string
  readonly reportedAt: Instant | null
  readonly closedAt: Instant | null
  readonly outcome: Outcome | null
}

const tags = ['文件与保密']
const id = idOf<'incident'>() satisfies z.ZodType<IncidentId>
const outcome = z.enum(['handed-over', 'destroyed-by-order', 'not-classified'] satisfies Outcome[])
const changed = z.object({ id: z.string(), version: z.number() })

/** What the secrecy officer asks over the wire; uploads and downloads are streams (`server/streams.ts`). */
export const filesContract = {
  incidents: route({ method: 'GET', path: '/secrecy/incidents', summary: '保密事件列表（不含标题和内容）', access: ['secrecyOfficer'], tags })
    .input(z.object({ closed: z.enum(['0', '1']).default('0') })).output(answer<readonly IncidentRow[]>()),
  reportIncident: route({ method: 'POST', path: '/secrecy/incidents/{id}/report', summary: '记录已向保密行政管理部门报告', access: ['secrecyOfficer'], tags })
    .input(z.object({ id, version: z.number().int().positive() })).output(changed),
  closeIncident: route({ method: 'POST', path: '/secrecy/incidents/{id}/close', summary: '登记处置结果并结案', access: ['secrecyOfficer'], tags })
    .input(z.object({ id, version: z.number().int().positive(), outcome })).output(changed),
}
