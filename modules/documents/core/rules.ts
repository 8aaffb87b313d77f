import { instantMs, type Instant } from '#lib/instants'
import { textOfBlock } from './content.ts'
import type { Block, Body } from '#engines/typesetting'
import type { Edit, Mark, OutDocument, Stage, UnsignedStage } from './types.ts'

/** Places where a document is on nobody's desk any more: it went out, or it was given up. */
export const endedStages: readonly OutDocument['at'][] = ['dispatched', 'archiveReady', 'withdrawn', 'voided', 'recalled']
/** Sent out and still in force (已发). */
export const dispatchedStages: readonly OutDocument['at'][] = ['dispatched', 'archiveReady']

/** Offices differ on these. */
export interface DocumentSettings {
  /** Proofreadings by different people (惯例: 一校、二校). */
  readonly proofs: number
  /** Most characters that one paragraph may change as a typographical correction. */
  readonly typoCharacters: number
  /** Minutes between two urgings of one receipt (界面要求 14). */
  readonly urgeEveryMinutes: number
  /** Whether 用印 proposes a 骑缝章 to a keeper of seals who has not yet chosen otherwise. */
  readonly proposesStraddle: boolean
}
export const documentSettings: DocumentSettings = { proofs: 2, typoCharacters: 8, urgeEveryMinutes: 60, proposesStraddle: false }

export const stageWords: Readonly<Record<OutDocument['at'], string>> = {
  absent: '未建稿', drafting: '拟稿', unitCheck: '核稿', consulting: '征求意见', countersigning: '会签', officeReview: '审核', signing: '签发',
  recheck: '复核', numbering: '编号', proofreading: '校对', sealing: '用印', dispatching: '分发', dispatched: '已分发', archiveReady: '待归档',
  withdrawn: '已撤稿', voided: '已作废', recalled: '已撤回',
}

const UNSIGNED: readonly UnsignedStage[] = ['drafting', 'unitCheck', 'consulting', 'countersigning', 'officeReview', 'signing']
/** Whether the stage lies before the signature. */
export const isUnsignedStage = (stage: string): stage is UnsignedStage => (UNSIGNED as readonly string[]).includes(stage)

const STAGES: ReadonlySet<string> = new Set<Stage>([...UNSIGNED, 'recheck', 'numbering', 'proofreading', 'sealing', 'dispatching'])
/** The stage that a flow's step stands for: `officeReview-head` is 审核. Null for a step this module does not know. */
export function stageOfStep(step: string): Stage | null {
  const stage = step.split('-')[0]!
  return STAGES.has(stage) ? (stage as Stage) : null
}

/** Stages in which the holder of the task may change the words: before the leader signs. */
export const mayEditAt = (at: OutDocument['at']): boolean => at === 'drafting' || at === 'unitCheck' || at === 'officeReview'

/** 条例 第二十条: 审核 comes before 签发. Words changed afterwards at the leader's wish are shown to the leader as a warning. */
export const isReviewed = (state: { readonly reviewed: { readonly hash: string } | null }): boolean => state.reviewed !== null

/** Consultations and countersignatures: the last word of each unit since the draft was begun. */
export function lastWords(marks: readonly Mark[], stage: 'consulting' | 'countersigning'): readonly Mark[] {
  const byUnit = new Map<string, Mark>()
  for (const mark of marks) if (mark.stage === stage) byUnit.set(mark.by.unit ?? mark.by.person, mark)
  return [...byUnit.values()]
}

/** Opinions that no one has said what became of. 条例 第十九条第六项: 充分征求意见, so none is left lying (R14). */
export const unsettledOpinions = (state: { readonly marks: readonly Mark[]; readonly settlements: readonly { readonly mark: string }[] }): readonly Mark[] =>
  [...lastWords(state.marks, 'consulting'), ...lastWords(state.marks, 'countersigning').filter((mark) => mark.stance === 'comments')]
    .filter((mark) => mark.stance !== 'agree' && !state.settlements.some((one) => one.mark === mark.id))

/** 条例 第十六条第四项: what departments do not agree on is not issued downward. */
export const refusedCountersigns = (marks: readonly Mark[]): readonly Mark[] => lastWords(marks, 'countersigning').filter((mark) => mark.stance === 'disagree')

/** Whether going back and straight forward again leaves no fact out: never over a signature, a number or the proofs. */
export const mayGoStraightBack = (from: Stage, to: Stage): boolean => isUnsignedStage(from) || (from === 'recheck' && to === 'signing')

/** The stages in their order, to tell earlier from later. */
export const stageOrder: readonly Stage[] = [...UNSIGNED, 'recheck', 'numbering', 'proofreading', 'sealing', 'dispatching']
/** Where a document may be sent back to from here. 编号 and 用印 are acts, not desks to go back to. */
export const returnTargets = (from: Stage): readonly Stage[] =>
  stageOrder.slice(0, stageOrder.indexOf(from)).filter((stage) => stage !== 'numbering' && stage !== 'sealing')

/**
 * The corrections that turn one body into another, or the place of a change that is more than typographical.
 * 条例 第二十五条第一项: 需作实质性修改的，应当报原签批人复审. Blocks may not come or go, figures stay, little else changes.
 */
export function correctionsBetween(before: Body, after: Body, settings: DocumentSettings): { readonly edits: readonly Pick<Edit, 'place' | 'before' | 'after'>[] } | { readonly substantive: string } {
  if (before.length !== after.length) return { substantive: `共${before.length}段，改后${after.length}段` }
  const edits: Pick<Edit, 'place' | 'before' | 'after'>[] = []
  for (const [index, block] of before.entries()) {
    const [old, now] = [textOfBlock(block), textOfBlock(after[index]!)]
    const place = `第${index + 1}段`
    if (block.kind !== after[index]!.kind || !isSameFigure(block, after[index]!)) return { substantive: place }
    if (old === now) continue
    if (figuresOf(old) !== figuresOf(now) || changedCharacters(old, now) > settings.typoCharacters) return { substantive: place }
    edits.push({ place, before: old, after: now })
  }
  return { edits }
}

// A picture says as much as a paragraph, and a table's cells mean what their place says: neither is a slip of the pen.
function isSameFigure(before: Block, after: Block): boolean {
  if (before.kind === 'picture' && after.kind === 'picture') return before.file === after.file
  if (before.kind === 'table' && after.kind === 'table') return shapeOf(before) === shapeOf(after)
  return true
}
const shapeOf = ({ headerRows, rows }: Extract<Block, { kind: 'table' }>): string =>
  JSON.stringify([headerRows, rows.map((row) => row.map(({ columnSpan = 1, rowSpan = 1 }) => [columnSpan, rowSpan]))])

// Amounts, dates and shares are the substance of an official document, whether in Arabic or Chinese numerals; so is a negation.
const figuresOf = (text: string): string => text.replace(/[^0-9０-９一二三四五六七八九十百千万亿两零〇%％不未无非禁]/g, '')

/** Characters of the longer middle part that remains when the common beginning and end are taken away. */
export function changedCharacters(before: string, after: string): number {
  const [a, b] = [[...before], [...after]]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return Math.max(a.length, b.length) - start - end
}

/** Minutes still to wait before a receipt may be urged again; 0 when it may. */
export const urgeWait = (lastUrgedAt: Instant | null, now: Instant, settings: DocumentSettings): number =>
  lastUrgedAt === null ? 0 : Math.max(0, Math.ceil(settings.urgeEveryMinutes - (instantMs(now) - instantMs(lastUrgedAt)) / 60_000))
