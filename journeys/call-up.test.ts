import ExcelJS from 'exceljs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMinutes } from '#lib/instants'
import { readSettings } from '#platform/config'
import { openFileStore } from '#platform/files'
import { openGround, platformOn } from '../app/boot.ts'
import { modules } from '../app/modules.ts'
import { visitorsOf } from '../tools/testing/house.ts'
import { openStage, type Stage } from '../tools/testing/stage.ts'
import { carryOut, carryOutInWindow, excessOf, isAccessible, press } from './hands.ts'

// The cast, by name in the demo district.
const supervisor = '冯素芬'
const deputy = '钟春梅'
const town = { contact: '尹瑀', head: '袁立群', name: '青禾镇党委' }
const finance = { contact: '杜爱萍', head: '郭红霞', name: '区财政局' }
const reform = { contact: '邹明辉', name: '区发改局' }
const phone = { width: 375, height: 812 }
const theme = '困难群众冬季取暖保障情况'

interface Row { readonly unit: string; readonly name: string; readonly at: string; readonly urges: number }
interface View { readonly table: readonly Row[]; readonly tally: { readonly called: number; readonly replied: number; readonly onTime: number; readonly missing: readonly { readonly name: string }[] }; readonly sums: readonly { readonly value: number }[] }

let call = ''
let units: readonly { readonly unit: string; readonly name: string }[] = []

let stage: Stage

beforeAll(async () => { stage = await openStage({ isClockMovable: true }) })
afterAll(() => stage.close())

