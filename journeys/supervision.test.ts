import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { visitorsOf } from '../tools/testing/house.ts'
import { openStage, type Stage } from '../tools/testing/stage.ts'
import { carryOut, carryOutInWindow, excessOf, isAccessible, press } from './hands.ts'

// The cast, by name in the demo district.
const supervisor = '冯素芬'
const deputy = '钟春梅'
const secretary = '赵建国'
const finance = { contact: '杜爱萍', head: '郭红霞' }
const reform = { contact: '邹明辉' }
const town = { contact: '尹瑀', head: '袁立群' }
const outsider = '秦瑀'
const phone = { width: 375, height: 812 }
const title = '关于老旧小区消防隐患整治的批示'
// What the secretary wrote on a document of the demonstration, and one who handles that document and nothing of what came of it.
const written = { on: '关于2026年党委信息工作情况的报告', words: '同意上报。文中所列问题，请区财政局牵头抓紧整改，结果报我。', reader: '龙光明' }

let item = ''
let document = ''

let stage: Stage

beforeAll(async () => { stage = await openStage({ isClockMovable: true }) })
afterAll(() => stage.close())

describe('一件批示从登记到归档', () => {
  test('书记在公文上的批示，督查员从待阅打开，一键转督办：来源、批示、载体已填好', async () => {
    const page = await stage.people.page(supervisor)
    await page.goto(`${stage.house.origin}/inbox?tab=toRead`)
    await page.getByRole('link', { name: written.on }).first().click()
    await page.getByRole('button', { name: '转督办' }).waitFor()
    document = new URL(page.url()).pathname.split('/').at(-1)!
    await page.getByRole('link', { name: /转督办.*赵建国/ }).click()
    await page.getByLabel('批示全文').waitFor()
    expect(await page.getByLabel('批示全文').inputValue()).toBe(written.words)
    expect(await page.getByLabel('批示载体').inputValue()).toBe(written.on)
    await page.getByText('赵建国（').first().waitFor()
    await isAccessible(page)
    await press(page, '下一步：事项和要求')
    await page.getByLabel('事项名称').fill(title)
    await page.getByLabel('办理要求').fill('请区财政局、区发改局、青禾镇抓紧整改。')
    await press(page, '下一步：核对提交')
    await page.getByText(`批于《${written.on}》`).waitFor()
    await press(page, '提出立项')
    await page.waitForURL((url) => /\/supervision\/items\/[\w-]{20,}$/.test(url.pathname))
    item = new URL(page.url()).pathname.split('/').at(-1)!
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    // Two people: whoever put it forward has no button to approve it.
    expect(await page.getByRole('button', { name: '审定立项' }).count()).toBe(0)
    // Back to its cause by the link, and from there to the item.
    await page.getByRole('region', { name: '督查事项' }).getByRole('link', { name: written.on }).click()
    await page.locator('#part-来龙去脉').getByRole('link', { name: `${title} · 拟立项` }).waitFor()
    await page.close()
    const reader = await stage.people.page(written.reader)
    await reader.goto(`${stage.house.origin}/documents/${document}`)
    await reader.locator('#part-来龙去脉').getByText('流转记录').first().waitFor()
    expect(await reader.getByText(/^督查 ·|拟立项|转督办/).count()).toBe(0)
    expect(await reader.getByText(title).count()).toBe(0)
    await reader.close()
  })

  test('办公室领导从待办打开并审定，自动编号；旁人查无此件', async () => {
    const page = await stage.people.page(deputy)
    await page.goto(`${stage.house.origin}/inbox`)
    await page.getByRole('link', { name: title }).first().click()
    await carryOut(page, '审定立项')
    await page.getByText('已审定立项并编号').first().waitFor()
    await page.getByText(/临委督〔2026〕\d+号/).first().waitFor()
    await page.close()
    const other = await stage.people.page(outsider)
    await other.goto(`${stage.house.origin}/supervision/items/${item}`)
    await other.getByRole('alert').waitFor()
    expect(await other.getByText(title).count()).toBe(0)
    await other.close()
  })

  test('督查员分解给三个单位，交办后各单位即时收到', async () => {
    const page = await open(supervisor)
    await press(page, '分解任务')
    await part(page, 1, { lead: '区财政局', content: '落实整治经费' })
    await press(page, '再分解一项')
    await part(page, 2, { lead: '区发改局', content: '完成立项审批' })
    await press(page, '再分解一项')
    await part(page, 3, { lead: '青禾镇党委', content: '排查隐患并整改' })
    await isAccessible(page)
    await press(page, '保存分解')
    await page.getByRole('heading', { level: 2, name: /任务3/ }).waitFor()
    await press(page, '交办')
    await carryOutInWindow(page, '交办')
    await page.getByText('已交办，各单位即时收到').first().waitFor()
    await page.close()
    const inbox = await stage.people.page(town.contact)
    await inbox.goto(`${stage.house.origin}/inbox`)
    await inbox.getByRole('link', { name: title }).first().waitFor()
    await inbox.close()
  })

  test('两家签收；发改局退回改派，改派给财政局', async () => {
    for (const [name, number] of [[finance.contact, 1], [town.contact, 3]] as const) await done(name, `签收（任务${number}）`, '已签收')
    const page = await open(reform.contact)
    await press(page, '退回改派（任务2）')
    await reason(page, '退回改派', '该项审批权限在区财政局')
    await page.getByText('已退回督查室改派').first().waitFor()
    await page.close()
    const office = await open(supervisor)
    await press(office, '改派（任务2）')
    const dialog = office.getByRole('dialog')
    await choose(office, '改派给', '区财政局')
    await dialog.getByRole('button', { name: '改派', exact: true }).click()
    await office.getByText('已改派').first().waitFor()
    await office.close()
    await done(finance.contact, '签收（任务2）', '已签收')
  })

  test('财政局报进度、申请延期，批示领导在手机上同意，原定期限还在', async () => {
    const fixed = await dueOn(1)
    const page = await open(finance.contact)
    await press(page, '报进度（任务1）')
    await page.getByLabel('办理情况').fill('经费已列入预算调整方案。')
    await page.getByLabel('完成进度（%）').fill('50')
    await carryOutInWindow(page, '报进度')
    await page.getByText('进度已报').first().waitFor()
    await press(page, '申请延期（任务1）')
    await day(page, '延至', '2026-12-31')
    await page.getByLabel('延期理由').fill('预算调整须经常委会审议')
    await carryOutInWindow(page, '申请延期')
    await page.getByText('延期申请已提交').first().waitFor()
    await page.close()
    const leader = await open(secretary, phone)
    expect(await excessOf(leader)).toBeLessThanOrEqual(0)
    await carryOut(leader, /^同意延期/)
    await leader.getByText('已同意延期').first().waitFor()
    await leader.getByText(`原定 ${Number(fixed.slice(5, 7))}月${Number(fixed.slice(8))}日`).first().waitFor()
    await leader.close()
  })

  test('青禾镇到期不报：亮红灯，三天里先提醒、再催办单、再督办函，同一天不能催两次', async () => {
    const due = await dueOn(3)
    const until = Math.round((Date.parse(due) - Date.parse(new Date().toISOString().slice(0, 10))) / 86_400_000)
    for (const [at, level] of ['提醒', '催办单', '督办函'].entries()) {
      await stage.daysLater(until + 1 + at)
      const page = await open(supervisor)
      await page.getByRole('region', { name: '任务3' }).getByText('超过办结期限').waitFor()
      await press(page, '催办（任务3）')
      await page.getByRole('dialog').getByText(`第${at + 1}次催办：${level}`).waitFor()
      await isAccessible(page)
      await carryOutInWindow(page, '催办')
      await page.getByText('已催办').first().waitFor()
      await expect.poll(() => page.getByRole('button', { name: '催办（任务3）' }).count()).toBe(0)
      await page.close()
    }
    const page = await open(supervisor)
    // The clock has lit the lamp by itself, and says so in the list.
    await expect.poll(async () => { await page.reload(); return await page.locator('.sn-object-head').getByText('红灯').count() }, { timeout: 90_000 }).toBe(1)
    const papers = page.getByRole('list', { name: '任务3文书和催办' })
    await papers.getByText('第1次催办（提醒）').waitFor()
    for (const [name, text] of [['督办通知', '青禾镇党委'], ['催办单', '催办'], ['督办函', '督办']] as const) {
      const [download] = await Promise.all([page.waitForEvent('download'), papers.getByRole('link', { name: new RegExp(`^${name}`) }).click()])
      const chunks: Buffer[] = []
      for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
      expect(await pdfText(Buffer.concat(chunks))).toContain(text)
    }
    await page.close()
  })

  test('青禾镇反馈，退回重办一次，补充后通过；财政局两项由局长反馈', async () => {
    await report(town.contact, 3, '隐患全部整改。')
    await done(town.head, '审签反馈（任务3）', '反馈已审签')
    const page = await open(supervisor)
    await press(page, '退回重办（任务3）')
    await reason(page, '退回重办', '缺少整改前后对照')
    await page.getByText('已退回重办').first().waitFor()
    await page.close()
    await report(town.contact, 3, '已补充整改前后对照照片。')
    await done(town.head, '审签反馈（任务3）', '反馈已审签')
    for (const number of [1, 2]) await report(finance.head, number, '已完成。')
    for (const number of [1, 2, 3]) {
      const office = await open(supervisor)
      await press(office, `审核通过（任务${number}）`)
      await carryOutInWindow(office, '审核通过')
      await office.getByText('已审核通过').first().waitFor()
      await office.close()
    }
  })

  test('全部通过后提出办结；领导没有阅示，批准不了；阅示后批准、归档', async () => {
    const page = await open(supervisor)
    await press(page, '提出办结')
    await page.getByLabel('办结情况报告').fill('三项任务均已落实，隐患清零。')
    await carryOutInWindow(page, '提出办结')
    await page.getByText('已提出办结').first().waitFor()
    await page.close()
    const early = await open(deputy)
    expect(await early.getByRole('button', { name: '批准办结' }).count()).toBe(0)
    await early.close()
    const leader = await open(secretary, phone)
    await press(leader, '领导阅示')
    await leader.getByRole('radio', { name: '满意，同意销号' }).check()
    await leader.getByLabel('阅示意见').fill('很好。')
    await isAccessible(leader)
    await carryOutInWindow(leader, '领导阅示')
    await leader.getByText('已登记领导阅示').first().waitFor()
    await leader.close()
    const approving = await open(deputy)
    await press(approving, '批准办结')
    await carryOutInWindow(approving, '批准办结')
    await approving.getByText('已批准办结').first().waitFor()
    await approving.close()
    const archiving = await open(supervisor)
    await press(archiving, '归档')
    await carryOutInWindow(archiving, '归档')
    await archiving.getByText('已归档').first().waitFor()
    await archiving.close()
  })

  test('来龙去脉从起因到归档一件不少，电脑和手机上都看得全', async () => {
    for (const size of [{ width: 1366, height: 768 }, phone]) {
      const page = await open(supervisor, size)
      const thread = page.locator('#part-来龙去脉')
      const told = (await thread.getByRole('listitem').allTextContents()).join('\n')
      const order = [
        '起因', written.on, '提出立项', '审定立项', '分解任务', '交办：3 项任务', '签收（任务1）', '退回改派（任务2）', '改派（任务2）：区发改局 → 区财政局', '报进度（任务1）：50%', '申请延期（任务1）', '同意延期（任务1）',
        '第1次催办：提醒（任务3）', '第2次催办：催办单（任务3）', '第3次催办：督办函（任务3）', '提交反馈（任务3）', '审签反馈（任务3）', '退回重办（任务3）', '已补充整改前后对照照片', '审核通过（任务1）', '审核通过（任务3）', '提出办结：已完成', '领导阅示：满意', '批准办结', '归档',
      ]
      const places = order.map((text) => told.indexOf(text))
      expect(order.filter((_, at) => places[at]! < 0)).toEqual([])
      expect(places).toEqual(places.toSorted((one, other) => one - other))
      expect(await excessOf(page)).toBeLessThanOrEqual(0)
      await isAccessible(page)
      await page.close()
    }
  })
})

