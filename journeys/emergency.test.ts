import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { minuteOfDay, type Instant } from '#lib/instants'
import { movableClock, moveDaysLater, startHouse, visitorsOf } from '../tools/testing/house.ts'
import { peopleIn } from '../tools/testing/people.ts'
import { openStage, type Stage } from '../tools/testing/stage.ts'
import { isAccessible } from './hands.ts'

// 值班员 and 办公室主任 of the sample district.
const clerk = '汪一鸣'
const head = '姚月华'
const DAY_MINUTES = 24 * 60
const NIGHT = 2 * 60 + 10

let stage: Stage
let page: Page
/** So many days as it takes until ten past two at night. */
const untilNight = ((NIGHT - minuteOfDay(new Date().toISOString() as Instant) + DAY_MINUTES) % DAY_MINUTES) / DAY_MINUTES
beforeAll(async () => {
  stage = await openStage({ isClockMovable: true })
  await stage.daysLater(untilNight)
  page = await stage.people.page(clerk)
})
afterAll(() => stage.close())

const keys = () => page.keyboard
const focused = () => page.evaluate(() => document.activeElement?.id ?? '')
/** Goes on with Tab until a field has the keyboard. */
async function tabTo(id: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await focused() === id) return
    await keys().press(key)
  }
  throw new Error(`${id} cannot be reached by ${key}`)
}
async function type(id: string, text: string): Promise<void> {
  await tabTo(id)
  await keys().type(text)
}
const said = (text: string | RegExp) => page.getByText(text).first().waitFor()
/** The primary act of the page has the keyboard by itself. */
async function enterNext(label: string): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? ''), { timeout: 10_000 }).toBe(label)
  await keys().press('Enter')
  await page.getByRole('dialog').waitFor()
}

/** A report from the leader's yes by telephone to its sending, by keys alone. */
async function approvedAndSent(report: string): Promise<void> {
  await said(/待.+审签/)
  await enterNext('登记口头审签')
  await keys().type('同意，先报。')
  await keys().press('Control+Enter')
  await said('口头审签已登记')
  await enterNext(`上报${report}`)
  await keys().press('Control+Enter')
  await said(/已上报。/)
}

