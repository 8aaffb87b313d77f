import type { FileId } from '#lib/ids'
import { dayInChinese, dayOf } from '#lib/instants'
import { signedName } from '#lib/signatory'
import { type Content } from './content.ts'
import { numberOf } from './evolve.ts'
import { kinds, opennessWords, urgencyWords } from './kinds.ts'
import { recipientsLine } from './paper.ts'
import type { Mark, OutDocument, Stage } from './types.ts'

/** An opinion as it stands in its box: words or a bare mark, then name and full date. */
export interface SheetEntry {
  /** Empty for 圈阅 and for a bare name: the system adds no words. */
  readonly text: string
  readonly isCircle: boolean
  readonly disagrees: boolean
  /** 甲, or 甲（代乙）. */
  readonly name: string
  readonly unit: string
  readonly date: string
  readonly handwriting: FileId | null
  /** The kept signature that stands with the name. */
  readonly signature: FileId | null
}

/** The 发文稿纸 as on paper: one row per field, opinions in their boxes. */
export interface DraftSheet {
  readonly organ: string
  readonly urgency: string
  readonly signing: readonly SheetEntry[]
  readonly countersigning: readonly SheetEntry[]
  readonly officeReview: readonly SheetEntry[]
  readonly unitCheck: readonly SheetEntry[]
  readonly consulting: readonly SheetEntry[]
  readonly recheck: readonly SheetEntry[]
  readonly proofreading: readonly SheetEntry[]
  readonly leadUnit: string
  readonly drafter: string
  readonly phone: string
  readonly title: string
  readonly mainTo: string
  readonly copyTo: string
  readonly annexes: readonly string[]
  readonly kind: string
  readonly docNumber: string
  readonly docDate: string
  readonly copies: string
  readonly printDate: string
  readonly openness: string
  readonly remark: string
}

/** The sheet of a document at its present stage. 密级 is not offered on an unclassified network. */
export function draftSheetOf(state: Exclude<OutDocument, { at: 'absent' }>, { elements, annexes }: Content, organ: string): DraftSheet {
  const of = (stage: Stage) => state.marks.filter((mark) => mark.stage === stage).map(entryOf)
  const signed = 'signature' in state ? state.signature.id : null
  return {
    organ, urgency: urgencyWords[elements.urgency],
    // Of several signatures only the one in force stands in the box; earlier ones are in the record.
    signing: state.marks.filter((mark) => mark.id === signed).map(entryOf),
    countersigning: of('countersigning'), officeReview: of('officeReview'), unitCheck: of('unitCheck'), consulting: of('consulting'),
    recheck: of('recheck'), proofreading: 'proofs' in state ? state.proofs.map(entryOf) : [],
    leadUnit: state.drafter.unitName, drafter: state.drafter.name, phone: elements.phone, title: elements.title,
    mainTo: recipientsLine(elements.mainTo), copyTo: recipientsLine(elements.copyTo), annexes: annexes.map((annex) => annex.title),
    kind: kinds[elements.kind].name, docNumber: numberOf(state)?.text ?? '', docDate: 'docDate' in state ? dayInChinese(state.docDate) : '',
    copies: copiesOf(state, elements.copies), printDate: 'seal' in state ? dayInChinese(state.seal.printDate) : '',
    openness: elements.openness ? opennessWords[elements.openness] : '', remark: elements.remark,
  }
}

/** How a mark is written on paper. */
export function entryOf(mark: Mark): SheetEntry {
  const { by } = mark
  return {
    text: mark.text, isCircle: mark.kind === 'circle', disagrees: mark.stance === 'disagree', unit: by.unitName,
    name: signedName(by), date: dayInChinese(dayOf(mark.at)), handwriting: mark.handwriting, signature: mark.signature ?? null,
  }
}

function copiesOf(state: OutDocument, planned: number): string {
  const copies = 'issued' in state ? state.issued.copies : planned
  return copies > 0 ? String(copies) : ''
}