describe('一次四十个单位的催报', () => {
  test('督查员拟稿：不全的逐项指出；选两个分组展开成四十多个单位；看到减负提示后送审批', async () => {
    const page = await stage.people.page(supervisor)
    await page.goto(`${stage.house.origin}/supervision/calls/new`)
    await press(page, '送审批')
    await page.getByRole('heading', { name: '有 4 处需要处理' }).waitFor()
    await isAccessible(page)
    await page.getByLabel('催报主题').fill(theme)
    await page.getByLabel('报送要求').fill('请报本单位包联困难群众的取暖保障情况。')
    await press(page, '添加栏目')
    await page.getByLabel('栏目1名称').fill('走访户数')
    await page.getByLabel('栏目1计量单位').fill('户')
    await group(page, '区直各部门')
    await group(page, '各镇党委、街道党工委')
    await page.keyboard.press('Escape')
    const told = /共 (\d+) 个单位/.exec((await page.getByText(/共 \d+ 个单位/).textContent())!)!
    expect(Number(told[1])).toBeGreaterThanOrEqual(40)
    await page.getByRole('region', { name: '减负提示' }).getByText(/最近90天还向这些单位催报过 \d+ 次/).waitFor()
    await day(page, '报送期限', dateIn(4))
    await press(page, '送审批')
    await page.waitForURL((url) => /\/supervision\/calls\/[\w-]{20,}$/.test(url.pathname))
    call = new URL(page.url()).pathname.split('/').at(-1)!
    expect(await page.getByRole('button', { name: '批准发出' }).count()).toBe(0)
    await page.close()
  })

  test('办公室领导从待办打开批准，即时发出并编号', async () => {
    const page = await stage.people.page(deputy)
    await page.goto(`${stage.house.origin}/inbox`)
    await page.getByRole('link', { name: new RegExp(theme) }).first().click()
    await carryOut(page, '批准发出')
    await page.getByText('已批准并发出').first().waitFor()
    await page.getByText(/临委督催报〔\d+〕\d+号/).first().waitFor()
    await page.close()
    units = (await seen()).table
    expect(units.length).toBeGreaterThanOrEqual(40)
  })

  test('镇文书在手机上从待办填报，书记签字报出；财政局在电脑上报；其余多数单位经接口报', async () => {
    const page = await stage.people.page(town.contact, phone)
    await page.goto(`${stage.house.origin}/inbox`)
    await page.getByRole('link', { name: new RegExp(theme) }).first().click()
    await press(page, '提交报送')
    await page.getByText('请填写“走访户数”').first().waitFor()
    await isAccessible(page)
    expect(await excessOf(page)).toBeLessThanOrEqual(0)
    await page.getByLabel('走访户数（户）').fill('12')
    await page.getByLabel('文字说明').fill('已全部走访。')
    await carryOut(page, '提交报送')
    await page.getByText('报送已提交').first().waitFor()
    await page.close()
    const signing = await open(town.head, phone)
    await carryOut(signing, '审签报出')
    await signing.getByText('已审签报出').first().waitFor()
    await signing.close()
    const own = await open(finance.head)
    await own.getByLabel('走访户数（户）').fill('30')
    await carryOut(own, '提交报送')
    await own.getByText(/郭红霞签发/).first().waitFor()
    // A unit sees its own report and nobody else's.
    expect(await own.getByText('报送率').count()).toBe(0)
    await own.close()
    expect((await seen()).tally.missing.length).toBe(units.length - 2)
    await othersReport()
    expect((await seen()).tally.replied).toBeGreaterThan(25)
  })

  test('督查员退回一家重报，一键催报可在十秒内撤销，再催即到各未报单位', async () => {
    const page = await open(supervisor)
    await page.getByRole('button', { name: `退回重报：${finance.name}` }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('退回理由').fill('请补充资金安排')
    await isAccessible(page)
    await dialog.getByRole('button', { name: '退回重报', exact: true }).click()
    await page.getByText('已退回重报').first().waitFor()
    await press(page, '催报未报单位')
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    expect((await seen()).table.every(({ urges }) => urges === 0)).toBe(true)
    await press(page, '催报未报单位')
    await expect.poll(async () => (await seen()).table.filter(({ urges }) => urges === 1).length, { timeout: 20_000 }).toBe((await seen()).tally.missing.length)
    await page.close()
    const again = await open(finance.head)
    await again.getByText('退回：请补充资金安排').waitFor()
    await again.getByLabel('走访户数（户）').fill('35')
    await carryOut(again, '提交报送')
    await again.getByText('报送已提交').first().waitFor()
    await again.close()
  })

  test('过了期限：系统已提醒，未报单位逐一列出，迟报的算逾期，比率与表相符', async () => {
    await stage.daysLater(9)
    await swept(9)
    const page = await open(supervisor)
    await page.getByRole('checkbox', { name: /连各单位报送和到期提醒一起显示/ }).check()
    for (const words of ['催报明天到期', '催报今天到期', '催报已超期']) await page.getByText(new RegExp(`${words}，提醒 \\d+ 个单位`)).first().waitFor()
    await page.close()
    const late = await open(reform.contact)
    await late.getByText('未报（已超期）').waitFor()
    await late.getByLabel('走访户数（户）').fill('5')
    await carryOut(late, '提交报送')
    await late.getByText('报送已提交').first().waitFor()
    await late.close()
    const { table, tally } = await seen()
    const office = await open(supervisor)
    await office.getByRole('heading', { name: `未报单位（${tally.missing.length}个）` }).waitFor()
    const listed = await office.getByRole('region', { name: '未报单位' }).getByRole('listitem').allTextContents()
    expect(listed).toEqual(table.filter(({ at }) => at !== 'replied').map(({ name }) => name))
    await office.getByText(`${Math.round((tally.replied / tally.called) * 1000) / 10}%`).first().waitFor()
    const names = await office.getByRole('table', { name: '报送表' }).locator('tbody tr td:first-child').allTextContents()
    expect(names).toEqual(units.map(({ name }) => name))
    await isAccessible(office)
    await office.close()
  })

  test('导出的表与页面逐行一致，办结写明结论和未报单位', async () => {
    const page = await open(supervisor)
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, '导出报送表')])
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(Buffer.concat(chunks) as unknown as ArrayBuffer)
    const rows = (book.getWorksheet('报送表')!.getSheetValues().slice(3) as unknown[][]).map((row) => ({ name: row[1], count: Number(row[8] || 0) }))
    const { sums, tally } = await seen()
    expect(rows.map(({ name }) => name)).toEqual(units.map(({ name }) => name))
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(sums[0]!.value)
    await press(page, '办结催报')
    await page.getByRole('dialog').getByText(`还有 ${tally.missing.length} 个单位没有报送`, { exact: false }).waitFor()
    await page.getByRole('dialog').getByRole('textbox').fill('多数单位已落实，未报单位另行督办。')
    await carryOutInWindow(page, '办结催报')
    await page.getByText('已办结：多数单位已落实', { exact: false }).first().waitFor()
    await page.goto(`${stage.house.origin}/supervision/calls?view=closed`)
    await page.getByRole('link', { name: theme }).waitFor()
    await page.close()
  })
})

