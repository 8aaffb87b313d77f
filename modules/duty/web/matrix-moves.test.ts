import { expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { DutyRole, Seat, Shift } from '../core/types.ts'
import { exchanged, moved } from './matrix-moves.ts'

const days = [{ day: '2026-12-14' as Day, kind: 'workday' as const, period: null }, { day: '2026-12-15' as Day, kind: 'workday' as const, period: '两会' }]
const seat = (day: string, role: DutyRole, number: 1 | 2 = 1): Seat => ({ day: day as Day, role, seat: number })
const shift = (at: Seat, name: string): Shift => ({ ...at, kind: 'workday', person: name as PersonId, name })

test('方向键在日期和岗位之间移动，双岗的日子先走第一人再走第二人，到边为止', () => {
  expect(moved(days, seat('2026-12-14', 'leader'), 'ArrowRight')).toEqual(seat('2026-12-14', 'chief'))
  expect(moved(days, seat('2026-12-15', 'leader'), 'ArrowRight')).toEqual(seat('2026-12-15', 'leader', 2))
  expect(moved(days, seat('2026-12-15', 'leader', 2), 'ArrowUp')).toEqual(seat('2026-12-14', 'leader'))
  expect(moved(days, seat('2026-12-14', 'leader'), 'ArrowUp')).toBeNull()
  expect(moved(days, seat('2026-12-14', 'leader'), 'ArrowLeft')).toBeNull()
})

test('对调两个班：主班和副班可以对调，不同类岗位不能', () => {
  const [one, other] = [seat('2026-12-14', 'main'), seat('2026-12-15', 'deputy')]
  expect(exchanged(one, other, [shift(one, '甲'), shift(other, '乙')])).toEqual([{ ...one, holder: { person: '乙', name: '乙' } }, { ...other, holder: { person: '甲', name: '甲' } }])
  expect(exchanged(one, other, [shift(one, '甲')])).toEqual([{ ...one, holder: null }, { ...other, holder: { person: '甲', name: '甲' } }])
  expect(exchanged(one, seat('2026-12-15', 'leader'), [])).toBeNull()
  expect(exchanged(one, one, [])).toBeNull()
})
