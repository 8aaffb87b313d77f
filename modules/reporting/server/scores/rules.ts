import { accept, refuse, type Refused } from '#lib/decision'
import { dayOf, type Day } from '#lib/instants'
import { isRefused, type Call, type Work } from '#platform/act'
import { canonicalJson } from '#platform/crypto'
import type { Platform } from '../../../../platform/module.ts'
import { firstVersion, versionOn, type RuleVersion, type ScoreRules } from '../../core/scores/rules.ts'
import type { RulesView } from '../../core/scores/views.ts'
import type { Looking } from '../viewer.ts'
import { json } from '../tables.ts'
import { decidedBy, decidesRules, scoreReachOf } from './acting.ts'
import { ruleVersions } from './facts.ts'
import { scoreScope } from './scoring.ts'
import { inScores } from './tables.ts'

/** Every version of the rule table, the latest first, the one that came with the system at the end. */
export async function rulesView(looking: Looking): Promise<RulesView> {
  const [{ viewer, organ }, versions] = [await scoreReachOf(looking), await ruleVersions(looking.db)]
  const today = dayOf(looking.now)
  return { today, inForce: versionOn(versions, today).number, versions: [...versions, firstVersion], mayDecide: viewer.admin === null && organ !== null && viewer.identities.some((identity) => decidesRules(identity, organ)) }
}

export interface RulesAsked { readonly from: Day; readonly rules: ScoreRules; readonly reason: string }

/** A further version from a day on, decided by 办公室主任. What was scored before keeps its points; what is earned from that day on is scored by it. */
export const decideRules = (platform: Pick<Platform, 'runCommand'>, call: Call, asked: RulesAsked): Promise<{ number: number } | Refused> => platform.runCommand(call, async (work) => {
  const { viewer, organ } = await scoreReachOf(work)
  const versions = await ruleVersions(work.db)
  const fault = organ === null ? refuse('not-for-rule-decider') : faultIn(work, asked, versions)
  const decided = await decidedBy(work, viewer, (by, identity) => (
    organ === null || !decidesRules(identity, organ) ? refuse('not-for-rule-decider') : fault ?? accept({ type: 'rules-decided' as const, version: { number: (versions[0]?.number ?? 0) + 1, ...asked, by, at: work.now } satisfies RuleVersion })))
  if (isRefused(decided)) return decided
  const { version } = decided.events[0]!
  await inScores(work.db).insertInto('reporting_score_rules').values({ number: version.number, from_on: version.from, version: json(version) as never }).execute()
  work.record({ stream: 'reporting-score-rules:all', from: version.number - 1, events: decided.events, before: null, after: { number: version.number, from: version.from } })
  if (asked.from === dayOf(work.now)) await scoreScope(work, { points: null, from: asked.from, to: asked.from })
  return { number: version.number }
})

function faultIn({ now }: Work, { from, rules, reason }: RulesAsked, versions: readonly RuleVersion[]) {
  if (from < dayOf(now)) return refuse('rules-backdated', { from })
  if (reason.trim() === '') return refuse('score-reason-missing')
  return canonicalJson(rules) === canonicalJson(versionOn(versions, from).rules) ? refuse('rules-unchanged') : null
}
