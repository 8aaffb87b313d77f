import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayOf, type Instant } from '#lib/instants'
import { visitorsOf } from '../tools/testing/house.ts'
import { openStage, type Stage } from '../tools/testing/stage.ts'
import { carryOut, carryOutInWindow, excessOf, isAccessible, press } from './hands.ts'

// The cast, by name in the demo district.
const supervisor = '冯素芬'
const inspector = '余爱萍'
const deputy = '钟春梅'
const town = '尹瑀'
const outsider = '邹明辉'
const phone = { width: 375, height: 812 }
const theme = '冬季供暖保障实地督查'
const taken = { exif: '2026:11:02 08:15:30', instant: '2026-11-02T00:15:30.000Z' }
const seen = { plain: '锅炉房值班记录完整。', wrong: '二号换热站一台循环泵停运。' }

interface View { readonly inspection: { readonly at: string; readonly findings: readonly { readonly text: string; readonly photos: readonly { readonly file: string; readonly takenAt: string; readonly clock: string }[] }[] }; readonly thread: readonly { readonly event: { readonly type: string } }[] }

let inspection = ''

let stage: Stage

beforeAll(async () => { stage = await openStage() })
afterAll(() => stage.close())

describe('一次实地督查从方案到整改销号，中途断网', () => {
  test('督查员拟定方案：不全的逐项指出，填齐后送审', async () => {
    const page = await stage.people.page(supervisor)
    await page.goto(`${stage.house.origin}/inspections/new`)
    await press(page, '保存方案')
    await page.getByRole('heading', { name: /有 \d 处需要处理/ }).waitFor()
    await page.getByLabel('督查主题').fill(theme)
    await page.getByLabel('督查依据').fill('2026年度督查计划')
    await page.getByLabel('检查内容').fill('供热设施运行\n值班值守')
    await isAccessible(page)
    await press(page, '下一步：时间和单位')
    await day(page, '督查起日', dayOf(new Date().toISOString() as Instant))
    await choose(page, '被督查单位', '青禾镇党委')
    await press(page, '下一步：督查组')
    for (const name of [supervisor, inspector]) await choose(page, '区委督查室参加人员', name)
    await press(page, '保存方案')
    await page.waitForURL((url) => /\/inspections\/[\w-]{20,}$/.test(url.pathname))
    inspection = new URL(page.url()).pathname.split('/').at(-1)!
    await carryOut(page, '送审方案')
    await page.getByText('方案已送审').first().waitFor()
    // Two people: whoever planned it has no button to approve it.
    expect(await page.getByRole('button', { name: '批准方案' }).count()).toBe(0)
    await page.close()
  })

  test('批准之前单位不知道；领导批准后发通知，单位收到一份，旁的单位查无此事', async () => {
    expect((await viewOf(town)).status).toBe(404)
    const leader = await stage.people.page(deputy)
    await leader.goto(`${stage.house.origin}/inbox`)
    await leader.getByRole('link', { name: theme }).first().click()
    await carryOut(leader, '批准方案')
    await leader.getByText('方案已批准并编号').first().waitFor()
    await leader.close()
    const page = await open(supervisor)
    await press(page, '发督查通知')
    await carryOutInWindow(page, '发督查通知')
    await page.getByText('督查通知已发出').first().waitFor()
    await page.close()
    const contact = await open(town)
    await contact.getByText('这里只显示与本单位有关的内容').waitFor()
    const [download] = await Promise.all([contact.waitForEvent('download'), contact.getByRole('link', { name: /督查通知/ }).click()])
    expect(download.suggestedFilename()).toMatch(/^督查通知.*\.pdf$/)
    await contact.close()
    expect((await viewOf(outsider)).status).toBe(404)
  })

  test('督查员在手机上断网记录：存在本机，接通后各送一次，照片留着拍摄时间', async () => {
    const page = await open(supervisor, phone)
    await press(page, '现场记录')
    await page.getByText('全部已发送').waitFor()
    await isAccessible(page)
    expect(await excessOf(page)).toBeLessThanOrEqual(0)
    const picture = await photograph(page)
    await page.context().setOffline(true)
    await page.getByText('网络已断').waitFor()
    await note(page, { text: seen.plain })
    await page.getByText('未发送 1 条').waitFor()
    await page.getByLabel('本人确认所拍内容不涉及国家秘密').check()
    await page.getByLabel('拍照或选照片').setInputFiles({ name: '循环泵.jpg', mimeType: 'image/jpeg', buffer: picture })
    await page.getByText('拍摄于 08:15').waitFor()
    await note(page, { text: seen.wrong, description: '备用循环泵停运，供热无保障', measure: '三日内修复，落实每日巡检' })
    await page.getByText('未发送 2 条').waitFor()
    // The line comes back, and the first answer is lost on the way: the entry was taken, and is sent again.
    let lost = 0
    await page.route('**/acts', async (route) => { lost += 1; await route.fetch(); await route.abort() }, { times: 1 })
    await page.context().setOffline(false)
    await page.getByText('全部已发送').waitFor({ timeout: 30_000 })
    await page.getByText('已收到 2 条').waitFor()
    await page.reload()
    await page.getByText('已收到 2 条').waitFor()
    await page.getByText('全部已发送').waitFor()
    await page.close()
    const { answer: view } = await viewOf(supervisor)
    expect([lost, view.inspection.findings.map(({ text }) => text), view.thread.filter(({ event }) => event.type === 'recorded').length]).toEqual([1, [seen.plain, seen.wrong], 2])
    const [photo] = view.inspection.findings[1]!.photos
    expect(photo).toMatchObject({ takenAt: taken.instant, clock: 'exif' })
    // The smaller copy carries the camera's time too.
    expect((await sentFile(photo!.file)).includes(Buffer.from(taken.exif))).toBe(true)
  })

  test('写一份报告，督查组签字，签齐了问题才到单位', async () => {
    const page = await open(supervisor)
    await press(page, '提交报告')
    await page.getByRole('dialog').getByLabel('督查报告').fill('供暖总体平稳，备用设备保障不足。')
    await carryOutInWindow(page, '提交报告')
    await page.getByText('报告已提交').first().waitFor()
    await sign(page)
    await page.close()
    const before = await open(town)
    expect(await before.getByText('备用循环泵停运').count()).toBe(0)
    await before.close()
    const second = await open(inspector)
    await sign(second)
    await second.getByRole('heading', { name: '整改台账' }).waitFor()
    await second.close()
  })

  test('单位从台账打开问题，整改一次被退回，再报后核验销号', async () => {
    await rectify('制定整改措施（问题1）', '立即采购配件，专人盯办。', '制定整改措施')
    await rectify('报告整改情况（问题1）', '已更换电机。', '报告整改情况')
    const back = await open(inspector)
    await press(back, '退回再整改（问题1）')
    await back.getByRole('dialog').getByRole('textbox').fill('没有试运行记录')
    await carryOutInWindow(back, '退回再整改')
    await back.getByText('已退回再整改').first().waitFor()
    await back.close()
    await rectify('报告整改情况（问题1）', '已试运行24小时，记录附后。', '报告整改情况')
    const page = await open(inspector)
    await press(page, '核验销号（问题1）')
    await page.getByRole('dialog').getByLabel('核验情况').fill('现场核查，运行正常。')
    await carryOutInWindow(page, '核验销号')
    await page.getByText('已核验销号').first().waitFor()
    await page.close()
  })

  test('领导阅示后办结，来龙去脉一条不少', async () => {
    const leader = await open(deputy)
    await press(leader, '阅示报告')
    await leader.getByRole('dialog').getByLabel('阅示意见').fill('举一反三')
    await carryOutInWindow(leader, '阅示报告')
    await leader.getByText('已阅示').first().waitFor()
    await leader.close()
    const page = await open(supervisor)
    await press(page, '办结督查')
    await carryOutInWindow(page, '办结督查')
    await page.getByText('已办结').first().waitFor()
    for (const words of ['批准方案', '发督查通知', '发现问题（问题1）', '退回再整改（问题1）', '核验销号（问题1）', '阅示督查报告：举一反三']) await page.locator('#part-来龙去脉').getByText(words).first().waitFor()
    await isAccessible(page)
    await page.close()
    expect((await viewOf(supervisor)).answer.inspection.at).toBe('closed')
  })
})

