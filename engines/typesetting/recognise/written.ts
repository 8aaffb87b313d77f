import type { PlacedText } from '#lib/findings'
import type { Paper } from '../model.ts'
import { textsOf } from '../texts.ts'
import type { Recognised } from './paragraphs.ts'

/**
 * The texts of a paper of what was recognised, with its 附件说明 as it was written: numbers, marks and names that are not those
 * of the attachments included. What the paper takes from the one for the other is left out.
 */
export function textsAsWritten({ attachments, attachmentNotes: written = [] }: Recognised, paper: Paper): PlacedText[] {
  return textsOf(paper).flatMap((one) => {
    const { part, attachment = 0 } = one.place
    if (part === 'attachmentNote') return written[attachment] === undefined ? [] : [{ ...one, text: written[attachment] }]
    const isOnlyNamed = part === 'attachmentTitle' && written[attachment] !== undefined && attachments[attachment]?.body.length === 0
    return isOnlyNamed ? [] : [one]
  })
}
