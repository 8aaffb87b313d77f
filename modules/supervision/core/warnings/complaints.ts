import { dayIndex, type Day } from '#lib/instants'
import type { WarningSettings } from './settings.ts'

/** A matter that people brought up (热点难点). */
export interface Complaint<Id extends string = string> { readonly id: Id; readonly text: string; readonly on: Day }

/**
 * How alike two titles are, 0 to 1: the pairs of neighbouring characters that both have, to all that they have (Dice).
 * Words that every such title has say nothing and are left out.
 */
export function likeness(one: string, other: string): number {
  return diceOf(pairsOf(one), pairsOf(other))
}

/** 同一诉求多次反映: groups of like complaints, each like another of its group that came within the period; the latest group first. */
export function repeated<Id extends string>(complaints: readonly Complaint<Id>[], settings: Pick<WarningSettings, 'complaints' | 'complaintDays' | 'likeness'>): readonly (readonly Complaint<Id>[])[] {
  const sorted = complaints.toSorted((one, other) => dayIndex(one.on) - dayIndex(other.on) || (one.id < other.id ? -1 : 1))
  const pairs = sorted.map(({ text }) => pairsOf(text))
  const days = sorted.map(({ on }) => dayIndex(on))
  const leader = sorted.map((_, at) => at)
  const rootOf = (at: number): number => (leader[at] === at ? at : rootOf(leader[at]!))
  for (let at = 0; at < sorted.length; at++) {
    for (let before = at - 1; before >= 0 && days[at]! - days[before]! <= settings.complaintDays; before--) {
      if (diceOf(pairs[at]!, pairs[before]!) >= settings.likeness) leader[rootOf(before)] = rootOf(at)
    }
  }
  const groups = Map.groupBy(sorted, (_, at) => rootOf(at))
  return [...groups.values()].map((group) => densest(group, settings.complaintDays)).filter((group) => group.length >= settings.complaints)
    .toSorted((one, other) => dayIndex(other.at(-1)!.on) - dayIndex(one.at(-1)!.on))
}

/** Of a chain that may run over years, the latest stretch of one period with the most in it. */
function densest<Id extends string>(group: readonly Complaint<Id>[], period: number): readonly Complaint<Id>[] {
  let best: readonly Complaint<Id>[] = []
  for (const [at, last] of group.entries()) {
    const stretch = group.slice(0, at + 1).filter(({ on }) => dayIndex(last.on) - dayIndex(on) <= period)
    if (stretch.length >= best.length) best = stretch
  }
  return best
}

// Words of every letter and report: without them a title is its place and its trouble.
const EVERYWHERE = /关于|群众|市民|居民|村民|业主|反映|投诉|信访|来信|来访|热线|媒体|网民|问题|情况|有关|尽快|解决|要求|建议|请求|事项/gu

function pairsOf(text: string): ReadonlySet<string> {
  const letters = [...text.normalize('NFKC').toLowerCase().replaceAll(EVERYWHERE, '').replaceAll(/[^\p{L}\p{N}]/gu, '')]
  return new Set(letters.length === 1 ? letters : letters.slice(1).map((letter, at) => `${letters[at]}${letter}`))
}

function diceOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0
  let shared = 0
  for (const pair of one) if (other.has(pair)) shared++
  return (2 * shared) / (one.size + other.size)
}
