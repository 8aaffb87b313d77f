import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayOf, weekdayOf, type Day, type Instant } from '#lib/instants'
import { visitorsOf } from '../tools/testing/house.ts'
import { openStage, type Stage } from '../tools/testing/stage.ts'
import { carryOut, carryOutInWindow, inWindow, press } from './hands.ts'

// The cast, by name in the demo district.
const office = { clerk: '冯素芬', head: '钟春梅' }
const mayor = '胡喆'
const discipline = '贺昇'
const town = '尹瑀'
const phone = { width: 375, height: 812 }
const theme = '安全生产联合督查'

let ask: Awaited<ReturnType<typeof visitorsOf>>
let plan = ''
let inspection = ''

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
  ask = await visitorsOf(stage.house.origin)
})
afterAll(() => stage.close())

describe('三家督查力量联合督查：一个单位本来要去两次', () => {
  test('政府督查室、纪委各自拟了到青禾镇的计划；督查室再拟，撞车提示点名两家和单位', async () => {
    await planned(mayor, '政务督查', ['青禾镇党委', '梅岭镇党委'], [20, 21])
    await planned(discipline, '明察暗访', ['青禾镇党委'], [23, 23])
    const page = await stage.people.page(office.clerk)
    await page.goto(`${stage.house.origin}/inspections/plans/new`)
    await press(page, '拟定计划')
    await page.getByRole('heading', { name: '有 3 处需要处理' }).waitFor()
    await page.getByLabel('督查主题').fill(theme)
    await choose(page, '督查对象', '青禾镇党委')
    await choose(page, '督查对象', '古塘镇党委')
    await page.getByRole('textbox', { name: /督查时间/ }).first().fill(workday(22))
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: /督查时间/ }).last().fill(workday(22))
    await page.keyboard.press('Enter')
    await press(page, '拟定计划')
    await page.waitForURL((url) => /\/inspections\/plans\/[\w-]{20,}$/.test(url.pathname))
    plan = new URL(page.url()).pathname.split('/').at(-1)!
    const warning = page.getByRole('region', { name: '撞车提示' })
    for (const agency of ['区政府督查室', '区纪委监委']) await warning.getByText(agency, { exact: true }).waitFor()
    expect(await warning.getByText('青禾镇党委', { exact: true }).count()).toBe(2)
    // Of the others' plans nothing but the fact.
    expect(await warning.getByText(/梅岭镇|政务督查|明察暗访/).count()).toBe(0)
    await press(page, '报批')
    await inWindow(page, '报批')
    await page.getByText(/请先邀请合并、改期/).first().waitFor()
    for (let left = 2; left > 0; left--) {
      await warning.getByRole('button', { name: '邀请合并' }).first().click()
      await expect.poll(() => warning.getByRole('button', { name: '邀请合并' }).count()).toBe(left - 1)
    }
    await page.close()
  })

  test('两家从待办打开邀请并接受，一家在手机上；各自的计划并入', async () => {
    for (const [name, size] of [[mayor, undefined], [discipline, phone]] as const) {
      const page = await stage.people.page(name, size)
      await page.goto(`${stage.house.origin}/inbox`)
      await page.getByRole('link', { name: theme }).first().click()
      await page.getByRole('region', { name: '合并邀请' }).getByText('等待答复').first().waitFor()
      await carryOut(page, '接受合并')
      await page.getByText('已接受合并').first().waitFor()
      expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
      await page.close()
    }
    const lines = (await (await ask(mayor)).ask<readonly { theme: string | null; at: string }[]>('GET', `/inspections/plans?year=${workday(22).slice(0, 4)}`)).answer
    expect(lines.find((line) => line.theme === '政务督查')?.at).toBe('merged')
  })

  test('撞车解除：报批，另一位负责人批准；月历上只有一项，键盘能走到', async () => {
    const page = await openPlan(office.clerk)
    expect(await page.getByRole('region', { name: '撞车提示' }).count()).toBe(0)
    await page.getByText('区委督查室牵头，会同区政府督查室、区纪委监委').waitFor()
    await press(page, '报批')
    await carryOutInWindow(page, '报批')
    await page.getByText('已报批').first().waitFor()
    expect(await page.getByRole('button', { name: '批准' }).count()).toBe(0)
    await page.close()
    const approving = await stage.people.page(office.head)
    await approving.goto(`${stage.house.origin}/inbox`)
    await approving.getByRole('link', { name: theme }).first().click()
    await press(approving, '批准')
    await carryOutInWindow(approving, '批准')
    await approving.getByText('已批准').first().waitFor()
    await approving.goto(`${stage.house.origin}/inspections/plans?month=${workday(22).slice(0, 7)}`)
    const cell = approving.locator(`td[data-day="${workday(22)}"]`)
    await cell.getByRole('link', { name: theme }).waitFor()
    expect(await approving.getByRole('link', { name: '政务督查' }).count()).toBe(0)
    await approving.locator('td[tabindex="0"]').focus()
    for (let tries = 0; tries < 40 && await approving.evaluate<string | null>('document.activeElement?.getAttribute("data-day")') !== workday(22); tries++) {
      const at = await approving.evaluate<string>('document.activeElement.getAttribute("data-day")')
      await approving.keyboard.press(at < workday(22) ? 'ArrowRight' : 'ArrowLeft')
    }
    await approving.keyboard.press('Enter')
    await approving.keyboard.press('Enter')
    await approving.waitForURL(`**/inspections/plans/${plan}`)
    await approving.close()
  })

  test('据计划拟定督查方案，三家各派一人，批准后每个单位只收到一份通知', async () => {
    const page = await openPlan(office.clerk)
    await press(page, '据此拟定督查方案')
    await page.waitForURL((url) => /\/inspections\/[\w-]{20,}$/.test(url.pathname))
    inspection = new URL(page.url()).pathname.split('/').at(-1)!
    await page.close()
    const clerk = await ask(office.clerk)
    const { inspection: drawn } = await viewed()
    const team: object[] = []
    for (const [index, agency] of [drawn.plan.lead, ...drawn.plan.members].entries()) {
      const { answer } = await clerk.ask<readonly { person: string; name: string }[]>('GET', `/inspections/agencies/${agency.unit}/people`)
      team.push({ person: answer.find(({ name }) => name === [office.clerk, mayor, discipline][index])!.person, agency: agency.unit })
    }
    await acted(office.clerk, { type: 'amend', plan: { ...drawn.plan, team } })
    await acted(office.clerk, { type: 'submit' })
    await acted(office.head, { type: 'approve' })
    const sending = await openInspection(office.clerk)
    await press(sending, '发督查通知')
    await carryOutInWindow(sending, '发督查通知')
    await sending.getByText('督查通知已发出').first().waitFor()
    await sending.close()
    expect((await viewed()).inspection.notices.map(({ unit }) => unit.name).toSorted()).toEqual(['青禾镇党委', '古塘镇党委', '梅岭镇党委'].toSorted())
    // One notice, though three agencies come.
    const { answer } = await (await ask(town)).ask<{ inspection: { plan: { members: readonly object[] } } }>('GET', `/inspections/inspections/${inspection}`)
    expect(answer.inspection.plan.members).toHaveLength(2)
  })

  test('进点记录、一份报告、三家签字；计划记为已办，单位只计一次', async () => {
    for (const [index, { unit }] of (await viewed()).inspection.plan.targets.entries()) {
      await acted(office.clerk, { type: 'record', entry: {
        key: `joint-entry-${index}`, unit, item: null, text: '现场查看', place: '', notedAt: new Date().toISOString(), photos: [],
        defect: index === 0 ? { description: '消防通道堵塞', measure: '立即清理', dueOn: workday(30) } : null,
      } })
    }
    await acted(office.clerk, { type: 'report', text: '三家联合督查总体情况良好，发现问题1个。' })
    for (const [signed, name] of [office.clerk, mayor, discipline].entries()) {
      const page = await openInspection(name)
      await press(page, '签署报告')
      await carryOutInWindow(page, '签署报告')
      await expect.poll(async () => (await viewed()).inspection.signatures.length, { timeout: 15_000 }).toBe(signed + 1)
      await page.close()
    }
    const { inspection: signed } = await viewed()
    expect([signed.at, signed.signatures.length, signed.notices.length]).toEqual(['rectifying', 3, 3])
    const page = await openPlan(office.clerk)
    await page.getByText('已办').first().waitFor()
    await page.goto(`${stage.house.origin}/inspections/library`)
    await page.getByRole('button', { name: '消防通道堵塞' }).waitFor()
    await page.close()
    const visits = (await (await ask(office.clerk)).ask<readonly { theme: string | null; isHeld: boolean }[]>('GET', `/inspections/burden/${signed.plan.targets[0]!.unit}?year=${new Date().getFullYear()}`)).answer
    expect(visits.filter(({ theme: about }) => about === theme)).toMatchObject([{ isHeld: true }])
  })
})

