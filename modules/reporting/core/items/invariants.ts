import { isSamePerson } from '#lib/signatory'
import { isSameAdoption } from './decide-outcome.ts'
import type { Item } from './types.ts'

/** What holds in every state that can be reached. */
export const invariants: readonly ((item: Item) => string | null)[] = [
  (item) => (item.at !== 'absent' && new Set(item.steps.map(({ stage }) => stage)).size < item.steps.length ? 'one step stands twice' : null),
  (item) => ('outcome' in item && item.outcome.adoptions.some((one, index) => item.outcome.adoptions.findIndex((other) => isSameAdoption(one, other)) !== index) ? 'adopted twice by one vehicle' : null),
  (item) => ('submittedAt' in item && item.submittedAt !== null && item.source.point && item.lacks.length === 0 && item.at !== 'drafted' && item.at !== 'atOfficeHead' && item.at !== 'atLeader' && item.at !== 'archived'
    && !item.steps.some(({ stage }) => stage === 'leaderGate') ? 'left the unit without its leader' : null),
  (item) => ('signed' in item && isSamePerson(item.reviewed.by, item.signed.by) ? 'one person reviewed and signed it' : null),
  (item) => (item.at === 'reviewing' && item.reviewed && isSamePerson(item.sent.by, item.reviewed.by) ? 'one person edited and reviewed it' : null),
  (item) => ('contributors' in item && new Set(item.contributors.map(({ source }) => source)).size < item.contributors.length ? 'one contribution counts twice' : null),
]
