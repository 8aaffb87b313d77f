import { instantMs, type Instant } from '#lib/instants'
import type { LightState } from '#ui'
import type { Outcome, Sign } from '../core/types.ts'

export const signWords: Readonly<Record<Sign, string>> = {
  mark: '首部有密级标志', starred: '文中有带星密级标志', 'cipher-telegram': '密码电报标志', 'same-file': '与已隔离文件相同', 'near-duplicate': '与已隔离文件高度近似',
}

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  'handed-over': '载体已移交', 'destroyed-by-order': '已按要求销毁', 'not-classified': '不属国家秘密',
}

const HOUR_MS = 3_600_000

/** What is left of the 24 hours, in words with a light. Wall-clock hours, not working time: the law knows no weekend here. */
export function clockLeft(dueAt: Instant, now: Instant): { readonly state: LightState; readonly words: string } {
  const left = instantMs(dueAt) - instantMs(now)
  if (left < 0) return { state: 'overdue', words: `超期 ${Math.ceil(-left / HOUR_MS)} 小时` }
  const hours = Math.floor(left / HOUR_MS)
  return { state: hours < 4 ? 'soon' : 'normal', words: hours < 1 ? '剩不到 1 小时' : `剩 ${hours} 小时` }
}