/** The so-many-th weekday from today on. */
function workday(count: number): Day {
  let day = dayOf(new Date().toISOString() as Instant)
  for (let left = count; left > 0;) {
    day = addDays(day, 1)
    if (weekdayOf(day) !== 0 && weekdayOf(day) !== 6) left -= 1
  }
  return day
}

/** A plan of the person's own agency, made over the wire. */
async function planned(name: string, about: string, targets: readonly string[], [from, to]: readonly [number, number]): Promise<void> {
  const visitor = await ask(name)
  const { answer: pool } = await visitor.ask<{ mine: readonly { unit: string }[]; units: readonly { unit: string; name: string }[] }>('GET', '/inspections/pool')
  const content = { theme: about, kind: 'special', method: 'onSite', targets: targets.map((town) => ({ unit: pool.units.find((unit) => unit.name === town)!.unit })), from: workday(from), to: workday(to), filing: '' }
  const { status, answer } = await visitor.ask<object>('POST', '/inspections/plans', { agency: pool.mine[0]!.unit, content, on: null })
  if (status !== 200) throw new Error(JSON.stringify(answer))
}

interface Viewed {
  readonly inspection: {
    readonly at: string
    readonly plan: { readonly lead: { unit: string }; readonly members: readonly { unit: string }[]; readonly targets: readonly { unit: string; name: string }[] }
    readonly notices: readonly { readonly unit: { readonly name: string } }[]
    readonly signatures: readonly object[]
  }
}
const viewed = async (): Promise<Viewed> => (await (await ask(office.clerk)).ask<Viewed>('GET', `/inspections/inspections/${inspection}`)).answer

async function acted(name: string, act: object): Promise<void> {
  const { status, answer } = await (await ask(name)).ask<object>('POST', `/inspections/inspections/${inspection}/acts`, { act })
  if (status !== 200) throw new Error(JSON.stringify(answer))
}

async function openPlan(name: string): Promise<Page> {
  const page = await stage.people.page(name)
  await page.goto(`${stage.house.origin}/inspections/plans/${plan}`)
  await page.getByRole('heading', { level: 1, name: theme }).waitFor()
  return page
}

async function openInspection(name: string): Promise<Page> {
  const page = await stage.people.page(name)
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
