import { instantFrom, type Instant } from '#lib/instants'

/** Tells the moment. Injected everywhere; only this file reads the machine's clock. */
export type Clock = () => Instant

export const systemClock: Clock = () => instantFrom(Date.now())

/** A clock for tests: stands still until it is moved. */
export function standingClock(start: Instant): Clock & { moveTo(at: Instant): void } {
  let at = start
  return Object.assign(() => at, { moveTo: (next: Instant) => { at = next } })
}
