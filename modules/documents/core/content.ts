import type { Attachment, Attendance, Body, Block, Run } from '#engines/typesetting'
import type { FileId, Id, PersonId, UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { DocKind, Openness, Urgency } from './kinds.ts'

export type DocumentId = Id<'document'>

/** Someone a document is written to. A group stands for its units on the day of dispatch. */
export type Recipient =
  | { readonly kind: 'unit'; readonly unit: UnitId; readonly name: string }
  | { readonly kind: 'group'; readonly group: string; readonly name: string }
  /** An organ outside the tree, or a class of organs as printed. */
  | { readonly kind: 'text'; readonly name: string }
  | { readonly kind: 'leader'; readonly person: PersonId; readonly name: string }

/** An annex: its own text, or a file kept as it is. */
export interface Annex {
  readonly title: string
  readonly body: Body
  readonly file: { readonly id: FileId; readonly name: string } | null
}

/** What is being answered, passed on or based upon. */
export interface Basis {
  readonly title: string
  readonly docNumber: string | null
  /** The text itself where a lower organ's request is passed up (条例 第十五条第三项). */
  readonly text: string | null
}

/** How another text is passed on: 转发, 批转, 印发. */
export type PassingOn = 'forward' | 'endorseForward' | 'issueAttached'

/** The elements that a person fills in (条例 第九条); number, signer, dates and seal come from the acts themselves. */
export interface Elements {
  readonly kind: DocKind
  readonly title: string
  /** 发文机关; the lead organ of a joint document. */
  readonly organ: UnitId | null
  readonly jointOrgans: readonly UnitId[]
  readonly urgency: Urgency
  readonly mainTo: readonly Recipient[]
  readonly copyTo: readonly Recipient[]
  readonly adoptionNote: string
  readonly footnote: string
  readonly openness: Openness | null
  /** 是否涉密: true once the drafter has confirmed that the text touches no state secret. */
  readonly isConfirmedUnclassified: boolean
  readonly workSecret: boolean
  /** Important documents are signed by the principal head (条例 第二十二条). */
  readonly important: boolean
  /** 若干规定 一: comprehensive deployment ≤ 5000 characters, special work or one task ≤ 4000. */
  readonly scope: 'comprehensive' | 'special'
  readonly passingOn: PassingOn | null
  readonly basis: readonly Basis[]
  /** A major matter of a department that goes to its upper department (条例 第十五条第二项). */
  readonly major: boolean
  readonly consentRef: string
  /** A department's document on a matter that needed the government's consent (条例 第十六条第二项). */
  readonly needsGovernmentConsent: boolean
  /** Puts demands on the recipients, as an order does. */
  readonly directive: boolean
  /** The matter that a leader assigned directly (条例 第十五条第五项). */
  readonly leaderAssignment: string
  /** A meeting adopted it on that day; then that day is the 成文日期. */
  readonly adoptedOn: Day | null
  readonly phone: string
  readonly copies: number
  readonly remark: string
  readonly consultUnits: readonly UnitId[]
  readonly countersignUnits: readonly UnitId[]
  readonly signer: PersonId | null
  /** Of a 纪要: who took part, row by row (10.3). */
  readonly attendance?: readonly Attendance[]
  /** Written reasons by issue code, for issues that ask for one. */
  readonly reasons: Readonly<Record<string, string>>
}

/** Everything a version holds. */
export interface Content {
  readonly elements: Elements
  readonly body: Body
  readonly annexes: readonly Annex[]
}

/** A new draft's elements. */
export const emptyElements = (kind: DocKind): Elements => ({
  kind, title: '', organ: null, jointOrgans: [], urgency: 'none', mainTo: [], copyTo: [], adoptionNote: '', footnote: '', openness: null,
  isConfirmedUnclassified: false, workSecret: false, important: false, scope: 'special', passingOn: null, basis: [], major: false,
  consentRef: '', needsGovernmentConsent: false, directive: false, leaderAssignment: '', adoptedOn: null, phone: '', copies: 0, remark: '',
  consultUnits: [], countersignUnits: [], signer: null, reasons: {},
})

/** Elements with some given; what is not given stays. */
export const withElements = (elements: Elements, given: { readonly [Key in keyof Elements]?: Elements[Key] | undefined }): Elements =>
  ({ ...elements, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) })

/** The part that a signature binds: all that is printed before the number and the dates. Handling fields are not in it. */
export function signedPart({ elements: e, body, annexes }: Content) {
  return {
    kind: e.kind, title: e.title, organ: e.organ, jointOrgans: e.jointOrgans, urgency: e.urgency, mainTo: e.mainTo, copyTo: e.copyTo,
    adoptionNote: e.adoptionNote, footnote: e.footnote, body, annexes,
    ...(e.kind === 'minutes' && e.attendance?.length ? { attendance: e.attendance } : {}),
  }
}

/** The plain text of runs. */
export const textOfRuns = (runs: readonly Run[]): string => runs.map((run) => run.text).join('')

/** The plain text of a block; a table's cells are parted by tabs and its rows by line ends. */
export function textOfBlock(block: Block): string {
  switch (block.kind) {
    case 'heading': return textOfRuns(block.runs) + textOfRuns(block.runIn ?? [])
    case 'paragraph': return textOfRuns(block.runs)
    case 'table': return [block.caption ?? '', ...block.rows.map((row) => row.map((cell) => cell.text).join('\t'))].filter(Boolean).join('\n')
    case 'picture': return block.caption ?? ''
  }
}

/** The plain text of a body, one line a block. */
export const textOfBody = (body: Body): string => body.map(textOfBlock).join('\n')

/** All words of a document as one text: what secrecy marks and wording are looked for in. */
export const wholeText = ({ elements, body, annexes }: Content): string =>
  [elements.title, elements.adoptionNote, textOfBody(body), ...(elements.attendance ?? []).map(({ names }) => names), ...annexes.flatMap((annex) => [annex.title, textOfBody(annex.body)])].filter(Boolean).join('\n')

/** Files that the words refer to: pictures and annexes kept as files. */
export const filesIn = (content: Content): readonly FileId[] => [...picturesIn(content), ...content.annexes.flatMap((annex) => (annex.file ? [annex.file.id] : []))]

/** The pictures that are printed among the words. */
export const picturesIn = ({ body, annexes }: Content): readonly FileId[] =>
  [...body, ...annexes.flatMap((annex) => annex.body)].flatMap((block) => (block.kind === 'picture' ? [block.file as FileId] : []))

/** Characters of a text as the office counts them: everything but white space. */
export const lengthOf = (text: string): number => [...text.replace(/\s/g, '')].length

/** The annexes that are PDF files: their pages are put into the paper as they are. */
export const pdfAnnexes = ({ annexes }: Content): readonly FileId[] => annexes.flatMap(({ file }) => (file && isPdf(file) ? [file.id] : []))
export const isPdf = ({ name }: { readonly name: string }): boolean => name.toLowerCase().endsWith('.pdf')

/** An annex as the typesetting model takes it, with the pages of its file if they were drawn. */
export const asAttachment = ({ title, body }: Annex, pages: Attachment['pages'] = []): Attachment => ({ title, body, ...(pages.length ? { pages } : {}) })
