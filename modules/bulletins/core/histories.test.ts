import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { foldLawfully } from '#lib/testing/spec'
import { evolve } from './evolve.ts'
import { invariants } from './invariants.ts'
import type { Issue, IssueEvent } from './types.ts'

const folder = new URL('./histories/', import.meta.url)
const initial: Issue = { at: 'absent' }

// Events are kept for ever: what was recorded once folds to the same state in every later build.
test.each(readdirSync(folder))('旧流水照样能读：%s', (name) => {
  const { events, state } = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { events: IssueEvent[]; state: Issue }
  expect(foldLawfully({ evolve, invariants }, initial, events)).toEqual(state)
})