/** Heads of units report over HTTP, all but those of every fourth unit that is missing. */
async function othersReport(): Promise<void> {
  const enter = await visitorsOf(stage.house.origin)
  const [admin, office] = [await enter('系统管理员'), await enter(supervisor)]
  const waiting = (await seen()).table.filter(({ at, name }) => at === 'awaited' && name !== reform.name)
  for (const { unit } of waiting.filter((_, index) => index % 4 !== 0)) {
    const { answer: { posts } } = await office.ask<{ posts: readonly { roles: readonly string[]; holders: readonly { person: string; name: string }[] }[] }>('GET', `/organisation/units/${unit}`)
    const head = posts.find(({ roles, holders }) => holders.length > 0 && roles.some((role) => role === 'unitHead' || role === 'principalHead'))!.holders[0]!
    const { answer: { rows } } = await admin.ask<{ rows: readonly { id: string; person: string | null }[] }>('GET', `/administration/accounts?words=${encodeURIComponent(head.name)}`)
    const visitor = await enter(head.name, rows.find(({ person }) => person === head.person)!.id)
    const { status } = await visitor.ask('POST', `/supervision/calls/${call}/acts`, { act: { type: 'fill', unit, reply: { text: '已走访。', values: [8], files: [] } } })
    expect(status).toBe(200)
  }
}

async function seen(): Promise<View> {
  const office = await (await visitorsOf(stage.house.origin))(supervisor)
  return (await office.ask<View>('GET', `/supervision/calls/${call}`)).answer
}

async function open(name: string, size?: { width: number; height: number }): Promise<Page> {
  const page = await stage.people.page(name, size)
  await page.goto(`${stage.house.origin}/supervision/calls/${call}`)
  await page.getByRole('heading', { level: 1, name: theme }).waitFor()
  return page
}

async function group(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: '催报分组', exact: true }).click()
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: name }).first().click()
}

async function day(page: Page, label: string, value: string): Promise<void> {
  const box = page.getByRole('textbox', { name: label, exact: true })
  await box.fill(value)
  await box.press('Enter')
}

const dateIn = (days: number): string => new Date(Date.now() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10)

/** What the clock does every five minutes, at once: the journey does not wait for it. */
async function swept(days: number): Promise<void> {
  const settings = readSettings({ DATA_DIR: stage.house.dataDir, DEMO: '0', LOG_LEVEL: 'error' })
  const ground = await openGround(settings, () => {}, false)
  const platform = platformOn(ground, { told: () => {}, put: async () => {} }, await openFileStore(settings))
  const job = modules.flatMap(({ jobs = [] }) => jobs).find(({ name }) => name === 'supervision.sweepCalls')!
  const done = await platform.runCommand(platform.systemCall(job.name, null), async (work) => { await job.run({ ...work, now: addMinutes(work.now, days * 24 * 60) }, {}); return 'swept' })
  await ground.database.close()
  expect(done).toBe('swept')
}
