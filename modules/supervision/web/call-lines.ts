import { callReminderWords } from '../core/calls/rules.ts'
import type { CallEvent } from '../core/calls/types.ts'
import type { CallUnitView } from '../core/calls/views.ts'

/** What happened, in one line. */
export function callThreadLine(event: CallEvent, table: readonly Pick<CallUnitView, 'unit' | 'name'>[] | null): string {
  const nameOf = (unit: string) => table?.find((one) => one.unit === unit)?.name ?? ''
  switch (event.type) {
    case 'call-drafted': return '拟催报'
    case 'call-amended': return '修改后送审批'
    case 'call-returned': return `退回修改：${event.returned.reason}`
    case 'call-sent': return `批准发出 ${event.number}`
    case 'call-withdrawn': return `撤销：${event.ending.reason}`
    case 'reply-filled': return `${nameOf(event.unit)}填报`
    case 'reply-handed-in': return `${nameOf(event.unit)}报出`
    case 'reply-sent-back': return `${nameOf(event.unit)}退回联络员`
    case 'reply-returned': return `退回重报：${nameOf(event.unit)}（${event.reason}）`
    case 'call-extended': return `延长期限：${event.units.map(nameOf).join('、')}（${event.reason}）`
    case 'call-urged': return `一键催报 ${event.units.length} 个单位`
    case 'call-reminded': return `${callReminderWords[event.kind]}，提醒 ${event.units.length} 个单位`
    case 'call-closed': return `办结：${event.conclusion.reason}`
  }
}
