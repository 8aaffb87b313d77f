import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPdf } from '#platform/pdf'
import { visitorsOf } from '../tools/testing/house.ts'
import { openStage, type Stage } from '../tools/testing/stage.ts'
import { carryOut, carryOutInWindow, isAccessible, press } from './hands.ts'

// The cast, by name in the demo district.
const editor = '贾学文'
const reviewer = '钟春梅'
const signer = '姚月华'
const reader = '尹瑀'
const outsider = '贺昇'
const titles = { first: '全区重点项目复工率达到百分之九十八', second: '梅岭镇推行护林员“网格＋无人机”巡护', third: '沙洲镇排涝站冬修全部完工' }

let issue = ''
let stage: Stage

beforeAll(async () => { stage = await openStage() })
afterAll(() => stage.close())

describe('一期刊物从编排到回执', () => {
  test('编辑从来稿中选用，用键盘排次序、改标题，版面和校对随手更新', async () => {
    const page = await stage.people.page(editor)
    await page.goto(`${stage.house.origin}/bulletins/desk`)
    await page.getByRole('link', { name: '临江信息（编辑中的一期）' }).click()
    await page.getByLabel('版式预览').getByText('第×期').first().waitFor()
    await page.getByRole('button', { name: `编入：${titles.third}` }).click()
    // By keyboard alone: the new piece goes before the one above it.
    const up = page.getByRole('button', { name: `上移：${titles.third}` })
    await up.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: `改文字：${titles.first}` }).click()
    await page.getByLabel('标题').fill('全区重点项目复工率达98%')
    await page.getByText('与原稿对照').click()
    await page.getByRole('group', { name: '与原稿对照' }).locator('ins').first().waitFor()
    await page.getByLabel('版式预览').getByText('复工率达').first().waitFor()
    await isAccessible(page)
    await page.getByRole('button', { name: '保存，去送审' }).click()
    await page.waitForURL((url) => /\/bulletins\/issues\/[\w-]{20,}$/.test(url.pathname))
    issue = new URL(page.url()).pathname.split('/').at(-1)!
    await carryOut(page, '送审')
    await page.getByText('已送审').first().waitFor()
    expect(await page.getByRole('button', { name: '审核通过' }).count()).toBe(0)
    await page.close()
  })

  test('另一位同志审核，办公室主任签发，编辑编号发布；PDF 上有期号和每一篇', async () => {
    const second = await stage.people.page(reviewer)
    await second.goto(`${stage.house.origin}/inbox`)
    await second.getByRole('link', { name: '临江信息（编辑中的一期）' }).first().click()
    await carryOut(second, '审核通过')
    await second.getByText('已审核通过').first().waitFor()
    await second.close()
    const head = await open(signer)
    await press(head, '签发')
    await carryOutInWindow(head, '签发')
    await head.getByText('已签发').first().waitFor()
    await head.close()
    const page = await open(editor)
    await press(page, '编号发布')
    await carryOutInWindow(page, '编号发布')
    await page.getByRole('heading', { name: '阅读情况' }).waitFor()
    const href = await page.getByRole('link', { name: '下载 PDF' }).getAttribute('href')
    const file = await page.context().request.get(`${stage.house.origin}${href}`)
    const printed = (await readPdf(new Uint8Array(await file.body())))!.flatMap(({ runs }) => runs.map(({ text }) => text)).join('')
    for (const words of ['临江信息', '第43期', '总第1205期', '复工率达98%', titles.third, '沙洲镇供稿']) expect(printed).toContain(words)
    expect(printed.indexOf(titles.third, printed.indexOf('【'))).toBeLessThan(printed.lastIndexOf('复工率达98%'))
    await page.close()
  })

  test('收到的单位打开阅读，回执上看得见；没有发到的查无此期', async () => {
    const page = await stage.people.page(reader, { width: 375, height: 812 })
    await page.goto(`${stage.house.origin}/bulletins`)
    const counted = page.waitForResponse((answer) => answer.url().endsWith(`/bulletins/issues/${issue}/read`) && answer.ok())
    await page.getByRole('link', { name: /临江信息\d{4}年第43期/ }).first().click()
    await page.getByRole('heading', { level: 3, name: titles.third }).waitFor()
    await counted
    await isAccessible(page)
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    await page.close()
    expect((await (await (await visitorsOf(stage.house.origin))(outsider)).ask('GET', `/bulletins/issues/${issue}/reading`)).status).toBe(404)
    const office = await open(editor)
    await office.getByRole('list', { name: '发送范围' }).getByRole('listitem').filter({ hasText: '青禾镇党委' }).getByText(reader).waitFor()
    await office.getByText('共打开 1 次').waitFor()
    await isAccessible(office)
    await office.close()
  })
})

async function open(name: string): Promise<Page> {
  const page = await stage.people.page(name)
  await page.goto(`${stage.house.origin}/bulletins/issues/${issue}`)
  await page.getByRole('heading', { level: 1, name: /临江信息/ }).waitFor()
  return page
}
