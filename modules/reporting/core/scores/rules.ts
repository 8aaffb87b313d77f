import type { Day, Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import type { AdoptionLevel, InstructionLevel, ItemKind } from '../items/types.ts'
import type { PointLevel } from '../network/three.ts'

export const adoptionLevels = ['district', 'city', 'province', 'stateCouncil', 'central'] as const satisfies readonly AdoptionLevel[]
export const instructionLevels = ['district', 'cityOffice', 'city', 'province', 'central'] as const satisfies readonly InstructionLevel[]
export const scoredKinds = ['development', 'experience', 'problem', 'publicOpinion', 'survey', 'commission'] as const satisfies readonly ItemKind[]

/** How the points of a merged item come to those who contributed: each the whole, parts by their shares, or most to the lead. */
export const sharings = ['each', 'equal', 'lead'] as const
export type Sharing = (typeof sharings)[number]
export const sharingWords: Readonly<Record<Sharing, string>> = { each: '各得全分', equal: '按份额平分', lead: '以牵头单位为主' }

/** The rule table (B4). Points of what is given or taken are positive numbers with at most two decimals. */
export interface ScoreRules {
  readonly adoption: Readonly<Record<AdoptionLevel, { readonly single: number; readonly combined: number }>>
  readonly instruction: Readonly<Record<InstructionLevel, number>>
  /** Percent by which an adoption counts, by kind of item. */
  readonly weights: Readonly<Record<ItemKind, number>>
  readonly commission: { readonly adopted: number; readonly unanswered: number }
  /** What each point of these levels is expected to submit; none where no level is named. */
  readonly minimum: { readonly levels: readonly PointLevel[]; readonly monthly: number; readonly monthlyDeduction: number; readonly quarterlyLong: number; readonly quarterlyDeduction: number }
  /** 瞒报 and 谎报 cost no points: they are a veto. */
  readonly emergency: { readonly late: number; readonly missed: number }
  readonly sharing: Sharing
  /** Percent of a merged item that the lead gets; the others share what is left. */
  readonly leadShare: number
  /** The most an item, and a month, may bring a point; null for no end. */
  readonly caps: { readonly item: number | null; readonly month: number | null }
}

/** A table with the day from which it holds. A change is a further version; none is ever edited. */
export interface RuleVersion {
  readonly number: number
  readonly from: Day
  readonly rules: ScoreRules
  readonly reason: string
  readonly by: Signatory | null
  readonly at: Instant | null
}

const FULL = 100
const alike = (points: number) => ({ single: points, combined: points })
/** B4 [practice]. Minimum numbers of pieces stand ready and are off: counting pieces is what burden reduction discourages. */
export const shippedRules: ScoreRules = {
  adoption: { district: { single: 5, combined: 3 }, city: alike(10), province: alike(20), stateCouncil: alike(30), central: alike(50) },
  instruction: { district: 10, cityOffice: 20, city: 30, province: 40, central: 50 },
  weights: { development: FULL, experience: FULL, problem: 150, publicOpinion: FULL, survey: FULL, commission: FULL },
  commission: { adopted: 3, unanswered: 3 },
  minimum: { levels: [], monthly: 8, monthlyDeduction: 1, quarterlyLong: 1, quarterlyDeduction: 1 },
  emergency: { late: 5, missed: 10 },
  sharing: 'each', leadShare: 60, caps: { item: null, month: null },
}
/** What holds before an office has decided anything. */
export const firstVersion: RuleVersion = { number: 0, from: '0001-01-01' as Day, rules: shippedRules, reason: '系统随附', by: null, at: null }

/** The table in force on a day. Versions in any order; of two from the same day the later one holds. */
export function versionOn(versions: readonly RuleVersion[], day: Day): RuleVersion {
  return versions.reduce((held, one) => (one.from <= day && (one.from > held.from || (one.from === held.from && one.number > held.number)) ? one : held), firstVersion)
}