describe('总览和清单', () => {
  test('督查员登记纸质批示件：不全的逐项指出，填齐后提出立项', async () => {
    const page = await stage.people.page(supervisor)
    await page.goto(`${stage.house.origin}/supervision/items/new`)
    await press(page, '提出立项')
    await page.getByRole('heading', { name: '有 5 处需要处理' }).waitFor()
    await isAccessible(page)
    await choose(page, '批示领导', secretary)
    await day(page, '批示日期', '2026-11-20')
    await page.getByLabel('批示载体').fill('信访专报第12期')
    await page.getByLabel('批示全文').fill('请抓紧整改，举一反三，结果报我。')
    await press(page, '下一步：事项和要求')
    await page.getByLabel('事项名称').fill('关于学校周边交通整治的批示')
    await page.getByLabel('办理要求').fill('请区财政局办理。')
    await press(page, '下一步：核对提交')
    await page.getByText('批于《信访专报第12期》').waitFor()
    await press(page, '提出立项')
    await page.waitForURL((url) => /\/supervision\/items\/[\w-]{20,}$/.test(url.pathname))
    await page.getByRole('heading', { level: 1, name: '关于学校周边交通整治的批示' }).waitFor()
    await page.close()
  })

  test('总览的每个数字都等于点开后的件数，并能印在一页上', async () => {
    const page = await stage.people.page(supervisor)
    await page.goto(`${stage.house.origin}/supervision`)
    const cell = page.getByRole('link', { name: /红灯 \d+ 件，看明细/ }).nth(1)
    const count = Number(/ (\d+) 件/.exec((await cell.getAttribute('aria-label'))!)![1])
    const pdf = await getDocument({ data: new Uint8Array(await page.pdf({ format: 'A4' })) }).promise
    expect(pdf.numPages).toBe(1)
    await page.getByRole('button', { name: /^红灯规则/ }).focus()
    await page.getByText('超过办结期限，或进展报告逾期').first().waitFor()
    await cell.click()
    await expect.poll(() => page.getByRole('table').locator('tbody tr').count()).toBe(count)
    await page.close()
  })

  test('督查员新增一个类别，立项时马上能选', async () => {
    const page = await stage.people.page(supervisor)
    await page.goto(`${stage.house.origin}/supervision/categories`)
    await press(page, '新增类别')
    await page.getByLabel('类别名称').fill('民营经济专项')
    await page.getByLabel('代码').fill('privateEconomy')
    await page.getByLabel('一般办理时限（工作日）').fill('10')
    await carryOut(page, '保存类别')
    await page.getByText('督查类别已保存').first().waitFor()
    await page.goto(`${stage.house.origin}/supervision/items/new`)
    await page.getByRole('radio', { name: '区委区政府重大决策部署' }).check()
    await choose(page, '类别', '民营经济专项')
    await page.close()
  })
})

