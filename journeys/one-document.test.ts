import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { journeyText } from '../modules/documents/examples.ts'
import { visitorsOf, type Visitor } from '../tools/testing/house.ts'
import { openStage, type Stage } from '../tools/testing/stage.ts'
import { carryOut, excessOf, isAccessible, press } from './hands.ts'

// The cast, by name in the demo district.
const drafter = '秦瑀'
const sectionHead = '范婷婷'
const finance = '郭红霞'
const reform = '叶伟'
const reviewer = '龙光明'
const officeHead = '姚月华'
const clerk = '谢秀英'
const sealKeeper = '肖立群'
const phone = { width: 375, height: 812 }
const title = '中共云江市临江区委办公室关于做好今冬明春安全生产和森林防火工作的通知'

let document = ''

let stage: Stage

beforeAll(async () => { stage = await openStage() })
afterAll(() => stage.close())

describe('一份公文走完全程', () => {
  test('拟稿人导入一篇三千字的文稿，标题、主送和层次被认出来', async () => {
    const page = await stage.people.page(drafter)
    await page.goto(`${stage.house.origin}/documents/new`)
    await page.getByLabel('本人确认所传内容不涉及国家秘密').check()
    await page.locator('input[type=file]').setInputFiles({ name: '安全生产通知.txt', mimeType: 'text/plain', buffer: Buffer.from(journeyText) as never })
    await page.waitForURL(/\/documents\/[^/]+\/edit/)
    document = /\/documents\/([^/]+)\/edit/.exec(page.url())![1]!
    await expectText(page.getByRole('textbox', { name: /标题/ }), /安全生产和森林防火工作的通知/)
    await step(page, '正文和附件')
    await page.getByText('一、进一步压实工作责任').first().waitFor()
    await isAccessible(page)
    await page.close()
  })

  test('他填好要素：两个部门会签，办公室主任签发，检查后提交', async () => {
    const page = await stage.people.page(drafter)
    await page.goto(`${stage.house.origin}/documents/${document}/edit`)
    await page.getByRole('radio', { name: '不涉密' }).check()
    await choose(page, '发文机关', '中共云江市临江区委办公室')
    await page.getByRole('textbox', { name: /标题/ }).fill(title)
    await pick(page, '会签单位', ['区财政局', '区发改局'])
    await choose(page, '签发人', officeHead)
    await page.getByText(/已保存/).first().waitFor()
    await step(page, '检查和提交')
    await page.getByRole('heading', { name: /可以提交|没有发现问题/ }).waitFor()
    await carryOut(page, '提交')
    await page.getByText('已提交，送下一环节办理。').first().waitFor()
    await page.close()
  })

  test('他想起漏了一处，在科长打开之前撤回，改好再交', async () => {
    const page = await openDocument(drafter)
    await carryOut(page, '撤回')
    await page.getByText('已撤回，可重新办理').first().waitFor()
    await press(page, '检查和提交')
    await page.getByRole('heading', { name: /可以提交|没有发现问题/ }).waitFor()
    await carryOut(page, '提交')
    await page.getByText('已提交，送下一环节办理。').first().waitFor()
    await page.close()
  })

  test('科长核稿通过；同一时刻他撤回、会签单位打开，只有一方成功', async () => {
    const page = await openDocument(sectionHead)
    await opinion(page, '核稿意见', '已核，请会签。')
    await carryOut(page, '核稿通过')
    await page.getByText('已核稿').first().waitFor()
    await page.close()
    const as = await visitorsOf(stage.house.origin)
    const [head, money] = [await as(sectionHead), await as(finance)]
    await expect.poll(async () => (await mine(money)).some((task) => task.isOpen), { timeout: 5000 }).toBe(true)
    const [last, open] = [await lastTask(head), await openTask(money)]
    const [taken, opened] = await Promise.all([act(head, { type: 'retract', task: last }), act(money, { type: 'open', task: open })])
    // Whoever came first holds; the other is told why not.
    expect([taken.status, opened.status].filter((status) => status < 300)).toHaveLength(1)
    if (taken.status < 300) {
      const again = await openDocument(sectionHead)
      await carryOut(again, '核稿通过')
      await again.getByText('已核稿').first().waitFor()
      await again.close()
    } else expect(taken.answer).toMatchObject({ status: 409 })
  })

  test('两个部门并行会签：发改同意，财政先不同意，文稿直接退回拟稿人', async () => {
    const agreeing = await openDocument(reform)
    await opinion(agreeing, '会签意见', '同意。')
    await carryOut(agreeing, '同意会签')
    await agreeing.getByText('已会签').first().waitFor()
    await agreeing.close()
    const disagreeing = await openDocument(finance)
    await opinion(disagreeing, '会签意见', '第五条所需经费应由镇街统筹，请修改。')
    await carryOut(disagreeing, '不同意')
    await disagreeing.getByText('已答复不同意').first().waitFor()
    await disagreeing.close()
  })

  test('拟稿人按意见改稿，再交时直接回到财政，发改不必重签', async () => {
    const page = await openDocument(drafter)
    await page.getByText(/退回：.*所需经费应由镇街统筹/).first().waitFor()
    await press(page, '修改文稿')
    await step(page, '正文和附件')
    await page.getByText('特此通知。').first().click()
    await page.keyboard.press('Home')
    await page.keyboard.type('所需经费由镇街统筹安排。')
    await page.getByText(/已保存/).first().waitFor()
    await page.goto(`${stage.house.origin}/documents/${document}`)
    await press(page, '检查和提交')
    await page.getByRole('heading', { name: /可以提交|没有发现问题/ }).waitFor()
    await carryOut(page, '提交')
    await page.getByText('已提交，送下一环节办理。').first().waitFor()
    await page.close()
    const again = await openDocument(finance)
    await carryOut(again, '同意会签')
    await again.getByText('已会签').first().waitFor()
    await again.close()
    const other = await openDocument(reform)
    await other.getByText(/现由.*办理“审核”/).first().waitFor()
    await other.close()
  })

  test('秘书科逐项回答六个审核要点后才能通过，办公室主任审核', async () => {
    const page = await openDocument(reviewer)
    await page.getByText('审核要点还有 6 项没有回答').first().waitFor()
    for (const point of await page.getByRole('radio', { name: '是', exact: true }).all()) await point.check()
    await page.getByText('已答 6／6').waitFor()
    await carryOut(page, '审核通过')
    await page.getByText('已审核').first().waitFor()
    await page.close()
    const head = await openDocument(officeHead)
    await carryOut(head, '审核通过')
    await head.getByText('已审核').first().waitFor()
    await head.close()
  })

  test('主任在手机上签发', async () => {
    const page = await openDocument(officeHead, phone)
    await opinion(page, '签发意见', '同意印发。')
    expect(await excessOf(page)).toBeLessThanOrEqual(0)
    await isAccessible(page)
    await carryOut(page, '签发')
    await page.getByText('已签发').first().waitFor()
    await page.close()
  })

  test('复核、编号、两人校对、用印', async () => {
    await handle(reviewer, '复核通过', '已复核')
    const numbering = await openDocument(clerk)
    await numbering.getByText('临委办发〔2026〕').first().waitFor()
    await carryOut(numbering, '编号')
    await numbering.getByText('已编号').first().waitFor()
    await numbering.close()
    await handle(drafter, '一校完成', '校对完成')
    await handle(reviewer, '二校完成', '校对完成')
    await handle(sealKeeper, '用印', '已用印')
  })

  let receivers = 0
  test('机要员分送四十个以上单位', async () => {
    const page = await stage.people.page(clerk)
    await page.goto(`${stage.house.origin}/documents/${document}/send`)
    await page.getByRole('heading', { level: 1, name: /分发/ }).waitFor()
    await carryOut(page, '分发')
    const told = page.getByText(/已分发 \d+ 个单位/).first()
    await told.waitFor()
    receivers = Number(/\d+/.exec((await told.textContent())!)![0])
    expect(receivers).toBeGreaterThanOrEqual(40)
    await page.close()
  })

  test('一个单位在页面上签收，其余各单位陆续签收，剩两个', async () => {
    const page = await stage.people.page('杜爱萍')
    await page.goto(`${stage.house.origin}/documents/receipts`)
    await page.getByRole('button', { name: `签收《${title}》` }).click()
    await page.getByText('已签收 1 件。').first().waitFor()
    await isAccessible(page)
    await page.close()
    await signAllBut(2)
  })

  test('机要员一键催办未签收的两个，一小时内再催被劝阻', async () => {
    const page = await stage.people.page(clerk)
    await page.goto(`${stage.house.origin}/documents/${document}/send`)
    await page.getByText(`已签收 ${receivers - 2}，未签收 2`).first().waitFor()
    await carryOut(page, '催办全部未签收')
    await page.getByText(/已催办?.*2/).first().waitFor()
    await expect.poll(() => page.getByText('已催 1 次').count(), { timeout: 20_000 }).toBe(2)
    const again = await (await (await visitorsOf(stage.house.origin))(clerk)).ask<{ code: string; detail: string }>('POST', `/documents/${document}/receipts/urge`, { receipts: 'all' })
    expect([again.status, again.answer.code]).toEqual([429, 'wait-before-urging'])
    await page.close()
  })

  test('正式文件的文字和版面逐项符合格式标准', async () => {
    const page = await openDocument(clerk)
    const bytes = await page.evaluate(async (id) => [...new Uint8Array(await (await fetch(`/api/documents/${id}/pdf`)).arrayBuffer())], document)
    await page.close()
    const pdf = await readPdf(Uint8Array.from(bytes))
    // Page numbers stand below the type area and are no part of the text.
    const text = pdf.map(({ items }) => items.filter(({ topMm }) => topMm < 264).map(({ text: one }) => one).join('')).join('')
    for (const line of journeyText.split('\n').slice(3, -3).filter(Boolean)) expect(text).toContain(line.replace(/\s/g, ''))
    expect(pdf.length % 2, '版记落在偶数页').toBe(0)
    const first = pdf[0]!
    const mark = first.items.filter(({ sizeMm }) => sizeMm > 9)
    expect(Math.min(...mark.map(({ topMm }) => topMm)), '发文机关标志上边缘距版心上边缘 35 mm').toBeCloseTo(72, 0)
    expect(text).toMatch(/临委办发〔2026〕\d+号/)
    // 156 × 225 mm from 28/37 mm; page numbers stand below it.
    // A stop or comma pushed to the line's end has ink in its left half only; its empty half may stand outside.
    const inkEnd = ({ text: one, endMm, sizeMm }: PdfItem) => (/[，。、；：？！）》”]$/.test(one) ? endMm - sizeMm / 2 : endMm)
    const outside = pdf.flatMap(({ items }) => items.filter((item) => item.xMm < 27.4 || inkEnd(item) > 184.6))
    expect(outside, '文字都在版心左右边线之内').toEqual([])
    const last = pdf.at(-1)!.items.map(({ text: one }) => one).join('')
    expect(last).toContain('印发')
  })

  test('流转记录一步不少，审计链校验完好', async () => {
    const page = await openDocument(drafter)
    await page.getByText('文字', { exact: true }).first().click()
    for (const name of [sectionHead, finance, reform, reviewer, officeHead, clerk, sealKeeper]) await page.getByText(name).first().waitFor()
    await isAccessible(page)
    await page.close()
    const { code, out } = await stage.house.shuniu('audit', 'verify')
    expect(out).toContain('The chain holds')
    expect(code).toBe(0)
  })
})

