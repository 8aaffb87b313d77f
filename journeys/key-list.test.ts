import ExcelJS from 'exceljs'
import type { Download, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStage, type Stage } from '../tools/testing/stage.ts'
import { carryOutInWindow, isAccessible, press } from './hands.ts'

// The cast, by name in the demo district.
const supervisor = '冯素芬'
const deputy = '钟春梅'
const finance = '杜爱萍'
const name = '区委一号文件任务清单'

let template: ExcelJS.Workbook

let stage: Stage

beforeAll(async () => { stage = await openStage() })
afterAll(() => stage.close())

describe('一份重点工作清单从表格到交办', () => {
  test('督查员照模板填写上传：有错的一行也不导入，错误写在文件里', async () => {
    const page = await stage.people.page(supervisor)
    await page.goto(`${stage.house.origin}/supervision/lists`)
    await press(page, '导入清单')
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载模板' }).click()])
    template = await workbookOf(download)
    await upload(page, [...matters.slice(0, 2), ['3', '第三件', '区委文件部署', '', '', '', '', '无此单位']])
    await page.getByText('有 1 处错误，一行也没有导入').waitFor()
    await isAccessible(page)
    expect(await page.getByRole('button', { name: '导入并送审定' }).isDisabled()).toBe(true)
    const [marked] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载标注了错误的文件' }).click()])
    expect(JSON.stringify((await workbookOf(marked)).getWorksheet('重点工作')!.getRow(4).values)).toContain('没有单位「无此单位」')
    await page.close()
  })

  test('改好后看到将形成的事项，导入送审定', async () => {
    const page = await stage.people.page(supervisor)
    await page.goto(`${stage.house.origin}/supervision/lists/new`)
    await page.getByLabel('清单名称').fill(name)
    await upload(page, matters)
    await page.getByText('共 2 项事项、3 项任务，没有错误').waitFor()
    await isAccessible(page)
    await press(page, '导入并送审定')
    await page.getByRole('heading', { level: 1, name }).waitFor()
    expect(await page.getByRole('button', { name: '整份审定立项' }).count()).toBe(0)
    await page.close()
  })

  test('办公室领导从待办一次审定，督查员从待办按清单交办，财政局只看到自己的', async () => {
    const leader = await fromInbox(deputy)
    await press(leader, '整份审定立项')
    await carryOutInWindow(leader, '整份审定立项')
    await leader.getByText('已审定立项 2 项并逐项编号').first().waitFor()
    await leader.close()
    const office = await fromInbox(supervisor)
    await press(office, '按清单分解交办')
    await carryOutInWindow(office, '按清单分解交办')
    await office.getByText('已交办 2 项，各单位即时收到').first().waitFor()
    const total = office.getByRole('table', { name: '分类占比' }).getByRole('row', { name: /^合计/ })
    expect(await total.textContent()).toContain('100%')
    expect(await total.getByRole('cell').first().textContent()).toBe('2')
    await isAccessible(office)
    const list = office.url()
    await office.close()
    const unit = await stage.people.page(finance)
    await unit.goto(list)
    await unit.getByRole('link', { name: '落实乡村振兴资金保障' }).waitFor()
    expect(await unit.getByText('和美乡村建设10个村').count()).toBe(0)
    await unit.close()
  })
})

const matters: readonly (readonly string[])[] = [
  ['1', '和美乡村建设10个村', '区委文件部署', '一般', '按月报告', '完成规划', '10个村', '区农业农村局', '区住建局', '', '', ''],
  ['1', '', '', '', '', '完成建设', '', '青禾镇党委', '', '', '', ''],
  ['2', '落实乡村振兴资金保障', '区委文件部署', '', '', '', '不低于上年', '区财政局', '', '', '', ''],
]

async function fromInbox(who: string): Promise<Page> {
  const page = await stage.people.page(who)
  await page.goto(`${stage.house.origin}/inbox`)
  await page.getByRole('link', { name }).first().click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  return page
}

/** The template with these rows, declared unclassified and chosen. */
async function upload(page: Page, rows: readonly (readonly string[])[]): Promise<void> {
  const sheet = template.getWorksheet('重点工作')!
  for (let row = sheet.rowCount; row > 1; row--) sheet.spliceRows(row, 1)
  for (const row of rows) sheet.addRow([...row])
  await page.getByLabel('本人确认所传内容不涉及国家秘密').check()
  await page.locator('input[type=file]').setInputFiles({ name: '清单.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(await template.xlsx.writeBuffer()) })
}

async function workbookOf(download: Download): Promise<ExcelJS.Workbook> {
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Buffer.concat(chunks) as unknown as ArrayBuffer)
  return book
}
