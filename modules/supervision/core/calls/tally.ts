import type { NamedUnit } from '#lib/signatory'
import type { Called, CallField, CallReply } from './types.ts'

/** The figures of a reply table (R44); every one of them is a count of its rows. */
export interface CallTally {
  readonly called: number
  readonly replied: number
  readonly onTime: number
  readonly late: number
  readonly signing: number
  readonly returned: number
  readonly missing: readonly NamedUnit[]
  /** 报送率 = 已报÷应报, 按时率 = 按时报送÷应报; 0 to 1. */
  readonly replyRate: number
  readonly onTimeRate: number
}

export function tallyOf(called: readonly Called[]): CallTally {
  const replied = called.filter(({ at }) => at === 'replied')
  const onTime = replied.filter(({ wasLate }) => !wasLate).length
  const share = (count: number) => (called.length === 0 ? 0 : count / called.length)
  return {
    called: called.length, replied: replied.length, onTime, late: replied.length - onTime, signing: called.filter(({ at }) => at === 'signing').length, returned: called.filter(({ returns }) => returns > 0).length,
    missing: called.filter(({ at }) => at !== 'replied').map(({ unit, name }) => ({ unit, name })), replyRate: share(replied.length), onTimeRate: share(onTime),
  }
}

/** 汇总: the total of a number, the mean of a percentage, over those who filled it in; and who did not. */
export interface FieldSum { readonly name: string; readonly measure: string; readonly kind: 'number' | 'percent'; readonly value: number; readonly given: number; readonly missing: readonly string[] }

export function sumsOf(fields: readonly CallField[], replies: readonly { readonly name: string; readonly reply: CallReply | null }[]): readonly FieldSum[] {
  return fields.flatMap(({ name, kind, measure }, index): readonly FieldSum[] => {
    if (kind !== 'number' && kind !== 'percent') return []
    const values = replies.flatMap(({ reply }) => { const value = reply?.values[index]; return typeof value === 'number' ? [value] : [] })
    const total = values.reduce((sum, value) => sum + value, 0)
    const missing = replies.filter(({ reply }) => typeof reply?.values[index] !== 'number').map((one) => one.name)
    return [{ name, measure, kind, value: tidied(kind === 'number' || values.length === 0 ? total : total / values.length), given: values.length, missing }]
  })
}

/** Without the dust of binary fractions. */
const tidied = (value: number): number => Math.round(value * 1e6) / 1e6
