import type { LightState } from '#ui'
import type { LightReason } from '../core/lights.ts'
import type { LightSettings } from '../core/settings.ts'
import { paces, paceWords, type Category, type Pace, type Rhythm } from '../core/sources.ts'
import type { ItemAt, Light } from '../core/types.ts'

/** The colours of the frame in which a light is shown; glyph and word come with the light itself. */
export const lightTone: Readonly<Record<Light, LightState>> = {
  red: 'overdue', yellow: 'soon', green: 'normal', suspended: 'suspended', none: 'suspended', done: 'normal', ended: 'suspended',
}

/** Why a part has its light, in words. */
export const reasonWords: Readonly<Record<LightReason, string>> = {
  onTime: '按时推进', behind: '进度落后于时间', nearDue: '临近期限', reportLate: '进展报告逾期', overdue: '超过办结期限', reportVeryLate: '进展报告长期逾期', sentBackTwice: '多次退回重办',
  stopped: '已挂起', finished: '已通过审核', notAssigned: '尚未交办', endedEarly: '已终止',
}

export const percentWords = (share: number): string => `${Math.round(share * 100)}%`

/** The rule of each light in one sentence, with the figures in force. */
export const lightRules = ({ lag, nearWorkdays, nearProgress, lateReportWorkdays, redReworks }: LightSettings): Readonly<Record<Light, string>> => ({
  red: `超过办结期限，或进展报告逾期超过${lateReportWorkdays}个工作日，或反馈被退回重办${redReworks}次以上`,
  yellow: `进度比时间落后超过${percentWords(lag)}，或距期限${nearWorkdays}个工作日以内而进度不到${percentWords(nearProgress)}，或进展报告逾期`,
  green: '按时推进；已按期反馈、等待审核的也算绿灯', suspended: '经批准暂停办理，期限顺延', none: '已提出或已立项，尚未交办', done: '已办结或已归档', ended: '不予立项或已终止',
})


const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const
export const rhythmWords = (rhythm: Rhythm): string => {
  switch (rhythm.every) {
    case 'never': return '办结时一次反馈'
    case 'week': return `每周${WEEKDAYS[rhythm.day - 1] ?? ''}报进展`
    case 'month': return `每月${rhythm.day}日前报进展`
    case 'quarter': return `每季度首月${rhythm.day}日前报进展`
  }
}

/** 急件3、一般15、难度大30个工作日. */
export function termWords(terms: Category['terms']): string {
  const days = paces.map((pace) => terms[pace])
  if (days.every((one) => one === null)) return '逐项指定日期'
  if (days.every((one) => one === days[0])) return `${days[0]}个工作日`
  return paces.map((pace) => `${paceWords[pace]}${terms[pace] === null ? '指定日期' : `${terms[pace]}日`}`).join('、')
}

/** What a term means for a matter of this category and pace. */
export const termOf = (category: Category | null, pace: Pace): string => {
  const days = category?.terms[pace] ?? null
  return category === null ? '' : days === null ? '这类事项须指定办结日期' : `不指定日期的，自交办起${days}个工作日内办结`
}

/** 流程: the way from 拟立项 to 归档, and where an item stands on it. */
export const stages = ['proposed', 'registered', 'running', 'closing', 'closed', 'archived'] as const satisfies readonly ItemAt[]
