import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { isWorkday } from '#engines/workdays'
import { addDays, dayOf, instantOf, type Day, type Instant } from '#lib/instants'
import { testOffice } from '../testing/office.ts'
import { lightOfItem } from '../core/lights.ts'
import type { ItemId } from '../core/types.ts'
import { acted, assigned, matterOf, partFor, reportOf } from './demo/office.ts'
import { timingOf } from './ground.ts'
import { sweep } from './jobs.ts'
import { own } from './tables.ts'

// A season with an item a day, or with CLOCK_ITEMS=2000 a whole year: Spring Festival and its exchanged weekends lie in both.
const ITEMS = Number(process.env['CLOCK_ITEMS'] ?? 24)
const FROM = '2026-01-06' as Day
const LENGTH = ITEMS > 100 ? 365 : 90
const UNTIL = addDays(FROM, LENGTH)

interface Life { readonly item: ItemId; readonly assignedOn: Day; readonly dueOn: Day; readonly extendsOn: Day | null; readonly extendedTo: Day; readonly handsInOn: Day; extendedAt: Instant | null; handedInOn: Day | null }

test(`${ITEMS}件事项过${LENGTH}天，服务随时停启、两台同时运行：每次提醒只有一次，在该在的工作日`, async () => {
  const { platform, office, clock } = await testOffice(instantOf(FROM, 8 * 60))
  const { calendar } = await timingOf({ db: platform.db, now: clock() })
  const random = randomFrom(20261123)
  const lives: Life[] = []
  const sweeps: Instant[] = []
  /** The job as it runs: now and then on two servers at once, now and then killed before it has committed. */
  const swept = async (minute: number, day: Day) => {
    clock.moveTo(instantOf(day, minute))
    const run = () => platform.runCommand(platform.systemCall('supervision.sweep', null), sweep) as Promise<number>
    if (random(5) === 0) await expect(platform.runCommand(platform.systemCall('supervision.sweep', null), async (work) => { await sweep(work); throw new Error('power') })).rejects.toThrow('power')
    for (let counts = [-1]; counts.some((count) => count !== 0);) counts = random(3) === 0 ? await Promise.all([run(), run()]) : [await run()]
    sweeps.push(clock())
  }
  let downFor = 0
  for (let day = FROM; day < UNTIL; day = addDays(day, 1)) {
    downFor = downFor > 0 ? downFor - 1 : random(12) === 0 ? 1 + random(5) : 0
    if (downFor > 0) continue
    await swept(8 * 60 + 30 + random(60), day)
    if (isWorkday(calendar, day)) await workOn(day)
    await swept(11 * 60 + random(360), day)
    await everyLightIsTrue(day)
  }

  /** What people do on a day: items are handed out, deadlines moved, results handed in. */
  async function workOn(day: Day): Promise<void> {
    const { cast } = office.district
    clock.moveTo(instantOf(day, 10 * 60))
    const isLate = day > addDays(UNTIL, -30)
    for (let left = isLate ? 0 : Math.ceil((ITEMS * 1.9) / LENGTH); left > 0 && lives.length < ITEMS; left--) lives.push(await begun(day))
    for (const life of lives.filter(({ handedInOn }) => handedInOn === null)) {
      if (life.extendsOn !== null && life.extendedAt === null && day >= life.extendsOn && day <= life.dueOn && day < life.handsInOn) {
        await acted(office, life.item, cast.financeContact, { type: 'ask-extension', assignment: 1, to: life.extendedTo, reason: '需上会' })
        await acted(office, life.item, cast.supervisingDeputy, { type: 'grant-extension', assignment: 1 })
        life.extendedAt = clock()
      }
      if (day < life.handsInOn) continue
      await acted(office, life.item, cast.financeContact, { type: 'accept', assignment: 1 })
      await acted(office, life.item, cast.financeHead, { type: 'submit', assignment: 1, report: reportOf('办结', 1) })
      life.handedInOn = day
    }
  }

  async function begun(day: Day): Promise<Life> {
    const dueOn = addDays(day, 2 + random(40))
    const item = await assigned(office, matterOf({ title: `第${lives.length + 1}件`, source: 'project', category: 'keyProject', dueOn }), [partFor(office, '区财政局')])
    return { item, assignedOn: day, dueOn, extendsOn: random(3) === 0 ? addDays(day, 1 + random(20)) : null, extendedTo: addDays(dueOn, 1 + random(20)), handsInOn: addDays(day, 1 + random(60)), extendedAt: null, handedInOn: null }
  }

  /** Nothing that time changes was slept through: each stored light is what dates and progress say now. */
  async function everyLightIsTrue(day: Day): Promise<void> {
    const { calendar: now, settings } = await timingOf({ db: platform.db, now: clock() })
    for (const { state, light } of await own(platform.db).selectFrom('supervision_items').select(['state', 'light']).where('at', '=', 'running').execute()) {
      expect(light, `${state.matter.title} on ${day}`).toBe(lightOfItem(state, { calendar: now, settings: settings.light, today: day }))
    }
  }

  /** Counted out by hand on the calendar: three before, one before, on the day, and every working day after it. */
  const reminders = (dueOn: Day): readonly Day[] => {
    const before: Day[] = []
    for (let day = dueOn; before.length < 4; day = addDays(day, -1)) if (isWorkday(calendar, day)) before.push(day)
    const late: Day[] = []
    for (let day = addDays(dueOn, 1); day < UNTIL; day = addDays(day, 1)) if (isWorkday(calendar, day)) late.push(day)
    return [before[3]!, before[1]!, before[0]!, ...late]
  }
  const lastUp = dayOf(sweeps.at(-1)!)
  const { rows } = await sql<{ item: ItemId; type: string; on: Day | null; at: Instant }>`
    select item, type, event ->> 'on' as on, event ->> 'at' as at from supervision_thread where type in ('reminded', 'sign-in-urged') order by item, number`.execute(platform.db)
  let count = 0
  for (const { item, assignedOn, dueOn, extendedAt, extendedTo, handedInOn } of lives) {
    const until = handedInOn ?? lastUp
    const first = reminders(dueOn).filter((day) => day > assignedOn && day <= (extendedAt ? dayOf(extendedAt) : until))
    const then = extendedAt ? reminders(extendedTo).filter((day) => day > (first.at(-1) ?? assignedOn) && day <= until) : []
    const expected = [...first, ...then].map((on, index) => {
      const from = [instantOf(on, 8 * 60 + 30), ...(index >= first.length && extendedAt ? [extendedAt] : [])].sort().at(-1)!
      return `${on} ${sweeps.find((at) => at >= from)}`
    })
    const mine = rows.filter((row) => row.item === item)
    expect(mine.filter(({ type }) => type === 'reminded').map(({ on, at }) => `${on} ${at}`), `${assignedOn}–${dueOn} ${extendedAt} ${extendedTo}`).toEqual(expected)
    expect(mine.filter(({ type }) => type === 'sign-in-urged').length).toBeLessThanOrEqual(1)
    count += expected.length
  }
  expect(lives.length).toBe(ITEMS)
  expect(count).toBeGreaterThan(ITEMS * 2)
  expect(lives.filter(({ extendedAt }) => extendedAt !== null).length).toBeGreaterThan(ITEMS / 20)
}, 3_600_000)

/** Chance that is the same in every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
