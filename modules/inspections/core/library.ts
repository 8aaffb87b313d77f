import type { Refused } from '#lib/decision'
import { refuse } from '#lib/decision'
import type { UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { Sentences } from '#lib/refusals'
import type { NamedUnit } from '#lib/signatory'
import type { Method, ProblemAt } from './types.ts'

/** A line of the 问题库: `inspection:ID#n`, or `noted:ID` where it was written down by hand. */
export type LibraryKey = string & { readonly '~library': true }

/** 来源: a method of inspection, or where else the problem came to light. */
export type ProblemSource = Method | 'petition' | 'audit' | 'patrol' | 'media' | 'other'
export const problemSourceWords: Readonly<Record<ProblemSource, string>> = {
  onSite: '实地督查', joint: '联合督查', special: '专项督查', petition: '信访', audit: '审计', patrol: '巡察', media: '媒体舆情', other: '其他',
}
export const problemSources = Object.keys(problemSourceWords) as readonly ProblemSource[]
/** Sources of what is written down by hand; the others come from inspections by themselves. */
export const notedSources = ['petition', 'audit', 'patrol', 'media', 'other'] as const satisfies readonly ProblemSource[]

export type ProblemKind = 'implementation' | 'project' | 'livelihood' | 'safety' | 'conduct' | 'finance' | 'unsorted'
export const problemKindWords: Readonly<Record<ProblemKind, string>> = {
  implementation: '决策落实', project: '项目推进', livelihood: '民生保障', safety: '安全环保', conduct: '作风效能', finance: '财经纪律', unsorted: '未归类',
}
export const problemKinds = Object.keys(problemKindWords) as readonly ProblemKind[]

/** One problem as the library keeps it. */
export interface LibraryLine {
  readonly key: LibraryKey
  /** The agencies that found it; the first leads. */
  readonly agencies: readonly NamedUnit[]
  readonly unit: NamedUnit
  readonly source: ProblemSource
  readonly kind: ProblemKind
  readonly at: ProblemAt
  readonly text: string
  readonly measure: string
  readonly dueOn: Day | null
  readonly listedOn: Day
  /** All agencies read it in full. */
  readonly isShared: boolean
  /** The page of the inspection it comes from. */
  readonly link: string | null
}

/** What a viewer is to a line: sees it in full, only that there is a problem at the unit (R51), or nothing. */
export type Sight = 'full' | 'fact' | 'none'
export interface LibraryReach {
  /** Agencies of the pool for which the viewer works. */
  readonly agencies: readonly UnitId[]
  /** Units whose matters go through his hands. */
  readonly units: readonly UnitId[]
}

/** R51: own and shared ones in full; of others only the fact; a unit sees its own; to everybody else there is no library. */
export function sightOf({ agencies, units }: LibraryReach, line: Pick<LibraryLine, 'agencies' | 'unit' | 'isShared'>): Sight {
  if (units.includes(line.unit.unit) || line.agencies.some(({ unit }) => agencies.includes(unit))) return 'full'
  if (agencies.length === 0) return 'none'
  return line.isShared ? 'full' : 'fact'
}

export type LibraryRefusal = 'not-for-finder' | 'problem-resolved' | 'problem-from-inspection' | 'problem-words-missing' | 'library-export-too-large'
export const libraryRefusals: Sentences<LibraryRefusal> = {
  'not-for-finder': '这个问题由发现它的督查力量归类、共享和销号，请联系{agency}。',
  'problem-resolved': '这个问题已经销号，不用再办。',
  'problem-from-inspection': '这个问题来自督查，请打开那次督查，在整改台账里核查销号。',
  'problem-words-missing': '请写明问题或核查情况后再提交。',
  'library-export-too-large': '符合条件的问题超过{limit}个，请缩小范围后再导出。',
}

export type LibraryAct =
  | { readonly type: 'sort'; readonly kind: ProblemKind }
  | { readonly type: 'share'; readonly isShared: boolean }
  | { readonly type: 'resolve'; readonly text: string }

/** What an act makes of a line. Only those who found it touch it. */
export function actOnLine(line: LibraryLine, act: LibraryAct, agencies: readonly UnitId[]): LibraryLine | Refused<LibraryRefusal> {
  if (!line.agencies.some(({ unit }) => agencies.includes(unit))) return refuse('not-for-finder', { agency: line.agencies[0]?.name ?? '' })
  switch (act.type) {
    case 'sort': return { ...line, kind: act.kind }
    case 'share': return { ...line, isShared: act.isShared }
    case 'resolve':
      if (!line.key.startsWith('noted:')) return refuse('problem-from-inspection')
      if (line.at === 'resolved') return refuse('problem-resolved')
      return act.text.trim() ? { ...line, at: 'resolved', measure: act.text } : refuse('problem-words-missing')
  }
}
