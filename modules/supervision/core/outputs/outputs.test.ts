import { expect, test } from 'vitest'
import type { Body } from '#engines/typesetting'
import type { UnitId } from '#lib/ids'
import { clerk, now, on } from '../../testing/core-samples.ts'
import { decideOutput, evolveOutput, frozenPart, type Output, type OutputCommand, type OutputEvent, type OutputId } from './outputs.ts'
import { lastDayOf, monthsIn, nextMonth, periodAround, periodWords, type Month } from './periods.ts'

const body: Body = [{ kind: 'paragraph', runs: [{ text: '应办结任务3项。' }] }]
const november = { from: '2026-11' as Month, to: '2026-11' as Month }
const draft: Output = { at: 'draft', id: 'O1' as OutputId, kind: 'circular', organ: 'u-区委办公室' as UnitId, period: november, cutOff: now, title: '通报', body, madeBy: clerk, madeAt: now, assessment: null }
const given = { supervises: true, actor: clerk, now }

function after(state: Output, ...commands: readonly OutputCommand[]): Output | string {
  let current = state
  for (const command of commands) {
    const answer = decideOutput(Object.freeze(current), command, given)
    if (answer.kind === 'refused') return answer.code
    current = answer.events.reduce(evolveOutput, current)
  }
  return current
}
const freeze: OutputCommand = { type: 'freeze', hash: 'h' }
const refresh: OutputCommand = { type: 'refresh', cutOff: on('2026-11-30'), body: [] }

test('草稿可改、可重新取数；定稿后一个字也不动，只能转办文', () => {
  expect(after(draft, refresh)).toMatchObject({ cutOff: on('2026-11-30'), body: [] })
  const frozen = after(draft, { type: 'edit', title: '新标题', body }, freeze) as Output
  expect(frozen).toMatchObject({ at: 'frozen', title: '新标题', frozen: { hash: 'h', by: clerk } })
  for (const command of [refresh, freeze, { type: 'edit', title: '改', body }] as const) expect(after(frozen, command)).toBe('output-at-other-stage')
  expect(after(draft, { type: 'send' })).toBe('output-at-other-stage')
  const sent = after(frozen, { type: 'send' }) as Output
  expect(after(sent, { type: 'send' })).toBe('output-at-other-stage')
  expect(frozenPart(sent)).toEqual(frozenPart(frozen))
})

test('标题正文不能为空；发布考核的通报不重新取数；只有督查室能办', () => {
  expect(after(draft, { type: 'edit', title: ' ', body })).toBe('output-empty')
  expect(after(draft, { type: 'edit', title: '标题', body: [] })).toBe('output-empty')
  expect(after({ ...draft, assessment: 'A1' as never }, refresh)).toBe('output-at-other-stage')
  expect(decideOutput(draft, freeze, { ...given, supervises: false })).toMatchObject({ code: 'not-for-supervision-office' })
})

test('流水重放：不合状态的事实不改变状态', () => {
  const document = { id: 'document:D1', title: '通报', link: '/documents/D1' }
  const events: readonly OutputEvent[] = [
    { type: 'output-made', output: draft }, { type: 'output-became', document }, { type: 'output-refreshed', cutOff: now, body, by: clerk, at: now }, { type: 'output-edited', title: '定', body, by: clerk, at: now },
    { type: 'output-sent', by: clerk, at: now }, { type: 'output-frozen', frozen: { by: clerk, at: now, hash: 'h' } }, { type: 'output-sent', by: clerk, at: now }, { type: 'output-became', document }, { type: 'output-edited', title: '再改', body: [], by: clerk, at: now },
  ]
  expect(events.reduce(evolveOutput, draft)).toMatchObject({ at: 'sent', title: '定', document })
})

test('统计期的说法', () => {
  const month = '2026-11' as Month
  expect(['month', 'quarter', 'year'].map((kind) => periodWords(periodAround(month, kind as 'month')))).toEqual(['2026年11月', '2026年第四季度', '2026年'])
  expect([periodWords({ from: '2026-03' as Month, to: '2026-05' as Month }), periodWords({ from: '2026-12' as Month, to: '2027-01' as Month }), periodWords({ from: '2026-01' as Month, to: '2026-03' as Month })]).toEqual(['2026年3月至5月', '2026年12月至2027年1月', '2026年第一季度'])
  expect([nextMonth('2026-12' as Month), nextMonth('2026-01' as Month, -1), lastDayOf('2028-02' as Month), monthsIn({ from: '2026-11' as Month, to: '2027-01' as Month }).length]).toEqual(['2027-01', '2025-12', '2028-02-29', 3])
})
