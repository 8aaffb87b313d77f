import type { FinishedPage, JointMark, LetterPaper, MinutesPaper, OfficialPaper, OrderPaper, PaperImprint, PaperText, Signatory } from '#engines/typesetting'
import type { UnitId } from '#lib/ids'
import { dayInChinese } from '#lib/instants'
import { markBetweenOrgans } from '#lib/organ-classes'
import { attendanceOf } from './attendance.ts'
import { asAttachment, type Content, type Recipient } from './content.ts'
import { numberOf } from './evolve.ts'
import { jointSealsOn } from './joint-seals.ts'
import { urgencyWords, type DocKind } from './kinds.ts'
import { lastWords } from './rules.ts'
import type { OutDocument } from './types.ts'

/** Finished pages of annexes that are PDF files, by file. */
export type AnnexPages = Readonly<Record<string, readonly FinishedPage[]>>

/** What is printed and not written in the words: names that the organisation knows, and the pages of annexes. */
export interface PaperFacts {
  /** 发文机关标志 of the organ's number rule, e.g. 中共临江区委办公室文件; null where no rule serves the kind. */
  readonly mark: string | null
  /** The organs that issue it by their full names, the lead first. */
  readonly organs: readonly { readonly unit: UnitId; readonly name: string }[]
  readonly printOrg: string
  readonly upward: boolean
  /** Small line in demonstration seals, by the unit whose seal it is; none in real ones. */
  readonly sealNotes: Readonly<Record<string, string>>
  readonly annexPages: AnnexPages
}

/** A document of ours is set in one of the formats of GB/T 9704-2012. */
export type DocumentPaper = OfficialPaper | LetterPaper | OrderPaper | MinutesPaper

/** The format that a kind is set in (GB/T 9704-2012 10): 函, 命令 and 纪要 have formats of their own. */
export function formatOf(kind: DocKind): DocumentPaper['format'] {
  switch (kind) {
    case 'letter': return 'letter'
    case 'order': return 'order'
    case 'minutes': return 'minutes'
    default: return 'document'
  }
}

/** More marks than these would leave page 1 no room for the text (7.3.3); then the lead's stands alone, as 7.2.4 permits. */
const MOST_MARKS = 3

/** A document as it is printed at its present stage: what does not yet hold, such as number or seal, is not there. */
export function paperOf(state: OutDocument, content: Content, facts: PaperFacts): DocumentPaper {
  const { elements } = content
  const lead = facts.organs[0]?.name ?? ''
  const mark = facts.mark?.replace(/文件$/, '') ?? lead
  const number = numberOf(state)?.text
  const text = textOf(state, content, facts)
  const head = { ...given('docNumber', number), ...given('urgency', elements.urgency === 'none' ? '' : urgencyWords[elements.urgency]) }
  const format = formatOf(elements.kind)
  switch (format) {
    case 'letter': return { format, issuerMark: mark, title: elements.title, ...head, ...text, ...given('copyTo', recipientsLine(elements.copyTo)) }
    // 10.2: 命令标志由发文机关全称加“命令”或“令”字组成; below the number follows the text, without a title.
    case 'order': return { format, issuerMark: mark.endsWith('令') ? mark : `${lead}令`, ...head, ...text, ...imprintOf(state, content, facts) }
    case 'minutes': {
      const { docDate, ...unsigned } = text
      return {
        format, issuerMark: facts.mark ?? `${lead}会议纪要`, title: elements.title, ...head, ...unsigned, ...imprintOf(state, content, facts), signatories: [],
        ...given('editor', lead), ...given('issuedOn', docDate), attendance: attendanceOf(elements),
      }
    }
    case 'document': return { format, issuerMark: markOf(mark, facts), title: elements.title, ...head, ...signersOf(state, facts), ...text, ...imprintOf(state, content, facts) }
  }
}

/** 主送 and 抄送 as printed: a class within itself by 、 and classes by ，(惯例). */
export const recipientsLine = (recipients: readonly Recipient[]): string =>
  recipients.map(({ name }, index) => (index ? `${markBetweenOrgans(recipients[index - 1]!.name, name)}${name}` : name)).join('')

/** Where a recipient's name stands in the printed line. */
export const recipientAt = (recipients: readonly Recipient[], index: number): number =>
  recipients.slice(0, index).reduce((sum, { name }) => sum + name.length + 1, 0)

function textOf(state: OutDocument, { elements, body, annexes }: Content, { organs, sealNotes, annexPages }: PaperFacts): PaperText {
  return {
    body, attachments: annexes.map((annex) => asAttachment(annex, annex.file ? annexPages[annex.file.id] : [])), ...given('adoptionNote', elements.adoptionNote), ...given('mainTo', recipientsLine(elements.mainTo)),
    signatories: organs.filter(({ name }) => name).map(({ unit, name }, index): Signatory => ({ organ: name, ...(isSealedBy(state, unit, index) ? { seal: { organ: name, ...given('note', sealNotes[unit]) } } : {}) })),
    ...given('docDate', 'docDate' in state ? dayInChinese(state.docDate) : ''), ...given('footnote', elements.footnote),
  }
}

/** Each organ presses its own seal; they are printed when all are on, which is when the lead has sealed. */
const isSealedBy = (state: OutDocument, unit: UnitId, index: number): boolean =>
  'seal' in state && (index === 0 || jointSealsOn(state).some(({ organ }) => organ === unit))

// 7.2.4: 联合行文时，发文机关标志可以并用联合发文机关名称，也可以单独用主办机关名称.
function markOf(mark: string, { organs: [, ...others] }: PaperFacts): string | JointMark {
  return others.length && others.length < MOST_MARKS ? { organs: [mark, ...others.map(({ name }) => name)], word: '文件' } : mark && `${mark}文件`
}

// 条例 第九条第六项: 上行文应当标注签发人姓名; 7.2.6: several in the order of their organs, the lead first.
function signersOf(state: OutDocument, { upward, organs: [, ...others] }: PaperFacts): { readonly signers?: readonly string[] } {
  if (!upward || !('signature' in state)) return {}
  const agreed = lastWords(state.marks, 'countersigning')
  const joint = others.flatMap(({ unit }) => agreed.find(({ by }) => by.unit === unit)?.by ?? [])
  return { signers: [state.signature.by, ...joint].map(({ onBehalfOf, name }) => onBehalfOf?.name ?? name) }
}

const imprintOf = (state: OutDocument, { elements }: Content, { printOrg }: PaperFacts): PaperImprint =>
  ({ ...given('copyTo', recipientsLine(elements.copyTo)), ...('seal' in state ? { printOrg, printDate: dayInChinese(state.seal.printDate) } : {}) })

const given = <Key extends string>(key: Key, value: string | null | undefined): { readonly [One in Key]?: string } => (value ? { [key]: value } as { readonly [One in Key]: string } : {})
