import { dayOf, type Day } from '#lib/instants'
import { adoptionLevelWords, instructionLevelWords, kindWords } from '../items/words.ts'
import type { PointId } from '../network/three.ts'
import { faultWords, hundredths, pointsWords, type AdoptionFact, type Contribution, type Fact, type InstructionFact, type OutputFact, type Score } from './facts.ts'
import { versionOn, type RuleVersion, type ScoreRules } from './rules.ts'

/**
 * R36, B4: every score that follows from the facts by the tables in force on their days. The same facts in any order, however often,
 * give the same scores; an adoption told twice counts once.
 */
export function scoresOf(facts: readonly Fact[], versions: readonly RuleVersion[]): readonly Score[] {
  const adoptions = onceEach(facts.filter((fact) => fact.kind === 'adoption'))
  const others = uniqueBy(facts.filter((fact) => fact.kind !== 'adoption'), (fact) => (fact.kind === 'output' ? `output:${fact.point}:${fact.month}` : `${fact.kind}:${fact.id}`))
  const earned = [...adoptions.flatMap((fact) => ofAdoption(fact, versions)), ...commissioned(adoptions, versions), ...others.flatMap((fact) => (fact.kind === 'instruction' ? ofInstruction(fact, versions) : []))]
  const withItemCaps = [...earned, ...itemCaps(earned, versions)]
  return [...withItemCaps, ...monthCaps(withItemCaps, versions), ...others.flatMap((fact) => ofPoint(fact, versions))].toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

/** R36: the same item in the same issue of the same vehicle is one adoption; the first told stands. */
function onceEach(adoptions: readonly AdoptionFact[]): readonly AdoptionFact[] {
  const sorted = adoptions.toSorted((a, b) => (a.at !== b.at ? (a.at < b.at ? -1 : 1) : a.id < b.id ? -1 : 1))
  return uniqueBy(sorted, ({ item, level, vehicle, issue }) => JSON.stringify([item, level, vehicle, issue]))
}

const uniqueBy = <One>(some: readonly One[], keyOf: (one: One) => string): readonly One[] => [...new Map(some.toReversed().map((one) => [keyOf(one), one])).values()]

function ofAdoption(fact: AdoptionFact, versions: readonly RuleVersion[]): readonly Score[] {
  const on = dayOf(fact.at)
  const { rules, number } = versionOn(versions, on)
  const base = hundredths(rules.adoption[fact.level][fact.form])
  const whole = Math.round(base * rules.weights[fact.itemKind] / 100)
  const weighed = rules.weights[fact.itemKind] === 100 ? '' : `，${kindWords[fact.itemKind]}类按${rules.weights[fact.itemKind]}%计${pointsWords(whole)}分`
  const words = (title: string) => `「${title}」被${adoptionLevelWords[fact.level]}《${fact.vehicle}》${fact.issue}${fact.form === 'single' ? '单条' : '综合'}采用，${pointsWords(base)}分${weighed}`
  return shared(fact.contributors, { whole, rules }).map((part) => scoreOfPart(part, { kind: 'adoption', evidence: `adoption:${fact.id}`, item: fact.item, on, rule: number, words }))
}

function ofInstruction(fact: InstructionFact, versions: readonly RuleVersion[]): readonly Score[] {
  const { rules, number } = versionOn(versions, fact.on)
  const whole = hundredths(rules.instruction[fact.level])
  const words = (title: string) => `「${title}」获${instructionLevelWords[fact.level]}批示，${pointsWords(whole)}分`
  return shared(fact.contributors, { whole, rules }).map((part) => scoreOfPart(part, { kind: 'instruction', evidence: `instruction:${fact.id}`, item: fact.item, on: fact.on, rule: number, words }))
}

/** 约稿 adopted brings its extra once, on the day of the first adoption. */
function commissioned(adoptions: readonly AdoptionFact[], versions: readonly RuleVersion[]): readonly Score[] {
  const first = [...Map.groupBy(adoptions.filter(({ itemKind }) => itemKind === 'commission'), ({ item }) => item).values()].map((some) => some.reduce((a, b) => (b.at < a.at || (b.at === a.at && b.id < a.id) ? b : a)))
  return first.flatMap(({ item, at, contributors }) => {
    const on = dayOf(at)
    const { rules, number } = versionOn(versions, on)
    const whole = hundredths(rules.commission.adopted)
    return shared(contributors, { whole, rules }).map((part) => scoreOfPart(part, { kind: 'commissioned', evidence: `commissioned:${item}`, item, on, rule: number, words: (title) => `约稿「${title}」被采用，${pointsWords(whole)}分` }))
  })
}

interface Part { readonly of: Contribution; readonly points: number; readonly how: string }
const scoreOfPart = ({ of, points, how }: Part, { words, ...given }: Pick<Score, 'kind' | 'evidence' | 'item' | 'on' | 'rule'> & { readonly words: (title: string) => string }): Score =>
  scoreFor({ ...given, point: of.point, source: of.source, points, words: `${words(of.title)}${how}` })

/** Parts of a whole by the sharing rule. Each: everybody the whole. Else the parts make the whole, to the hundredth. */
export function shared(contributors: readonly Contribution[], { whole, rules: { sharing, leadShare } }: { readonly whole: number; readonly rules: Pick<ScoreRules, 'sharing' | 'leadShare'> }): readonly Part[] {
  const all = byPoint(contributors)
  if (all.length < 2) return all.map((of) => ({ of, points: whole, how: '' }))
  const how = (points: number, way: string) => `，${all.length}家合并，${way}计${pointsWords(points)}分`
  if (sharing === 'each') return all.map((of) => ({ of, points: whole, how: how(whole, '各得全分') }))
  const [lead, ...rest] = all as readonly [Contribution, ...Contribution[]]
  if (sharing === 'lead' && lead.isLead) {
    const own = Math.round(whole * leadShare / 100)
    return [{ of: lead, points: own, how: how(own, `牵头得${leadShare}%`) }, ...parted(rest, whole - own).map((part) => ({ ...part, how: how(part.points, '配合分其余') }))]
  }
  return parted(all, whole).map((part) => ({ ...part, how: how(part.points, '按份额平分') }))
}

/** A point once, by the first of its parts; the lead first, then by id. */
function byPoint(contributors: readonly Contribution[]): readonly Contribution[] {
  const points = [...Map.groupBy(contributors, ({ point }) => point).values()].map((some): Contribution => {
    const [first] = some.toSorted((a, b) => Number(b.isLead) - Number(a.isLead) || (a.source < b.source ? -1 : 1)) as [Contribution]
    return { ...first, share: some.reduce((sum, { share }) => sum + share, 0) }
  })
  return points.toSorted((a, b) => Number(b.isLead) - Number(a.isLead) || (a.point < b.point ? -1 : 1))
}

/** By shares and to the hundredth: what rounding leaves goes one by one to those whose parts lost most. */
function parted(some: readonly Contribution[], whole: number): readonly { readonly of: Contribution; readonly points: number }[] {
  const total = some.reduce((sum, { share }) => sum + share, 0)
  const floored = some.map((of, at) => {
    const exact = total > 0 ? (whole * of.share) / total : whole / some.length
    return { of, at, exact, points: Math.floor(exact) }
  })
  const left = whole - floored.reduce((sum, { points }) => sum + points, 0)
  const lucky = new Set(floored.toSorted((a, b) => (b.exact - b.points) - (a.exact - a.points) || a.at - b.at).slice(0, left).map(({ at }) => at))
  return floored.map(({ of, points, at }) => ({ of, points: points + (lucky.has(at) ? 1 : 0) }))
}

/** What goes beyond the most an item may bring a point is taken back, on the day of its first score. */
function itemCaps(earned: readonly Score[], versions: readonly RuleVersion[]): readonly Score[] {
  return [...Map.groupBy(earned.filter(({ item }) => item !== null), ({ item, point }) => `${item}|${point}`).values()].flatMap((some) => {
    const { item, point } = some[0]!
    return capped(some, { versions, evidence: `cap-item:${item}`, point, item, of: 'item' })
  })
}

function monthCaps(earned: readonly Score[], versions: readonly RuleVersion[]): readonly Score[] {
  return [...Map.groupBy(earned, ({ point, on }) => `${on.slice(0, 7)}|${point}`).values()].flatMap((some) => {
    const { point, on } = some[0]!
    return capped(some, { versions, evidence: `cap-month:${on.slice(0, 7)}`, point, item: null, of: 'month' })
  })
}

interface Cap { readonly versions: readonly RuleVersion[]; readonly evidence: string; readonly point: PointId; readonly item: string | null; readonly of: 'item' | 'month' }
function capped(some: readonly Score[], { versions, evidence, point, item, of }: Cap): readonly Score[] {
  const on = some.reduce((least, score) => (score.on < least ? score.on : least), some[0]!.on)
  const { rules, number } = versionOn(versions, on)
  const most = rules.caps[of]
  const sum = some.reduce((total, { points }) => total + points, 0)
  if (most === null || sum <= hundredths(most)) return []
  const back = hundredths(most) - sum
  return [scoreFor({ kind: 'cap', evidence, point, item, source: null, on, points: back, rule: number, words: `${of === 'item' ? '同一条信息' : '当月'}累计${pointsWords(sum)}分，超过上限${most}分，扣回${pointsWords(-back)}分` })]
}

function ofPoint(fact: Exclude<Fact, AdoptionFact>, versions: readonly RuleVersion[]): readonly Score[] {
  if (fact.kind === 'instruction') return []
  const { rules, number: rule } = versionOn(versions, fact.on)
  const one = (given: Pick<Score, 'kind' | 'evidence' | 'points' | 'words'> & { readonly isVeto?: boolean }) => [scoreFor({ ...given, point: fact.point, item: null, source: null, on: fact.on, rule })]
  switch (fact.kind) {
    case 'unanswered': return one({ kind: 'unanswered', evidence: `commission:${fact.id}`, points: -hundredths(rules.commission.unanswered), words: `约稿「${fact.title}」没有按期报送，扣${rules.commission.unanswered}分` })
    case 'correction': return one({ kind: 'correction', evidence: `correction:${fact.id}`, points: fact.points, words: `更正${pointsWords(fact.points)}分：${fact.reason}` })
    case 'emergency': return fact.fault === 'concealed' || fact.fault === 'falsified'
      ? one({ kind: 'emergency', evidence: `emergency:${fact.id}`, points: 0, isVeto: true, words: `紧急信息「${fact.title}」${faultWords[fact.fault]}，一票否决` })
      : one({ kind: 'emergency', evidence: `emergency:${fact.id}`, points: -hundredths(rules.emergency[fact.fault]), words: `紧急信息「${fact.title}」${faultWords[fact.fault]}，扣${rules.emergency[fact.fault]}分` })
    case 'output': return ofOutput(fact, rules).flatMap(one)
  }
}

function ofOutput({ level, month, pieces, long, endsQuarter }: OutputFact, { minimum }: ScoreRules) {
  if (!minimum.levels.includes(level)) return []
  const few = pieces < minimum.monthly && minimum.monthlyDeduction > 0 ? [{ kind: 'minimum', evidence: `month:${month}`, points: -hundredths(minimum.monthlyDeduction), words: `${month.slice(0, 4)}年${Number(month.slice(5))}月报送${pieces}条，少于${minimum.monthly}条，扣${minimum.monthlyDeduction}分` } as const] : []
  const short = endsQuarter && long < minimum.quarterlyLong && minimum.quarterlyDeduction > 0 ? [{ kind: 'minimum', evidence: `quarter:${month}`, points: -hundredths(minimum.quarterlyDeduction), words: `本季度报送综合调研类${long}条，少于${minimum.quarterlyLong}条，扣${minimum.quarterlyDeduction}分` } as const] : []
  return [...few, ...short]
}

const scoreFor = (given: Omit<Score, 'key' | 'isVeto'> & { readonly isVeto?: boolean; readonly on: Day }): Score => ({ ...given, key: `${given.evidence}|${given.point}`, isVeto: given.isVeto ?? false })
