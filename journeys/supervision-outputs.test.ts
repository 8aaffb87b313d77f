import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStage, type Stage } from '../tools/testing/stage.ts'
import { carryOutInWindow, isAccessible, press } from './hands.ts'

// The cast, by name in the demo district.
const supervisor = '冯素芬'
const finance = '杜爱萍'
const title = '关于督查事项办理情况的通报（定稿）'

let output = ''

let stage: Stage

beforeAll(async () => { stage = await openStage() })
afterAll(() => stage.close())

describe('由统计到通报再到办文', () => {
  test('督查员看统计：打印成一页；点开数字，任务条数就是那个数', async () => {
    const page = await stage.people.page(supervisor)
    await page.goto(`${stage.house.origin}/supervision/statistics`)
    await page.getByRole('table', { name: /按单位$/ }).waitFor()
    expect((await getDocument({ data: new Uint8Array(await page.pdf({ format: 'A4', landscape: true })) }).promise).numPages).toBe(1)
    const figure = page.getByRole('link', { name: /^应办结 \d+项，看明细/ })
    const count = Number(/\d+/.exec((await figure.getAttribute('aria-label'))!)![0])
    expect(count).toBeGreaterThan(0)
    await figure.click()
    await page.getByRole('heading', { level: 1, name: '任务明细：应办结' }).waitFor()
    await page.getByRole('row').nth(1).waitFor()
    expect(await page.getByRole('row').count() - 1).toBe(count)
    await page.close()
  })

  test('一键生成通报草稿，改标题，定稿：指纹与定稿时一致', async () => {
    const page = await stage.people.page(supervisor)
    await page.goto(`${stage.house.origin}/supervision/statistics`)
    await press(page, '生成督查通报')
    await page.waitForURL(/\/supervision\/outputs\/[\w-]{20,}$/)
    output = page.url()
    await page.getByLabel(/版式页面/).first().waitFor()
    await press(page, '修改文字')
    await page.getByLabel('标题').fill(title)
    await isAccessible(page)
    await press(page, '保存')
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await press(page, '定稿')
    await carryOutInWindow(page, '定稿')
    await page.getByText('与定稿时一致').waitFor()
    expect(await page.getByRole('button', { name: '修改文字' }).count()).toBe(0)
    await page.close()
  })

  test('转办文：成为本人名下的公文草稿，两头都有链接', async () => {
    const page = await stage.people.page(supervisor)
    await page.goto(output)
    await press(page, '转办文')
    await carryOutInWindow(page, '转办文')
    const draft = page.locator('#part-来龙去脉').getByRole('link', { name: title })
    await draft.waitFor()
    await draft.click()
    await page.waitForURL(/\/documents\/[\w-]{20,}$/)
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await page.locator('#part-来龙去脉').getByRole('link', { name: `督查通报：${title}` }).waitFor()
    await page.close()
  })

  test('承办单位只看得到本单位的数字，看不到督查材料', async () => {
    const page = await stage.people.page(finance)
    await page.goto(`${stage.house.origin}/supervision/statistics`)
    await page.getByText('这里是本单位牵头的任务').waitFor()
    await page.goto(output)
    await page.getByRole('alert').waitFor()
    expect(await page.getByText(title).count()).toBe(0)
    await page.close()
  })
})
