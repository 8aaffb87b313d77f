import { expect, test } from 'vitest'
import type { CaseId, PersonId, TaskId } from '#lib/ids'
import { addDays, instantOf, type Day, type Instant } from '#lib/instants'
import type { WebModule } from '#ui'
import type { InboxItem, InboxPage } from '../core/types.ts'
import { MOST_READ, wholeList } from './api.ts'
import { allAtOnce, eachInTurn, skippedWords } from '#ui'
import { type InboxFilters, narrowed } from '../core/inbox-filter.ts'
import { dueDays, functionLoads, greetingAt, itemKey, leaderOrder, nextAfter } from './inbox-views.ts'

const monday = '2026-11-23' as Day
const dueAt = (days: number): Instant => instantOf(addDays(monday, days), 17 * 60)
type Light = NonNullable<InboxItem['due']>['light']

function item(name: string, { light = null, ...more }: Partial<Omit<InboxItem, 'due'>> & { light?: Light | null } = {}): InboxItem {
  return {
    case: name as CaseId, task: `${name}.1` as TaskId, number: 1, kind: 'documents.committee', title: `关于${name}的通知`, link: `/documents/${name}`, urgency: 0, stepName: '核稿',
    person: 'p' as PersonId, personName: '王某', isForAnother: false, sentByName: '陈晓', receivedAt: instantOf(monday), openedAt: null, dueAt: null,
    due: light === null ? null : { light, glyph: '', words: '' }, closedAt: null, outcome: null, urged: 0, isLed: false, ...more,
  }
}
const names = (items: readonly InboxItem[]) => items.map((one) => one.case)
const all: InboxFilters = { words: '', light: '', step: '', owner: '', due: '' }

test('领导的待办先列超期，再列待签发，其余保持原序', () => {
  const items = [item('甲'), item('乙', { stepName: '签发' }), item('丙', { light: 'overdue' }), item('丁', { light: 'near' }), item('戊', { stepName: '签发', light: 'overdue' })]
  expect(names(leaderOrder(items))).toEqual(['丙', '戊', '乙', '甲', '丁'])
})

test('办完一件打开下一件，最后一件办完回到前一件，同一事项的其他待办跳过', () => {
  const items = [item('甲'), item('乙'), item('丙')]
  expect(nextAfter(items, { key: '甲.1' })?.case).toBe('乙')
  expect(nextAfter(items, { key: '丙.1' })?.case).toBe('乙')
  expect(nextAfter([item('甲')], { key: '甲.1' })).toBeNull()
  expect(nextAfter([item('甲'), item('甲', { task: '甲.2' as TaskId }), item('乙')], { case: '甲' })?.case).toBe('乙')
})
test('已办的不在列表中时从第一件办起', () => expect(nextAfter([item('甲')], { case: '别的' })?.case).toBe('甲'))

test('到期日程：超期的列在今天，当日过多时写明还有几项', () => {
  const items = [
    item('超期', { light: 'overdue', dueAt: dueAt(-3) }), item('周三', { light: 'normal', dueAt: dueAt(2) }), item('周三', { task: '周三.2' as TaskId, isForAnother: true, light: 'normal', dueAt: dueAt(2) }), item('下月', { light: 'normal', dueAt: dueAt(30) }), item('不限'),
    ...['一', '二', '三', '四', '五'].map((name, at) => item(`周五${name}`, { light: at === 4 ? 'near' : 'normal', dueAt: dueAt(4) })),
  ]
  const days = dueDays(items, { today: monday, isWorkday: (day) => day < '2026-11-28' })
  expect(days.map(({ items: due }) => due.length)).toEqual([1, 0, 1, 0, 4, 0, 0])
  expect(days[0]?.items[0]).toMatchObject({ key: '超期.1', light: 'overdue', href: '/documents/超期' })
  expect(days[4]?.items.at(-1)).toEqual({ key: 'more', title: '还有 2 项', href: '/inbox?due=2026-11-27', light: 'soon' })
  expect(days.map(({ isWorkday }) => isWorkday)).toEqual([true, true, true, true, true, false, false])
  expect(narrowed(items, { ...all, due: '2026-11-27' }, monday)).toHaveLength(5)
})

