import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { webModules } from '../app/web/modules.ts'
import { visitorsOf } from '../tools/testing/house.ts'
import { openStage, type Stage } from '../tools/testing/stage.ts'

// Who opens a page that not everybody may open; everything else is opened by a clerk of the office.
const visitors: readonly { readonly path: RegExp; readonly name: string }[] = [
  { path: /^\/administration\/audit/, name: '安全审计员' },
  { path: /^\/administration\//, name: '系统管理员' },
  { path: /^\/secrecy\//, name: '任梦洁' },
  { path: /^\/workflow\/flows/, name: '魏静' },
  { path: /^\/organisation\/import/, name: '姜惠民' },
  { path: /^\/documents\/receipts/, name: '杜爱萍' },
  { path: /^\/documents\/.*\/send/, name: '谢秀英' },
  { path: /^\/(supervision|inspections)/, name: '冯素芬' },
  { path: /^\/reporting/, name: '贾学文' },
  { path: /^\/(emergencies|duty)/, name: '汪一鸣' },
  { path: /^\/bulletins/, name: '贾学文' },
  { path: /./, name: '秦瑀' },
]
// A page is opened in the smallest text, where colours are judged most strictly, and in the largest, where room is short.
// What stands behind an opening is chosen on the open page: another theme changes colours alone, the middle size lies between.
const openings = [{ size: 'standard', after: { theme: 'blue', size: 'standard' } }, { size: 'extra', after: { theme: 'red', size: 'large' } }] as const
type Look = { readonly theme: string; readonly size: string }
/** The browser's own copy of axe. */
const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const pages = webModules.flatMap((module) => module.pages)

const parts = new Map<string, string>()

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
  const clerk = await (await visitorsOf(stage.house.origin))('秦瑀')
  const { answer: list } = await clerk.ask<{ lines: readonly { id: string }[] }>('GET', '/documents/list?mine=1')
  const { answer: me } = await clerk.ask<{ person: string }>('GET', '/session')
  parts.set('/documents/$id', list.lines[0]!.id).set('/organisation/people/$person', me.person)
  const supervisor = await (await visitorsOf(stage.house.origin))('冯素芬')
  const itemAt = async (at: string) => (await supervisor.ask<{ lines: readonly { id: string }[] }>('GET', `/supervision/items?scope=all&at=${at}`)).answer.lines[0]!.id
  const { answer: board } = await supervisor.ask<{ rows: readonly { key: string }[] }>('GET', '/supervision/board')
  parts.set('/supervision/items/$id', await itemAt('running')).set('/supervision/items/$id/edit', await itemAt('proposed')).set('/supervision/items/$id/plan', await itemAt('registered')).set('unit', board.rows[0]!.key)
  for (const list of ['suggestions', 'outputs', 'assessments']) {
    const { answer } = await supervisor.ask<{ lines: readonly { id: string }[] }>('GET', `/supervision/${list}`)
    parts.set(`/supervision/${list}/$id`, answer.lines[0]!.id)
  }
  const { answer: plans } = await supervisor.ask<readonly { id: string | null; collisions: number }[]>('GET', `/inspections/plans?year=${new Date().getFullYear()}`)
  const { answer: transfers } = await supervisor.ask<{ lines: readonly { id: string | null }[] }>('GET', '/inspections/transfers')
  parts.set('plan', plans.find(({ collisions }) => collisions > 0)!.id!).set('transfer', transfers.lines.find(({ id }) => id !== null)!.id!)
  const { answer: visits } = await supervisor.ask<{ lines: readonly { id: string; at: string }[] }>('GET', '/inspections?scope=all&limit=50')
  const visitAt = (at: string) => visits.lines.find((line) => line.at === at)!.id
  parts.set('/inspections/$id', visitAt('rectifying')).set('/inspections/$id/edit', visitAt('drafted')).set('/inspections/$id/visit', visitAt('visiting'))
  const { answer: calls } = await supervisor.ask<{ lines: readonly { id: string; at: string }[] }>('GET', '/supervision/calls')
  const callAt = (at: string) => calls.lines.find((line) => line.at === at)!.id
  const { answer: lists } = await supervisor.ask<readonly { id: string }[]>('GET', '/supervision/lists')
  parts.set('/supervision/calls/$id', callAt('sent')).set('/supervision/calls/$id/edit', callAt('drafted')).set('/supervision/lists/$id', lists[0]!.id)
  const editor = await (await visitorsOf(stage.house.origin))('贾学文')
  const { answer: network } = await editor.ask<{ points: readonly { id: string }[] }>('GET', '/reporting/network/points')
  const { answer: circulars } = await editor.ask<readonly { id: string }[]>('GET', '/reporting/circulars')
  parts.set('/reporting/network/$id', network.points[0]!.id).set('/reporting/scores/$point', network.points[0]!.id).set('/reporting/circulars/$id', circulars[0]!.id)
  const night = await (await visitorsOf(stage.house.origin))('汪一鸣')
  const { answer: emergencies } = await night.ask<{ lines: readonly { id: string }[] }>('GET', '/emergencies')
  const { answer: rounds } = await night.ask<{ lines: readonly { id: string }[] }>('GET', '/emergencies/rounds')
  parts.set('/emergencies/items/$id', emergencies.lines[0]!.id).set('/emergencies/rounds/$id', rounds.lines[0]!.id)
  const { answer: entries } = await night.ask<{ lines: readonly { id: string }[] }>('GET', '/duty/entries')
  parts.set('/duty/entries/$id', entries.lines[0]?.id ?? 'none')
  const bulletinEditor = await (await visitorsOf(stage.house.origin))('贾学文')
  const issueAs = async (scope: string) => (await bulletinEditor.ask<{ lines: readonly { id: string; isWork: boolean }[] }>('GET', `/bulletins/issues?scope=${scope}`)).answer.lines.find(({ isWork }) => isWork)!.id
  parts.set('/bulletins/read/$id', await issueAs('out')).set('/bulletins/issues/$id', await issueAs('out')).set('/bulletins/issues/$id/edit', await issueAs('work'))
  const { answer: reports } = await editor.ask<{ lines: readonly { id: string; at: string }[] }>('GET', '/reporting/tray?view=all')
  const reportAt = (...stages: readonly string[]) => reports.lines.find(({ at }) => stages.includes(at))!.id
  parts.set('/reporting/items/$id', reportAt('signed', 'published')).set('/reporting/items/$id/edit', reportAt('editing'))
  const { answer: asked } = await editor.ask<{ lines: readonly { id: string }[] }>('GET', '/reporting/commissions')
  parts.set('/reporting/commissions/$id', asked.lines[0]!.id)
  parts.set('name', 'documents.committee').set('version', '1')
})
afterAll(() => stage.close())

