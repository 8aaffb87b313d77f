import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page, Request } from 'playwright-core'
import { expect } from 'vitest'

/** Presses a button of the page; one that still says why not is waited for. */
export const press = (page: Page, name: string | RegExp): Promise<void> => buttonIn(page, name).click()

/** Presses the act's own button in the window that asks about it. */
export const inWindow = (page: Page, name: string): Promise<void> => buttonIn(page.getByRole('dialog'), name).click()

/** Presses a button that acts, and stays until the act is answered: what the page shall say then, it may have said before. */
export const carryOut = (page: Page, name: string | RegExp): Promise<void> => answered(page, () => press(page, name))

/** The same in the window that asks about the act. */
export const carryOutInWindow = (page: Page, name: string): Promise<void> => answered(page, () => inWindow(page, name))

/** By how many pixels the page is wider than its window. Evaluated as text: a journey knows no DOM. */
export const excessOf = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')

/** No violation found by axe. */
export async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${page.url()}: ${id} ${nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')}`)).toEqual([])
}

const buttonIn = (place: Page | Locator, name: string | RegExp) => place.getByRole('button', { name, exact: true, disabled: false }).first()

async function answered(page: Page, doing: () => Promise<void>): Promise<void> {
  const [asked] = await Promise.all([page.waitForRequest(isAct), doing()])
  const answer = await asked.response()
  expect(`${answer?.status()} ${asked.url()}`).toMatch(/^20\d /)
}

// A page opens one's task by itself.
const isAct = (request: Request) => request.method() !== 'GET' && !request.postData()?.includes('"type":"open"')