async function open(name: string, size?: { width: number; height: number }): Promise<Page> {
  const page = await stage.people.page(name, size)
  await page.goto(`${stage.house.origin}/inspections/${inspection}`)
  await page.getByRole('heading', { level: 1, name: theme }).waitFor()
  return page
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label, exact: true })
  await box.click()
  await box.fill(option)
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: option }).first().click()
}

async function day(page: Page, label: string, value: string): Promise<void> {
  const box = page.getByRole('textbox', { name: label, exact: true })
  await box.fill(value)
  await box.press('Enter')
}

interface Noted { readonly text: string; readonly description?: string; readonly measure?: string }
async function note(page: Page, { text, description, measure }: Noted): Promise<void> {
  await page.getByLabel('看到的情况').fill(text)
  if (description && measure) {
    await page.getByLabel('发现问题，列入问题清单').check()
    await page.getByLabel('问题（必填）').fill(description)
    await page.getByLabel('整改要求').fill(measure)
  }
  await press(page, '记下这一条')
}

async function sign(page: Page): Promise<void> {
  await press(page, '签署报告')
  await carryOutInWindow(page, '签署报告')
  await page.getByText('已签字').first().waitFor()
}

/** The unit does one thing about its problem, coming from its ledger. */
async function rectify(act: string, text: string, verb: string): Promise<void> {
  const page = await stage.people.page(town)
  await page.goto(`${stage.house.origin}/inspections/problems`)
  await page.getByRole('link', { name: '备用循环泵停运，供热无保障' }).click()
  await press(page, act)
  await page.getByRole('dialog').getByRole('textbox').fill(text)
  await carryOutInWindow(page, verb)
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.close()
}

