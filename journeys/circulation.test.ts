import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { visitorsOf, type Visitor } from '../tools/testing/house.ts'
import { openStage, type Stage } from '../tools/testing/stage.ts'

const [clerk, reader] = ['秦瑀', '谢秀英']

let asReader: Visitor

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
  const visitor = await visitorsOf(stage.house.origin)
  asReader = await visitor(reader)
  await sendRound(await visitor(clerk))
})
afterAll(() => stage.close())

describe('传阅件圈阅，十秒之内可以撤销', () => {
  test('点错的撤销回来，什么也没有发生', async () => {
    const before = await waiting()
    const page = await openReading()
    await circle(page)
    expect(await shown(page)).toBe(before - 1)
    expect(await waiting()).toBe(before)
    await page.getByRole('button', { name: '撤销' }).click()
    await expect.poll(() => shown(page)).toBe(before)
    await page.waitForTimeout(TEN_SECONDS)
    expect(await waiting()).toBe(before)
    await page.close()
  })

  test('不撤销的，十秒后记为已阅', async () => {
    const before = await waiting()
    const page = await openReading()
    await circle(page)
    await expect.poll(waiting, { timeout: TEN_SECONDS + 5_000 }).toBe(before - 1)
    expect(await shown(page)).toBe(before - 1)
    await page.close()
  })

  test('批量圈阅后马上关掉页面，也都记为已阅', async () => {
    const before = await waiting()
    const page = await openReading()
    for (const line of [1, 2]) await page.getByRole('checkbox').nth(line).check()
    await page.getByRole('button', { name: '批量圈阅' }).click()
    await page.getByText('已圈阅 2 件').waitFor()
    await page.close()
    await expect.poll(waiting, { timeout: 5_000 }).toBe(before - 2)
  })

  test('在公文页面上圈阅后转到别处，也记为已阅', async () => {
    const before = await waiting()
    const { answer } = await asReader.ask<{ items: readonly { link: string }[] }>('GET', '/workflow/inbox?tab=toRead')
    const page = await stage.people.page(reader, { width: 375, height: 740 })
    await page.goto(stage.house.origin + answer.items[0]!.link)
    await page.getByRole('button', { name: '已阅', exact: true }).click()
    await page.getByRole('button', { name: '撤销' }).waitFor()
    expect(await waiting()).toBe(before)
    await page.goto(`${stage.house.origin}/settings`)
    await expect.poll(waiting, { timeout: 5_000 }).toBe(before - 1)
    await page.close()
  })
})

const TEN_SECONDS = 11_000

/** How many copies wait to be read, by the server's count. */
const waiting = async (): Promise<number> => (await asReader.ask<{ toRead: number }>('GET', '/workflow/inbox/counts')).answer.toRead

/** The clerk sends each of his drafts round to the reader. */
async function sendRound(of: Visitor): Promise<void> {
  const { person } = (await asReader.ask<{ person: string }>('GET', '/session')).answer
  const { lines } = (await of.ask<{ lines: readonly { id: string }[] }>('GET', '/documents/list?mine=1&running=1')).answer
  for (const { id } of lines) await of.ask('POST', `/documents/${id}/acts`, { act: { type: 'circulate', readers: [person] } })
  expect(await waiting()).toBeGreaterThan(4)
}

async function openReading(): Promise<Page> {
  const page = await stage.people.page(reader)
  await page.goto(`${stage.house.origin}/inbox?tab=toRead`)
  await page.getByRole('checkbox').nth(1).waitFor()
  return page
}

/** The lines of the list; the first box chooses all of them. */
const shown = (page: Page): Promise<number> => page.getByRole('checkbox', { name: /关于/ }).count()

/** Shows the first line beside the list and marks it as seen, without the mouse. */
async function circle(page: Page): Promise<void> {
  await page.keyboard.press('j')
  await page.keyboard.press('p')
  await page.getByRole('button', { name: '圈阅', exact: true }).waitFor()
  await page.keyboard.press('Alt+R')
  await page.getByText(/^已圈阅：/).waitFor()
}
