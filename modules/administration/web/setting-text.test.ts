import { expect, test } from 'vitest'
import { hoursFrom, hoursText, isHours, valueFrom } from './setting-text.ts'

const hours = [{ from: 510, to: 720 }, { from: 840, to: 1050 }]

test('工作时间按时刻显示和填写，来回一致', () => {
  expect(hoursText(hours)).toBe('08:30-12:00、14:00-17:30')
  expect(hoursFrom(hoursText(hours))).toEqual(hours)
  expect(hoursFrom('8:30至12:00，14：00~17：30')).toEqual(hours)
  expect([isHours(hours), isHours([]), isHours([3]), isHours('x')]).toEqual([true, false, false, false])
})

test('看不懂的时间原样交给服务器指出', () => {
  expect(hoursFrom('早八点')).toBe('早八点')
})

test('数字、真假按原样读，文字就是文字', () => {
  expect(valueFrom('5', 3)).toBe(5)
  expect(valueFrom('true', false)).toBe(true)
  expect(valueFrom('5', '三')).toBe('5')
  expect(valueFrom('五', 3)).toBe('五')
})
