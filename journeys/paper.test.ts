import type { Download, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { visitorsOf } from '../tools/testing/house.ts'
import { readInOfdJs, readInPdfJs, type SeenFile } from './paper-readers.ts'
import { openStage, type Stage } from '../tools/testing/stage.ts'
import { carryOut, isAccessible, press } from './hands.ts'

// The cast, by name in the demo district.
const drafter = '秦瑀'
const sectionHead = '范婷婷'
const reviewer = '龙光明'
const officeHead = '姚月华'

const faulty = '关于开展档案检查的通知\n各镇党委、街道党工委，区直各部门：\n　　根据《档案法》要求,现就检查工作通知如下。\n　　一、检查内容\n　　重点检查制度建设情况，整改率不低于5%—10%。\n　　特此通知。\n中共临江区委办公室\n2026年01月05日'
const right = faulty.replace('要求,', '要求，').replace('5%—10%', '5%～10%').replace('01月05日', '1月5日')

let stage: Stage

beforeAll(async () => { stage = await openStage() })
afterAll(() => stage.close())

describe('排版校对：键入文稿，看版面，改差错，存文件', () => {
  let page: Page
  beforeAll(async () => {
    page = await stage.people.page(drafter)
    await page.goto(`${stage.house.origin}/documents/desk`)
    await page.getByRole('textbox', { name: '文稿文字' }).fill(faulty)
    await page.getByRole('heading', { name: '发现 2 处错误、1 处提醒' }).waitFor()
  })
  afterAll(async () => { await page.close() })

  test('每个差错标在所在的那一行旁边', async () => {
    const beside = await page.evaluate(besideLines)
    expect(beside.map(({ sign, text }) => [sign, text.replace(/\s/g, '')])).toEqual([
      ['1', expect.stringContaining('要求,现就')], ['2', expect.stringContaining('5%—10%')], ['3', expect.stringContaining('2026年01月05日')],
    ])
    await isAccessible(page)
  })

  test('点一下就改好，改完没有问题', async () => {
    for (const words of ['，', '5%～10', '2026年1月5日']) await page.getByRole('button', { name: `改为“${words}”`, exact: true }).click()
    await page.getByRole('heading', { name: '没有发现问题' }).waitFor()
    expect(await page.getByRole('textbox', { name: '文稿文字' }).inputValue()).toBe(right)
    expect(await page.locator('.sn-paper-mark').count()).toBe(0)
  })

  test('在版面上选中复制，得到原来的文字', async () => {
    const copied = (await page.evaluate<string>(selectPaper)).replace(/\s/g, '')
    for (const line of right.split('\n')) expect(copied).toContain(line.replace(/\s/g, ''))
  })

  test('存成 PDF 和 OFD，用别家的阅读器读出来还是这些字', async () => {
    const seen: readonly SeenFile[] = [await readInPdfJs(await saved(page, '存为 PDF')), await readInOfdJs(stage.browser, await saved(page, '存为 OFD'))]
    for (const { pages } of seen) {
      const text = pages.flat().map(({ char }) => char).join('').replace(/\s/g, '')
      for (const line of right.split('\n')) expect(text).toContain(line.replace(/\s/g, ''))
    }
  })
})

test('上传的 PDF 附件逐页排进预览', async () => {
  const clerk = await (await visitorsOf(stage.house.origin))(drafter)
  const { answer: { id } } = await clerk.ask<{ id: string }>('POST', '/documents', { kind: 'notice', unit: null, elements: { title: '关于印发检查表的通知' }, body: [{ kind: 'paragraph', runs: [{ text: '现将检查表印发给你们。' }] }] })
  const desk = await stage.people.page(drafter)
  await desk.goto(`${stage.house.origin}/documents/desk`)
  const annex = await saved(desk, '存为 PDF')
  await desk.close()
  const page = await stage.people.page(drafter)
  await page.goto(`${stage.house.origin}/documents/${id}/edit?step=body`)
  await page.getByText(/^共 \d+ 页/).waitFor()
  await page.getByLabel('本人确认所传内容不涉及国家秘密').check()
  await page.getByLabel('添加附件文件').setInputFiles({ name: '检查表.pdf', mimeType: 'application/pdf', buffer: Buffer.from(annex) as never })
  await page.getByText('● 已上传').waitFor()
  const drawn = page.locator('.sn-paper-page image')
  await expect.poll(() => drawn.count(), { timeout: 10_000 }).toBe((await readInPdfJs(annex)).pages.length)
  expect(await drawn.first().evaluate(async (image) => (await fetch(image.getAttribute('href')!)).headers.get('content-type'))).toBe('image/jpeg')
  await page.getByText(/已保存/).first().waitFor()
  await isAccessible(page)
  await page.close()
})

describe('公文里的差错：签发前必须改正，提醒要有交代', () => {
  let document = ''
  beforeAll(async () => {
    const { answer } = await (await (await visitorsOf(stage.house.origin))(drafter)).ask<{ lines: readonly { id: string; title: string }[] }>('GET', `/documents/list?mine=1&q=${encodeURIComponent('元旦春节期间值班')}`)
    document = answer.lines[0]!.id
  })

  test('拟稿人在检查一步看到差错，点“去看”就选中那几个字', async () => {
    const page = await open(drafter, '/edit?step=check')
    await page.getByRole('heading', { name: '校对发现 4 处错误、2 处提醒' }).waitFor()
    await isAccessible(page)
    const bracket = page.getByRole('list', { name: '校对结果' }).getByRole('listitem').filter({ hasText: '六角括号' })
    await bracket.getByRole('button', { name: '去看' }).click()
    await page.getByRole('textbox', { name: '正文' }).waitFor()
    await expect.poll(() => page.evaluate<string>('String(getSelection())')).toBe('[2025]')
    // What stands beside a line of the preview leads to the finding.
    await page.getByRole('button', { name: /^第 1.* 条：/ }).click()
    await page.locator('#finding-1:focus').waitFor()
    await page.close()
  })

  test('改好三处就交上去；还有一处错误没改，这时先不拦', async () => {
    const page = await open(drafter, '/edit?step=check')
    for (const words of ['〔2025〕', '三四']) await page.getByRole('button', { name: `改为“${words}”`, exact: true }).click()
    await page.getByRole('heading', { name: '校对发现 2 处错误、2 处提醒' }).waitFor()
    await page.getByRole('button', { name: '改为“，”', exact: true }).first().click()
    await page.getByRole('heading', { name: '校对发现 1 处错误、2 处提醒' }).waitFor()
    await page.getByText(/已保存/).first().waitFor()
    await carryOut(page, '提交')
    await page.getByText('已提交，送下一环节办理。').first().waitFor()
    await page.close()
    const head = await open(sectionHead)
    await carryOut(head, '核稿通过')
    await head.getByText('已核稿').first().waitFor()
    await head.close()
  })

  test('秘书科审核被拦下，改正错误、写明理由后才通过', async () => {
    const page = await open(reviewer)
    for (const point of await page.getByRole('radio', { name: '是', exact: true }).all()) await point.check()
    await page.getByText('已答 6／6').waitFor()
    await press(page, '审核通过')
    const summary = page.getByRole('alert').filter({ hasText: '处需要处理' })
    await summary.getByText(/中文里用全角标点/).waitFor()
    await summary.getByText(/今年/).waitFor()
    await page.getByRole('link', { name: '逐项改正或写明理由' }).click()
    await page.getByRole('heading', { name: '校对发现 1 处错误、2 处提醒' }).waitFor()
    await page.getByRole('button', { name: '改为“，”', exact: true }).click()
    await page.getByRole('button', { name: '改为“30%～50”', exact: true }).click()
    await page.getByRole('heading', { name: '校对发现 0 处错误、1 处提醒' }).waitFor()
    await page.getByRole('textbox', { name: '确需如此的理由' }).fill('当年的通知，不会误解')
    await page.getByText('已写明理由').waitFor()
    await isAccessible(page)
    await press(page, '保存并返回办理')
    await page.getByRole('heading', { name: '办理' }).waitFor()
    await carryOut(page, '审核通过')
    await page.getByText('已审核').first().waitFor()
    await page.close()
  })

  test('主任审核、签发，答过的提醒不再问', async () => {
    for (const [button, done] of [['审核通过', '已审核'], ['签发', '已签发']] as const) {
      const page = await open(officeHead)
      await carryOut(page, button)
      await page.getByText(done).first().waitFor()
      await page.close()
    }
  })

  async function open(name: string, rest = ''): Promise<Page> {
    const page = await stage.people.page(name)
    await page.goto(`${stage.house.origin}/documents/${document}${rest}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    return page
  }
})

// ---------------------------------------------------------------- how it is done

/** The bytes of the file that a button saves. */
async function saved(page: Page, button: string): Promise<Uint8Array> {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, button)]) as readonly [Download, void]
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return new Uint8Array(Buffer.concat(chunks))
}

/** Runs in the browser: each sign in the margin, and the words of the line at its height. */
function besideLines(): { readonly sign: string; readonly text: string }[] {
  return [...document.querySelectorAll('.sn-paper-mark')].map((mark) => {
    const { top, bottom } = mark.getBoundingClientRect()
    const middle = (top + bottom) / 2
    const texts = [...mark.parentElement!.querySelectorAll('text')].filter((text) => text.getBoundingClientRect().top <= middle && text.getBoundingClientRect().bottom >= middle)
    return { sign: mark.textContent ?? '', text: texts.map((text) => text.textContent).join('') }
  })
}

/** Runs in the browser: selects all pages and gives what would be copied. */
function selectPaper(): string {
  getSelection()!.selectAllChildren(document.querySelector('.sn-paper-pages')!)
  return String(getSelection())
}
