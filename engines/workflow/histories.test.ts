import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { foldLawfully } from '#lib/testing/spec'
import { definitionSchema, evolve, faultsOf, invariants, unopened, type CaseEvent, type CaseState } from './index.ts'

/** Streams recorded by earlier builds. A file is added when an event kind is; none is ever changed. */
interface History { readonly title: string; readonly definition: unknown; readonly events: readonly CaseEvent[]; readonly state: CaseState }

const folder = new URL('./histories/', import.meta.url)
const histories = readdirSync(folder).map((name) => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as History] as const)

describe('从前办过的件，今天仍能读', () => {
  test.each(histories)('%s', (_, { definition, events, state }) => {
    expect(foldLawfully({ evolve, invariants }, unopened, events)).toEqual(state)
    expect(faultsOf(definitionSchema.parse(definition))).toEqual([])
  })

  test('每一种事件都有记录', () => {
    const kinds = new Set(histories.flatMap(([, { events }]) => events.map(({ type }) => type)))
    const all: Record<CaseEvent['type'], true> = {
      'case-begun': true, 'task-opened': true, approved: true, disagreed: true, returned: true, retracted: true, transferred: true, circulated: true,
      read: true, recalled: true, urged: true, reminded: true, escalated: true, 'auto-passed': true, 'signing-reopened': true, terminated: true,
      'step-entered': true, 'step-passed': true, 'step-left': true, 'visits-superseded': true, 'task-given': true, 'task-withdrawn': true,
      'branches-opened': true, 'branch-arrived': true, 'branches-cancelled': true, 'case-ended': true,
    }
    expect([...kinds].sort()).toEqual(Object.keys(all).sort())
  })
})
