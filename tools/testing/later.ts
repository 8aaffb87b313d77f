// Loaded before a program (`NODE_OPTIONS=--import=…/later.ts`): its clock runs DAYS_LATER days ahead, so that a journey can wait for a deadline.
const ahead = Number(process.env['DAYS_LATER'] ?? 0) * 86_400_000
const Present = Date

class Later extends Present {
  constructor(...given: readonly unknown[]) {
    if (given.length === 0) super(Present.now() + ahead)
    else super(...(given as [number]))
  }
  static override now(): number {
    return Present.now() + ahead
  }
}
globalThis.Date = Later as DateConstructor