test('筛选条件同时成立，词语都要出现', () => {
  const items = [item('防火', { light: 'near', stepName: '签发' }), item('防汛', { light: 'near' }), item('防火', { kind: 'supervision.task' })]
  const found = (filters: Partial<InboxFilters>) => narrowed(items, { ...all, ...filters }, monday).length
  expect([found({}), found({ words: '防火' }), found({ words: '防火 陈晓' }), found({ light: 'soon' }), found({ step: '签发' }), found({ owner: 'supervision,meetings' }), found({ words: '防汛', step: '签发' })])
    .toEqual([3, 2, 2, 2, 1, 1, 0])
})

test('四项职能的件数就是列表中的件数，没有模块的职能不计数', () => {
  const nav = (name: string, at: 'coordination' | 'inspection' | 'desk'): Pick<WebModule, 'name' | 'nav'> => ({ name, nav: [{ function: at, label: name, path: `/${name}` }] })
  const items = [item('甲', { light: 'near' }), item('乙', { light: 'overdue' }), item('丙'), item('丁', { kind: 'supervision.task' })]
  const loads = functionLoads(items, [nav('workflow', 'desk'), nav('documents', 'coordination'), nav('supervision', 'inspection')])
  expect(loads.map(({ label, owners, todo, soon, overdue }) => [label, owners.length, todo, soon, overdue]))
    .toEqual([['参谋助手', 0, 0, 0, 0], ['综合协调', 1, 3, 1, 1], ['督促检查', 1, 1, 0, 0], ['后勤保障', 0, 0, 0, 0]])
  for (const { owners, todo } of loads) if (owners.length > 0) expect(narrowed(items, { ...all, owner: owners.join(',') }, monday)).toHaveLength(todo)
})

test('待办逐页读完，到上限为止', async () => {
  const pages: InboxPage[] = [{ items: [item('甲')], next: 'a' }, { items: [item('乙')], next: null }]
  const asked: (string | null)[] = []
  expect(names(await wholeList(async (after) => { asked.push(after); return pages[asked.length - 1]! }))).toEqual(['甲', '乙'])
  expect(asked).toEqual([null, 'a'])
  const endless = Array.from({ length: 100 }, (_, at) => item(String(at)))
  expect(await wholeList(async () => ({ items: endless, next: 'more' }))).toHaveLength(MOST_READ)
})

test('批量圈阅逐件办理，办不成的列出原因，不影响其余', async () => {
  const asked: string[] = []
  const outcome = await eachInTurn([item('甲'), item('乙'), item('丙')], { titleOf: ({ title }) => title, act: async ({ task }) => {
    asked.push(task!)
    if (task === '乙.1') throw Object.assign(new Error(), {})
  } })
  expect(asked).toEqual(['甲.1', '乙.1', '丙.1'])
  expect(outcome.done).toBe(2)
  expect(outcome.skipped.map(({ title }) => title)).toEqual(['关于乙的通知'])
  expect(outcome.skipped[0]?.why).not.toBe('')
})

test('离开页面时批量圈阅一起发出，结果说法相同', async () => {
  const asked: string[] = []
  const outcome = allAtOnce([item('甲'), item('乙')], { titleOf: ({ title }) => title, act: async ({ task }) => {
    asked.push(task!)
    await Promise.resolve()
    if (task === '甲.1') throw Object.assign(new Error(), {})
  } })
  expect(asked).toEqual(['甲.1', '乙.1'])
  expect(await outcome).toMatchObject({ done: 1, skipped: [{ title: '关于甲的通知' }] })
  expect(skippedWords(await outcome)).toMatch(/^《关于甲的通知》./)
})

test('我发起的每行是一件事项，没有任务', () => expect(itemKey(item('甲', { task: null }))).toBe('甲'))
test.each([[8 * 60, '上午好'], [12 * 60, '中午好'], [15 * 60, '下午好'], [20 * 60, '晚上好'], [60, '夜深了']])('%d 分时问候“%s”', (minute, words) => expect(greetingAt(minute)).toBe(words))