// ---------------------------------------------------------------- how it is done

async function openDocument(name: string, size?: { width: number; height: number }): Promise<Page> {
  const page = await stage.people.page(name, size)
  await page.goto(`${stage.house.origin}/documents/${document}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** The act of a step that asks for nothing but the press of its button. */
async function handle(name: string, button: string, done: string): Promise<void> {
  const page = await openDocument(name)
  await carryOut(page, button)
  await page.getByText(done).first().waitFor()
  await page.close()
}

const step = (page: Page, name: string) => page.getByRole('navigation', { name: '填写步骤' }).getByRole('button', { name: new RegExp(name) }).click()
const opinion = (page: Page, label: string, words: string) => page.getByRole('textbox', { name: label }).fill(words)

/** Chooses one option of a list by typing the beginning of its words. */
async function choose(page: Page, label: string, words: string): Promise<void> {
  const box = page.getByRole('combobox', { name: new RegExp(label) })
  await box.click()
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: words }).first().click()
}

async function pick(page: Page, label: string, names: readonly string[]): Promise<void> {
  const box = page.getByRole('combobox', { name: new RegExp(label) })
  for (const name of names) {
    await box.fill(name)
    await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: name }).first().click()
  }
  await page.keyboard.press('Escape')
}

const expectText = async (box: Locator, words: RegExp) => { await expect.poll(() => box.inputValue(), { timeout: 10_000 }).toMatch(words) }

interface CaseAnswer { mine: readonly { number: number; isOpen: boolean }[] }
const mine = async (visitor: Visitor) => (await visitor.ask<Partial<CaseAnswer>>('GET', `/documents/${document}/case`)).answer.mine ?? []
const openTask = async (visitor: Visitor) => (await mine(visitor)).find((task) => task.isOpen)!.number
const lastTask = async (visitor: Visitor) => (await mine(visitor)).findLast((task) => !task.isOpen)!.number
const act = (visitor: Visitor, wanted: object) => visitor.ask<object>('POST', `/documents/${document}/acts`, { act: wanted })

/** Every unit's clerk but those of the last few signs for the copy, each with the own account. */
async function signAllBut(left: number): Promise<void> {
  const as = await visitorsOf(stage.house.origin)
  const keeper = await as(clerk)
  const { answer: lines } = await keeper.ask<readonly { id: string; receiver: string; at: string }[]>('GET', `/documents/${document}/receipts`)
  const open = lines.filter((line) => line.at === 'sent')
  for (const line of open.slice(0, open.length - left)) {
    const { status } = await (await asPerson(await contactOf(keeper, line.receiver))).ask('POST', `/documents/receipts/${line.id}/sign`)
    expect(status).toBe(200)
  }
}

interface UnitAnswer { posts: readonly { roles: readonly string[]; holders: readonly { name: string; person: string }[] }[]; children: readonly { id: string }[] }

/** Who signs for a unit's papers: its own clerk, or one in its sections. */
async function contactOf(reader: Visitor, unit: string): Promise<{ name: string; person: string }> {
  const { answer: { posts, children } } = await reader.ask<UnitAnswer>('GET', `/organisation/units/${unit}`)
  const own = posts.find(({ roles, holders }) => (roles.includes('unitContact') || roles.includes('confidentialClerk')) && holders.length > 0)?.holders[0]
  if (own) return own
  for (const child of children) {
    const found = await contactOf(reader, child.id).catch(() => null)
    if (found) return found
  }
  throw new Error(`nobody signs for ${unit}`)
}

/** People whom the sign-in page does not offer enter by their account all the same; the demonstration needs no password. */
async function asPerson({ name, person }: { name: string; person: string }): Promise<Visitor> {
  const as = await visitorsOf(stage.house.origin)
  const { answer: { rows } } = await (await as('系统管理员')).ask<{ rows: readonly { id: string; person: string | null }[] }>('GET', `/administration/accounts?words=${encodeURIComponent(name)}`)
  return await as(name, rows.find((row) => row.person === person)!.id)
}

interface PdfItem { readonly text: string; readonly xMm: number; readonly endMm: number; readonly topMm: number; readonly sizeMm: number }
const MM = 25.4 / 72

async function readPdf(data: Uint8Array): Promise<readonly { items: readonly PdfItem[] }[]> {
  const pdf = await getDocument({ data, verbosity: 0 }).promise
  return await Promise.all(Array.from({ length: pdf.numPages }, async (_, at) => {
    const page = await pdf.getPage(at + 1)
    const { items } = await page.getTextContent()
    return { items: items.flatMap((item): PdfItem[] => ('str' in item && item.str.trim()
      ? [{ text: item.str.replace(/\s/g, ''), xMm: item.transform[4] * MM, endMm: (item.transform[4] + item.width) * MM, topMm: 297 - item.transform[5] * MM - Math.abs(item.transform[3]) * MM * 0.86, sizeMm: Math.abs(item.transform[3]) * MM }] : [])) }
  }))
}
