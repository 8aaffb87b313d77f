import { expect, test } from 'vitest'
import type { PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import type { ItemEvent } from '../core/types.ts'
import { threadLine } from './thread.ts'

const today = '2026-11-23' as Day
const at = '2026-11-23T02:00:00.000Z' as Instant
const by: Signatory = { person: 'p' as PersonId, name: '王某', unit: 'u' as UnitId, unitName: '督查室', onBehalfOf: null }
const dated = (assignment: number, dueOn: string) => ({ assignment, dueOn: dueOn as Day, signInDueAt: at, reportDueOn: null })
const named = (name: string) => ({ unit: name as UnitId, name })

test.each<[ItemEvent, string, string, number | null]>([
  [{ type: 'assigned', assignments: [dated(1, '2026-12-14'), dated(2, '2026-12-14')], by, at }, '交办', '2 项任务，12月14日 周一前办结', null],
  [{ type: 'assigned', assignments: [dated(1, '2026-12-14'), dated(2, '2026-12-11')], by, at }, '交办', '2 项任务，12月11日 周五至12月14日 周一先后办结', null],
  [{ type: 'reassigned', assignment: 2, from: named('区发改局'), lead: named('区财政局'), dated: dated(2, '2026-12-14'), by, at }, '改派', '区发改局 → 区财政局，12月14日 周一前办结', 2],
  [{ type: 'urged', assignment: 3, urge: { number: 2, level: 'slip', serial: '临委督催〔2026〕1号', at, by, text: '' } }, '第2次催办：催办单', '临委督催〔2026〕1号', 3],
  [{ type: 'passed', assignment: 1, quality: 4, remark: '', by, at }, '审核通过', '质量4分', 1],
  [{ type: 'closing-refused', reason: '缺少佐证', reopen: [1, 3], by, at }, '不同意办结', '缺少佐证（重办任务1、3）', null],
  [{ type: 'leader-read', read: { leader: '周书记', verdict: 'satisfied', words: '很好', by, at } }, '领导阅示：满意', '周书记：很好', null],
])('来龙去脉的一行', (event, act, text, assignment) => expect(threadLine(event, today)).toMatchObject({ act, text, assignment }))

test('灯号变化和到期提醒是附带的，显示得轻', () => {
  expect(threadLine({ type: 'light-changed', change: { from: 'green', to: 'red', on: today, assignments: [] }, at }, today)).toMatchObject({ act: '绿灯转红灯', isMinor: true })
  expect(threadLine({ type: 'reminded', assignment: 1, kind: 'overdue', on: today, dueOn: today, at }, today)).toMatchObject({ act: '到期提醒：已超期', isMinor: true })
})
