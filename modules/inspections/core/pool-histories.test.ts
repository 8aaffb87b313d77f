import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { foldLawfully } from '#lib/testing/spec'
import { evolvePlan } from './plans-evolve.ts'
import { planInvariants } from './plans.ts'
import type { PlanEntry, PlanEntryEvent } from './plans-types.ts'
import { evolveTransfer, type Transfer, type TransferEvent } from './transfers.ts'

const folder = new URL('./pool-histories/', import.meta.url)
type Recorded = { readonly of: 'plan'; readonly events: PlanEntryEvent[]; readonly state: PlanEntry } | { readonly of: 'transfer'; readonly events: TransferEvent[]; readonly state: Transfer }

// Events are kept for ever: what was recorded once folds to the same state in every later build.
test.each(readdirSync(folder))('旧流水照样能读：%s', (name) => {
  const recorded = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Recorded
  const folded = recorded.of === 'plan' ? foldLawfully({ evolve: evolvePlan, invariants: planInvariants }, { at: 'absent' } as PlanEntry, recorded.events) : foldLawfully({ evolve: evolveTransfer, invariants: [] }, { at: 'absent' } as Transfer, recorded.events)
  expect(folded).toEqual(recorded.state)
})
