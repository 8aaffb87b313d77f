import type { UnitId } from '#lib/ids'
import type { CallReminder, Call, CallBrief, Called, CalledAt, CallFieldKind, CallReply, CallStage } from './types.ts'

/** 状态: as screens name them. */
export const callStageWords: Readonly<Record<CallStage, string>> = { absent: '未拟', drafted: '待审批', returned: '退回修改', sent: '报送中', closed: '已办结', withdrawn: '已撤销' }
export const calledWords: Readonly<Record<CalledAt, string>> = { awaited: '未报', signing: '待单位负责人签字', replied: '已报' }
export const fieldWords: Readonly<Record<CallFieldKind, string>> = { text: '文字', number: '数字', percent: '百分比', day: '日期' }
export const callReminderWords: Readonly<Record<CallReminder, string>> = { oneBefore: '催报明天到期', onTheDay: '催报今天到期', overdue: '催报已超期' }

export const calledOf = (call: Call): readonly Called[] => ('called' in call ? call.called : [])
export const calledUnit = (call: Call, unit: UnitId): Called | undefined => calledOf(call).find((one) => one.unit === unit)
/** 未报单位: whose report is not in the office's hands. */
export const missingOf = (call: Call): readonly Called[] => calledOf(call).filter(({ at }) => at !== 'replied')

/** The first field that a reply leaves empty though it must not, or fills with something else. */
export function replyFault({ fields }: Pick<CallBrief, 'fields'>, { text, values }: CallReply): { readonly code: 'reply-empty' | 'reply-field-missing' | 'reply-field-unfit'; readonly name: string; readonly kind: CallFieldKind } | null {
  for (const [index, { name, kind, isRequired }] of fields.entries()) {
    const value = values[index] ?? null
    if (isRequired && (value === null || value === '')) return { code: 'reply-field-missing', name, kind }
    if (value !== null && value !== '' && !fits(kind, value)) return { code: 'reply-field-unfit', name, kind }
  }
  const isFilled = text.trim() !== '' || values.some((value) => value !== null && value !== '')
  return isFilled ? null : { code: 'reply-empty', name: '', kind: 'text' }
}

function fits(kind: CallFieldKind, value: string | number): boolean {
  switch (kind) {
    case 'text': return typeof value === 'string'
    case 'number': return typeof value === 'number' && Number.isFinite(value)
    case 'percent': return typeof value === 'number' && value >= 0
    case 'day': return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
  }
}