/** A picture as a telephone would make it: larger than is sent, with the time of its taking written by the camera. */
async function photograph(page: Page): Promise<Buffer> {
  const drawn = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 2400
    canvas.height = 1800
    const pen = canvas.getContext('2d')!
    pen.fillStyle = '#2a6'
    pen.fillRect(0, 0, 2400, 1800)
    const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, 'image/jpeg', 0.7) })
    return [...new Uint8Array(await blob!.arrayBuffer())]
  })
  const tiff = Buffer.alloc(80)
  tiff.write('II*\0', 0, 'latin1')
  tiff.writeUInt32LE(28, 4)
  tiff.write(`${taken.exif}\0`, 8, 'latin1')
  for (const [at, tag, type, count, value] of [[30, 0x8769, 4, 1, 50], [52, 0x9003, 2, 20, 8]] as const) {
    tiff.writeUInt16LE(1, at - 2)
    tiff.writeUInt16LE(tag, at)
    tiff.writeUInt16LE(type, at + 2)
    tiff.writeUInt32LE(count, at + 4)
    tiff.writeUInt32LE(value, at + 8)
  }
  return Buffer.concat([Buffer.from(drawn.slice(0, 2)), Buffer.from([0xff, 0xe1, 0, 88]), Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(drawn.slice(2))])
}

async function viewOf(name: string): Promise<{ status: number; answer: View }> {
  return (await (await visitorsOf(stage.house.origin))(name)).ask<View>('GET', `/inspections/inspections/${inspection}`)
}

async function sentFile(file: string): Promise<Buffer> {
  const page = await stage.people.page(supervisor)
  const answer = await page.context().request.get(`${stage.house.origin}/api/files/${file}`)
  await page.close()
  return answer.body()
}