describe('夜里两点十分', () => {
  test('一起事故从来电到初报全用键盘，没有超时', async () => {
    await page.goto(`${stage.house.origin}/emergencies`)
    await page.getByRole('button', { name: '接报登记（N）' }).waitFor()
    await keys().press('n')
    await expect.poll(focused).toBe('caller')
    await keys().type('刘值班')
    await type('phone', '13900001111')
    await tabTo('unit')
    while (await page.evaluate(() => (document.activeElement as HTMLSelectElement).selectedOptions[0]?.text) !== '青禾镇党委') await keys().press('ArrowDown')
    await type('content', '青禾镇东桥弯道一辆中巴车侧翻，七人受伤。')
    await type('occurredAt', '0155')
    await type('place', '青禾镇东桥')
    await type('nature', '客车侧翻事故')
    await isAccessible(page)
    await keys().press('Alt+s')
    await said('带班领导已收到提醒')
    await page.getByRole('heading', { level: 1, name: '青禾镇东桥客车侧翻事故' }).waitFor()
    await page.getByRole('timer', { name: '电话上报还剩' }).getByText(/^(29|30)$/).waitFor()
    await enterNext('登记电话上报')
    await page.getByText('照着念').waitFor()
    await keys().type('李明')
    await keys().press('Enter')
    await said('电话上报已登记')
    // What is known stands in the form; the first empty field has the keyboard.
    await expect.poll(focused).toBe('element-cause')
    await keys().type('雨天路滑')
    await isAccessible(page)
    await keys().press('Alt+s')
    await approvedAndSent('初报')
    const clocks = page.getByRole('region', { name: '报送时限' })
    await expect.poll(() => clocks.getByText(/按时 \d\d:\d\d/).count()).toBe(3)
    const paper = await page.request.get(await page.getByRole('link', { name: '关于青禾镇东桥发生客车侧翻事故的报告（初报）' }).evaluate((link: HTMLAnchorElement) => link.href))
    expect([paper.status(), (await paper.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  })

  test('续报两次只报变化，终报收尾', async () => {
    for (const [ordinal, changes] of [['一', '伤者增至八人，均已送医。'], ['二', '道路已恢复通行。']] as const) {
      await expect.poll(focused).toBe('word-changes')
      await keys().type(changes)
      await keys().press('Alt+s')
      await approvedAndSent('续报')
      await page.getByRole('link', { name: `（续报${ordinal}）` }).waitFor()
    }
    await expect.poll(focused).toBe('word-changes')
    await keys().press('Shift+Tab')
    await keys().press('ArrowDown')
    await type('word-cause', '雨天路滑，车速过快')
    await type('word-result', '八名伤员均已脱险，道路通行')
    await keys().press('Alt+s')
    await approvedAndSent('终报')
    await page.locator('.sn-object-head').getByText('已终报').waitFor()
    await isAccessible(page)
    await page.close()
  })

  test('第二起拖过了时限：标出超时、逐级提醒，事后报了也是迟报；中间服务被强杀，提醒一条不多一条不少', async () => {
    const visitors = await visitorsOf(stage.house.origin)
    const night = await visitors(clerk)
    const { answer: { now } } = await night.ask<{ now: string }>('GET', '/emergencies/options')
    const receivedAt = new Date(Date.parse(now) - 41 * 60_000).toISOString()
    const elements = { occurredAt: receivedAt, place: '白石镇', nature: '仓库火灾', source: '群众', contact: '老陈', contactPhone: '13800002222', cause: '', course: '', casualties: '', impact: '', trend: '', leaders: '', measures: '', next: '', coordination: '' }
    const record = { caller: '老陈', phone: '13800002222', unit: null, isFromUnit: false, receivedAt, learnedAt: null, content: '白石镇仓库着火', informed: '', subject: null }
    const { answer: { id } } = await night.ask<{ id: string }>('POST', '/emergencies/items', { record, facts: { category: 'accident', elements, figures: { deaths: null, injured: null, loss: null } } })
    // Killed before its news could be delivered, or in the midst of it.
    const { dataDir } = stage.house
    await stage.house.kill()
    const again = await startHouse(dataDir, movableClock(dataDir))
    try {
      await moveDaysLater(again, untilNight)
      const leader = await (await visitorsOf(again.origin))(head)
      const told = async () => (await leader.ask<{ notices: readonly { title: string; link: string }[] }>('GET', '/notices')).answer.notices.filter(({ link }) => link.endsWith(id)).map(({ title }) => title).toSorted()
      await expect.poll(told, { timeout: 20_000 }).toEqual(['新紧急信息待处置（第9次提醒）：白石镇仓库火灾', '电话上报已超时（第3次提醒）：白石镇仓库火灾'])
      page = await peopleIn(stage.browser, again.origin).page(head)
      await page.goto(`${again.origin}/emergencies/items/${id}`)
      await page.getByRole('timer', { name: '电话上报已超' }).waitFor()
      await said('没有确认的每隔几分钟再提醒')
      await isAccessible(page)
      await keys().press('Alt+s')
      await said('已确认，不再提醒这一项')
      await expect.poll(() => page.getByText('没有确认的每隔几分钟再提醒').count()).toBe(0)
      const late = await (await visitorsOf(again.origin))(clerk)
      const { status } = await late.ask('POST', `/emergencies/items/${id}/acts`, { act: { type: 'call-up', to: 'city', whom: '李明', at: now } })
      expect(status).toBe(200)
      await page.reload()
      await page.getByRole('region', { name: '报送时限' }).getByText(/迟报/).waitFor()
      expect(await told()).toHaveLength(2)
    } finally {
      await again.stop()
    }
  })
})
