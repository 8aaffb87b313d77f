import { addDays, type Day } from '#lib/instants'
import { blindNames, blindScenarios } from './blind.ts'
import { copied, eventOf, randomFrom, tell, type Labelled, type Names, type Scenario } from './grammar.ts'
import { tuningNames, tuningScenarios } from './tuning.ts'

const FIRST = '2026-03-02' as Day

/**
 * One half of the labelled reports: events of all kinds over four weeks in ten townships, each told once to five times in other words, some texts copied.
 * Hard ones among them: the same kind of event in another township on the same day, other events of one township on that day, and what comes
 * again every year in the same place with the same phrases.
 */
function halfOf({ seed, names, scenarios }: { seed: number; names: Names; scenarios: readonly Scenario[] }): readonly Labelled[] {
  const random = randomFrom(seed)
  const set: Labelled[] = []
  for (let at = 0; at < scenarios.length * 9; at += 1) {
    const scenario = scenarios[at % scenarios.length]!
    const day = addDays(FIRST, Math.floor(random() * 28))
    const event = eventOf(random, { id: `${scenario.name}${at}`, scenario, day, names })
    const accounts = 1 + Math.floor(random() * scenario.tellings.length)
    const first = Math.floor(random() * scenario.tellings.length)
    for (let account = 0; account < accounts; account += 1) set.push({ ...tell(random, event, { telling: first + account, later: Math.floor(random() * 2) }), copyOf: null })
    if (random() < 0.4) set.push(copyOf(random, set, set.length - 1 - Math.floor(random() * accounts)))
    // The same day elsewhere, told in the same words; another thing there on that day; the same thing there a year ago.
    if (at % 3 === 0) set.push({ ...tell(random, eventOf(random, { id: `${scenario.name}${at}:elsewhere`, scenario, day, names, town: names.towns[(names.towns.indexOf(event.facts.镇!) + 1) % names.towns.length]! }), { telling: first, later: 0 }), copyOf: null })
    if (at % 3 === 1) set.push({ ...tell(random, eventOf(random, { id: `${scenario.name}${at}:beside`, scenario: scenarios[(at + 3) % scenarios.length]!, day, names, town: event.facts.镇! }), { telling: 0, later: 0 }), copyOf: null })
    if (scenario.isYearly) set.push({ ...tell(random, { ...eventOf(random, { id: `${scenario.name}${at}:last-year`, scenario, day: addDays(day, -364), names, town: event.facts.镇! }), minute: event.minute }, { telling: first, later: 0 }), copyOf: null })
  }
  return set
}

function copyOf(random: () => number, set: readonly Labelled[], from: number): Labelled {
  const original = set[from]!
  return { ...original, ...copied(random, original), copyOf: from }
}

export const tuningHalf = halfOf({ seed: 20260301, names: tuningNames, scenarios: tuningScenarios })
export const blindHalf = halfOf({ seed: 20260302, names: blindNames, scenarios: blindScenarios })
