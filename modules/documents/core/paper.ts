import type { OfficialPaper } from '#engines/typesetting'
import { dayInChinese, type Day } from '#lib/instants'
import { asAttachment, type Content, type Recipient } from './content.ts'
import { urgencyWords } from './kinds.ts'
import { numberOf } from './evolve.ts'
import type { OutDocument } from './types.ts'

/** Names that the organisation knows: what is printed for organs. */
export interface PaperNames {
  /** 发文机关标志, e.g. 中共临江区委办公室文件. */
  readonly issuerMark: string
  /** 署名; null where the kind carries none (纪要 by custom). */
  readonly issuerSign: string | null
  readonly printOrg: string
  readonly upward: boolean
  /** Small line in a demonstration seal. */
  readonly sealNote: string | null
}

/** A document as it is printed at its present stage: what does not yet hold, such as number or seal, is not there. */
export function paperOf(state: OutDocument, content: Content, names: PaperNames): OfficialPaper {
  const { elements, body, annexes } = content
  const number = numberOf(state)
  const docDate = 'docDate' in state ? state.docDate : null
  const printDate = 'seal' in state ? state.seal.printDate : null
  const optional = <Key extends keyof OfficialPaper>(key: Key, value: OfficialPaper[Key] | null | '') => (value ? { [key]: value } : {})
  return {
    format: 'document', issuerMark: names.issuerMark, title: elements.title, body, attachments: annexes.map(asAttachment),
    ...optional('docNumber', number?.text ?? null),
    // 条例 第九条第六项: 上行文应当标注签发人姓名.
    ...(names.upward && 'signature' in state ? { signers: [state.signature.by.onBehalfOf?.name ?? state.signature.by.name] } : {}),
    ...optional('urgency', elements.urgency === 'none' ? null : urgencyWords[elements.urgency]),
    ...optional('adoptionNote', elements.adoptionNote),
    ...optional('mainTo', recipientsLine(elements.mainTo)),
    signatories: names.issuerSign ? [{ organ: names.issuerSign, ...('seal' in state ? { seal: { organ: names.issuerSign, ...(names.sealNote ? { note: names.sealNote } : {}) } } : {}) }] : [],
    ...optional('docDate', docDate === null ? null : dayInChinese(docDate)),
    ...optional('footnote', elements.footnote),
    ...optional('copyTo', recipientsLine(elements.copyTo)),
    ...imprint(names.printOrg, printDate),
  }
}

/** 主送 and 抄送 as printed: a class within itself by 、 and classes by ，(惯例). */
export function recipientsLine(recipients: readonly Recipient[]): string {
  return recipients.map((one) => one.name).join('，')
}

const imprint = (printOrg: string, printDate: Day | null) => (printDate === null ? {} : { printOrg, printDate: dayInChinese(printDate) })
