/** 立项来源: the seven from which a matter comes under supervision. */
export type Source = 'superiorDecision' | 'districtDecision' | 'leaderInstruction' | 'meeting' | 'hotspot' | 'project' | 'superiorSupervise'

export const sourceWords: Readonly<Record<Source, string>> = {
  superiorDecision: '上级重大决策部署', districtDecision: '区委区政府重大决策部署', leaderInstruction: '领导批示交办', meeting: '会议议定事项',
  hotspot: '热点难点问题', project: '重点项目', superiorSupervise: '上级督查机构转办',
}
export const sources = Object.keys(sourceWords) as readonly Source[]

/** R38: the three classes on which the office is to spend its strength; each source is of one. */
export type SourceClass = 'decisions' | 'instructions' | 'hotspots'
export const sourceClassWords: Readonly<Record<SourceClass, string>> = { decisions: '上级和区委区政府决策部署', instructions: '领导批示交办事项', hotspots: '热点难点问题' }
export const sourceClasses: readonly (readonly [SourceClass, readonly Source[]])[] = [
  ['decisions', ['superiorDecision', 'districtDecision', 'meeting', 'project', 'superiorSupervise']], ['instructions', ['leaderInstruction']], ['hotspots', ['hotspot']],
]

/** How fast: 急件, 一般, 难度大. */
export type Pace = 'urgent' | 'normal' | 'hard'
export const paceWords: Readonly<Record<Pace, string>> = { urgent: '急件', normal: '一般', hard: '难度大' }
export const paces = Object.keys(paceWords) as readonly Pace[]

export type CategoryCode = string
/** How often a unit reports while it works. `day` is of the month, or of the week with Monday = 1. */
export type Rhythm = { readonly every: 'never' } | { readonly every: 'week' | 'month' | 'quarter'; readonly day: number }

/** A kind of matter within a source: data of the office, with the terms that hold when nobody fixes a day. */
export interface Category {
  readonly code: CategoryCode
  readonly source: Source
  readonly name: string
  /** Working days from 交办 by pace; null where a day must be fixed. */
  readonly terms: Readonly<Record<Pace, number | null>>
  readonly rhythm: Rhythm
  readonly retired: boolean
}

const same = (days: number | null): Category['terms'] => ({ urgent: days, normal: days, hard: days })
const never: Rhythm = { every: 'never' }
const monthly: Rhythm = { every: 'month', day: 5 }
const shipped = (code: string, source: Source, name: string, terms: Category['terms'], rhythm: Rhythm = never): Category => ({ code, source, name, terms, rhythm, retired: false })

/** What an office begins with (惯例); it adds and changes its own, without a line of code. */
export const shippedCategories: readonly Category[] = [
  shipped('superiorDocument', 'superiorDecision', '上级文件部署', same(30), monthly),
  shipped('meetingSpirit', 'superiorDecision', '重要会议精神传达', same(7)),
  shipped('districtDocument', 'districtDecision', '区委文件部署', same(30), monthly),
  shipped('annualKeyWork', 'districtDecision', '年度重点工作', same(null), monthly),
  shipped('tenThings', 'districtDecision', '为民办实事', same(null), monthly),
  shipped('instruction', 'leaderInstruction', '领导批示件', { urgent: 3, normal: 15, hard: 30 }),
  shipped('meetingMinutes', 'meeting', '会议纪要议定事项', same(20)),
  shipped('publicInterest', 'hotspot', '群众关切与媒体反映', same(5)),
  shipped('keyProject', 'project', '重点项目', same(null), monthly),
  shipped('superiorTransfer', 'superiorSupervise', '上级转办督查件', same(null)),
]
