import type { ItemAt, Light } from '../types.ts'
import { lightOrder } from '../lights.ts'
import type { ListClass, ListStage } from './types.ts'

interface Counted { readonly category: string; readonly categoryName: string; readonly light: Light; readonly progress: number }

/** The classes of a list, the largest first, and the whole: every item stands in exactly one class, so that the classes add up to the list. */
export function classesOf(items: readonly Counted[]): { readonly classes: readonly ListClass[]; readonly total: ListClass } {
  const classOf = (code: string, name: string, some: readonly Counted[]): ListClass => ({
    code, name, count: some.length, share: items.length === 0 ? 0 : some.length / items.length, progress: some.length === 0 ? 0 : some.reduce((sum, { progress }) => sum + progress, 0) / some.length,
    lights: Object.fromEntries(lightOrder.map((light) => [light, some.filter((one) => one.light === light).length])) as Record<Light, number>,
  })
  const classes = [...Map.groupBy(items, ({ category }) => category)].map(([code, some]) => classOf(code, some[0]!.categoryName, some)).toSorted((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1))
  return { classes, total: classOf('', '合计', items) }
}

/** Where a list stands: it waits for the leader, for 督查室, for the units, or for nobody. */
export function stageOfList(stages: readonly ItemAt[]): ListStage {
  if (stages.includes('proposed')) return 'approval'
  if (stages.includes('registered')) return 'handing-out'
  return stages.every((at) => at === 'declined' || at === 'closed' || at === 'archived' || at === 'terminated') ? 'ended' : 'running'
}

export const listStageWords: Readonly<Record<ListStage, string>> = { approval: '待审定', 'handing-out': '待交办', running: '办理中', ended: '已结束' }
