import { expect, test } from 'vitest'
import { shippedCalendar } from '#engines/workdays'
import type { Day } from '#lib/instants'
import { decideYear, evolveYear, yearIssues } from './decide-calendar.ts'
import { daysOfNotice } from './notice.ts'
import type { CalendarDay, CalendarYear } from './types.ts'

const off = (day: string, name = '元旦'): CalendarDay => ({ day: day as Day, kind: 'off', name })
const work = (day: string, name = '元旦调休'): CalendarDay => ({ day: day as Day, kind: 'work', name })
const known: CalendarYear = { year: 2027, version: 2, days: [] }
const codes = (days: readonly CalendarDay[]) => yearIssues(2027, days).map(({ code }) => code)

// 国务院办公厅关于2026年部分节假日安排的通知
const notice = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。`

test('粘贴国务院办公厅通知即得全年安排，与已知的2026年一致', () => {
  const days = daysOfNotice(2026, notice)
  const of = (kind: string) => days.filter((entry) => entry.kind === kind).map(({ day }) => day)
  expect(of('off')).toEqual(shippedCalendar.holidays.filter((day) => day.startsWith('2026')))
  expect(of('work')).toEqual(shippedCalendar.workdays.filter((day) => day.startsWith('2026')))
  expect(days.find(({ day }) => day === '2026-02-14')).toEqual({ day: '2026-02-14', kind: 'work', name: '春节调休' })
})

test('跨月的假期和无关文字都能读对', () => {
  expect(daysOfNotice(2028, '春节：1月29日至2月1日放假。\n请各单位：做好值班').map(({ day }) => day)).toEqual(['2028-01-31', '2028-02-01'])
  expect(daysOfNotice(2028, '随便写的话')).toEqual([])
})

test('通知里误写的长区间不会占满全年', () => {
  expect(daysOfNotice(2028, '元旦：1月1日至12月31日放假。').length).toBeLessThan(16)
})

test('一年的安排整年保存，按日期排好，版本加一', () => {
  const decision = decideYear(known, { days: [work('2027-01-02'), off('2027-01-01')], version: 2 })
  expect(decision).toMatchObject({ kind: 'accepted', events: [{ type: 'calendar-year-set', days: [{ day: '2027-01-01' }, { day: '2027-01-02' }] }] })
  if (decision.kind === 'accepted') expect(decision.events.reduce(evolveYear, known)).toMatchObject({ version: 3, days: [{ day: '2027-01-01' }, { day: '2027-01-02' }] })
})

test('别人已改过的年份不会被覆盖', () => {
  expect(decideYear(known, { days: [off('2027-01-01')], version: 1 })).toMatchObject({ kind: 'refused', code: 'changed-meanwhile' })
})

test('不在本年、重复、非周末补班、无名称、无放假日都指出来', () => {
  expect(codes([off('2027-01-01')])).toEqual([])
  expect(codes([off('2026-12-31'), off('2027-01-01')])).toEqual(['C-01'])
  expect(codes([off('2027-01-01'), off('2027-01-01')])).toEqual(['C-02'])
  expect(codes([off('2027-01-01'), work('2027-01-04')])).toEqual(['C-03'])
  expect(codes([off('2027-01-01', ' ')])).toEqual(['C-04'])
  expect(codes([work('2027-01-02')])).toEqual(['C-05'])
  expect(decideYear(known, { days: [], version: 2 })).toMatchObject({ code: 'calendar-year-unfit', detail: { year: 2027, count: 1 }, issues: [{ code: 'C-05' }] })
})
