import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { inject } from 'vitest'
import { openBrowser } from './browser.ts'
import { movableClock, moveDaysLater, newDataDir, removeDataDir, startHouse, type RunningHouse } from './house.ts'
import { peopleIn } from './people.ts'

/** What a journey is played on: a demonstration of its own, a browser, and the sample people at their computers. */
export interface Stage {
  readonly house: RunningHouse
  readonly browser: Browser
  readonly people: ReturnType<typeof peopleIn>
  /** The same house so many days after the machine's day; sessions have run out by then, and everybody signs in again. */
  readonly daysLater: (days: number) => Promise<void>
  /** Ends the browser and the house and takes its data away. */
  readonly close: () => Promise<void>
}

/** A data folder as the first start of a demonstration leaves it, made once for all journeys of a run. */
export async function demoDataDir(): Promise<string> {
  const folder = await newDataDir()
  // Root's PostgreSQL belongs to another user, whose files must stay his.
  await promisify(execFile)('cp', ['-a', `${inject('demonstration')}/.`, folder])
  return folder
}

/** Opens a stage; `isClockMovable` makes `daysLater` work. */
export async function openStage({ isClockMovable = false }: { readonly isClockMovable?: boolean } = {}): Promise<Stage> {
  const dataDir = await demoDataDir()
  const house = await startHouse(dataDir, isClockMovable ? movableClock(dataDir) : {})
  const browser = await openBrowser()
  let people = peopleIn(browser, house.origin)
  return {
    house, browser,
    get people() { return people },
    daysLater: async (days) => {
      await moveDaysLater(house, days)
      people = peopleIn(browser, house.origin)
    },
    close: async () => {
      await browser.close()
      await house.stop()
      await removeDataDir(dataDir)
    },
  }
}

declare module 'vitest' {
  interface ProvidedContext { readonly demonstration: string }
}