async function open(name: string, size?: { width: number; height: number }): Promise<Page> {
  const page = await stage.people.page(name, size)
  await page.goto(`${stage.house.origin}/supervision/items/${item}`)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  return page
}

async function reason(page: Page, verb: string, text: string): Promise<void> {
  await page.getByRole('dialog').getByRole('textbox').fill(text)
  await carryOutInWindow(page, verb)
}

/** One act that needs no more than a press. */
async function done(name: string, act: string, told: string): Promise<void> {
  const page = await open(name)
  await carryOut(page, act)
  await page.getByText(told).first().waitFor()
  await page.close()
}

async function report(name: string, assignment: number, text: string): Promise<void> {
  const page = await open(name)
  await press(page, `提交反馈（任务${assignment}）`)
  await page.getByLabel('办理情况').fill(text)
  await carryOutInWindow(page, '提交反馈')
  await page.getByText('反馈已提交').first().waitFor()
  await page.close()
}

async function part(page: Page, number: number, { lead, content }: { lead: string; content: string }): Promise<void> {
  const box = page.getByRole('region', { name: `任务${number}`, exact: true })
  await box.getByLabel(/^任务内容/).fill(content)
  await choose(page, `任务${number}牵头单位`, lead)
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label, exact: true })
  await box.click()
  if (await box.isEditable()) await box.fill(option)
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: option }).first().click()
}

async function day(page: Page, label: string, value: string): Promise<void> {
  const box = page.getByRole('textbox', { name: label, exact: true })
  await box.fill(value)
  await box.press('Enter')
}

async function dueOn(assignment: number): Promise<string> {
  const visitor = await (await visitorsOf(stage.house.origin))(supervisor)
  const { answer } = await visitor.ask<{ item: { assignments: readonly { number: number; dueOn: string }[] } }>('GET', `/supervision/items/${item}`)
  return answer.item.assignments.find(({ number }) => number === assignment)!.dueOn
}

async function pdfText(bytes: Buffer): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(bytes) }).promise
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, async (_, at) => (await (await pdf.getPage(at + 1)).getTextContent()).items.map((text) => ('str' in text ? text.str : '')).join('')))
  return pages.join('').replaceAll(/\s/g, '')
}
