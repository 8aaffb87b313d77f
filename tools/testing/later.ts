import { readFileSync, rmSync } from 'node:fs'

// Loaded before a program (`NODE_OPTIONS=--import=…/later.ts`): its clock runs as many days ahead as the file DAYS_LATER says. Told
// by SIGUSR2 it looks again and takes the file away, so that a journey can wait for a deadline without starting anew.
const file = process.env['DAYS_LATER'] ?? ''
const Present = Date
let ahead = 0

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

process.on('SIGUSR2', () => {
  ahead = Number(readFileSync(file, 'utf8')) * 86_400_000
  rmSync(file)
})
