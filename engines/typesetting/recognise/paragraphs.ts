import type { Attachment, Body, OfficialPaper, Signatory, Table } from '../model.ts'
import * as is from './patterns.ts'

/** A paragraph as it comes from a file. */
export interface ImportedParagraph {
  readonly text: string
  /** `mark` (发文机关标志) and `title` where style or size tell, `h1` … `h6` where the file calls it a heading. */
  readonly style?: string
  readonly table?: Table
}

/** What was recognised. Nothing of the input is dropped: what found no place stands in `notUnderstood`. */
export interface Recognised extends Partial<Pick<OfficialPaper,
  'docNumber' | 'signers' | 'urgency' | 'adoptionNote' | 'mainTo' | 'docDate' | 'footnote' | 'copyTo' | 'printOrg' | 'printDate'>> {
  readonly issuerMark?: string
  /** Empty when none was found. */
  readonly title: string
  readonly body: Body
  readonly attachments: readonly Attachment[]
  /** Empty when no signature was found. */
  readonly signatories: readonly Signatory[]
  readonly notUnderstood: readonly NotUnderstood[]
  /** Marks that were wrong as written and were put right on the way; a checker tells them, an import need not. */
  readonly mended?: readonly Mended[]
  /** The lines of the 附件说明 as they were written, label and numbers included. */
  readonly attachmentNotes?: readonly string[]
}
/** A field as it was written: 主送 without its colon, 抄送 without its full stop. */
export interface Mended {
  readonly part: 'mainTo' | 'copyTo'
  readonly text: string
}
export interface NotUnderstood {
  /** Number of the paragraph in the input, from 1. */
  readonly paragraph: number
  readonly text: string
  /** The Chinese sentence: why, and what to do. */
  readonly reason: string
}

/** A paragraph with its number in the input. */
export interface Numbered extends ImportedParagraph { readonly number: number }

/** Notes that a paragraph was not, or not surely, understood. */
export type Doubt = (paragraph: Numbered, reason: string) => void

/** How many paragraphs at the start are a title: short lines without the end of a sentence, before a number or running text. */
export function titleLines(paragraphs: readonly Numbered[], most = 3): number {
  let count = 0
  while (count < most) {
    const here = paragraphs[count]
    if (!here || here.table || (here.text.length > 50 && !is.longTitle.test(here.text)) || (is.sentenceEnd.test(here.text) && !is.stoppedTitle.test(here.text)) || /[：:]$/.test(here.text) || is.levels.some(({ pattern }) => pattern.test(here.text))) break
    count++
    if (is.titleEnd.test(here.text) || is.stoppedTitle.test(here.text) || is.adoptionNote.test(paragraphs[count]?.text ?? '')) break
  }
  return count
}
