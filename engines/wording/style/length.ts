import type { Finding, PlacedText } from '#lib/findings'
import { ruleList } from '../rule-list.ts'

/** What a paper is, as far as its length goes. */
export interface LengthFacts {
  /** Deploys comprehensive work, or a special task. */
  readonly scope: 'comprehensive' | 'special'
  /** A request or report to a superior. */
  readonly isUpward: boolean
}

/** Most characters by what a paper is; offices may set stricter ones. */
export interface LengthSettings {
  readonly comprehensive: number
  readonly special: number
  readonly comprehensiveReport: number
  readonly specialReport: number
}
/** 若干规定 一: 部署全面工作的文件一般不超过5000字，专项工作、具体任务的不超过4000字; 重大事项请示报告条例: 综合报告5000字，专项报告3000字. */
export const usualLengths: LengthSettings = { comprehensive: 5000, special: 4000, comprehensiveReport: 5000, specialReport: 3000 }

/** How long a paper is and may be (R12). */
export interface Length {
  /** Characters of the body, tables included, attachments and white space not. */
  readonly characters: number
  readonly limit: number
  /** The papers that the limit holds for. */
  readonly about: string
  readonly clause: string
  /** The warning, once the limit is passed. */
  readonly finding: Finding | null
}

/** The length meter: characters of the body against the limit for its kind. */
export function measureLength(texts: readonly PlacedText[], facts: LengthFacts, settings: LengthSettings = usualLengths): Length {
  const body = texts.filter(({ place }) => place.part === 'body' && place.attachment === undefined)
  const characters = body.reduce((sum, { text }) => sum + lengthOf(text), 0)
  const { limit, about, clause } = limitFor(facts, settings)
  const first = body[0]
  const finding: Finding | null = characters > limit && first ? {
    rule: 'L-01', severity: ruleList['L-01'].severity, clause, place: { ...first.place, offset: first.place.offset ?? 0, length: 0 },
    reason: `正文${characters}字，超过${about}一般不超过${limit}字的要求，请压缩${characters - limit}字以上，或者写明理由。`,
  } : null
  return { characters, limit, about, clause, finding }
}

function limitFor({ scope, isUpward }: LengthFacts, settings: LengthSettings): { readonly limit: number; readonly about: string; readonly clause: string } {
  const isWhole = scope === 'comprehensive'
  if (isUpward) {
    return { limit: isWhole ? settings.comprehensiveReport : settings.specialReport, about: isWhole ? '综合报告' : '专项请示报告', clause: '《中国共产党重大事项请示报告条例》' }
  }
  return { limit: isWhole ? settings.comprehensive : settings.special, about: isWhole ? '部署全面工作的文件' : '部署专项工作或者具体任务的文件', clause: ruleList['L-01'].clause }
}

/** Characters as an office counts them: everything but white space. */
function lengthOf(text: string): number {
  let length = 0
  for (const character of text) if (character.trim() !== '') length += 1
  return length
}