/** A page's address with its varying parts filled in from the demo district. */
const addressOf = (path: string) => path.replace(/\$(\w+)/g, (_, name: string) => parts.get(path) ?? parts.get(name) ?? parts.get('/documents/$id')!)

/** A page of whoever may open it, with the reader of violations in it. */
async function visitorsPage(path: string): Promise<Page> {
  const page = await stage.people.page(visitors.find((visitor) => visitor.path.test(path))!.name)
  await page.addInitScript({ path: axeFile })
  return page
}

/** What the browser remembers of the look is read when a page opens, and heard by those that are open. */
const choose = (page: Page, look: Look) => page.evaluate((newValue) => {
  localStorage.setItem('shuniu.settings', newValue)
  dispatchEvent(new StorageEvent('storage', { key: 'shuniu.settings', newValue }))
}, JSON.stringify({ look: { ...look, contrast: 'normal' } }))

async function show(page: Page, { path, look }: { path: string; look: Look }): Promise<void> {
  if (page.url() === 'about:blank') await page.goto(`${stage.house.origin}/healthz`)
  await choose(page, look)
  await page.goto(stage.house.origin + addressOf(path), { waitUntil: 'domcontentloaded' })
  await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: 15_000 })
  // A function, not a text: the content policy forbids the page to evaluate texts.
  await page.waitForFunction(() => document.querySelectorAll('[aria-busy="true"], .sn-waiting').length === 0, undefined, { timeout: 15_000 })
}

/** No sideways scroll, on the screen of the office and on the phone. */
async function expectNoExcess(page: Page, at: string): Promise<void> {
  for (const width of [1366, 375]) {
    await page.setViewportSize({ width, height: 768 })
    // The layout follows a moment after the window.
    const excess = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    await expect.poll(excess, { timeout: 2000, interval: 20, message: `${at} at ${width}px` }).toBeLessThanOrEqual(0)
  }
}

/** Each violation with the first places where it stands. */
async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run())
  return violations.map(({ id, nodes }) => `${id} ${nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')}`)
}

describe('每个页面在两种颜色、最小和最大的字号下都没有无障碍问题，三种字号都不横向滚动', () => {
  test.each(pages)('$path', async ({ path }) => {
    const page = await visitorsPage(path)
    for (const { size, after } of openings) {
      await page.setViewportSize({ width: 1366, height: 768 })
      await show(page, { path, look: { theme: 'red', size } })
      // What scrolls takes its place in the order of keys once it has been measured.
      await expect.poll(() => violationsOn(page), { timeout: 10_000, message: `${path} red ${size}` }).toEqual([])
      await expectNoExcess(page, `${path} red ${size}`)
      await page.setViewportSize({ width: 1366, height: 768 })
      await choose(page, after)
      await page.locator(`html[data-theme="${after.theme}"][data-size="${after.size}"]`).waitFor({ state: 'attached', timeout: 3000 })
      if (after.size === size) await expect.poll(() => violationsOn(page), { timeout: 10_000, message: `${path} ${after.theme}` }).toEqual([])
      else await expectNoExcess(page, `${path} ${after.size}`)
    }
    await page.close()
  })
})
