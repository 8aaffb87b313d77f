import type { OfficialPaper, Paper, PaperFormat } from '../model.ts'
import type { Recognised } from './paragraphs.ts'

/** The formats that a text can be set in as it is; a form is filled, not recognised. */
export type TextFormat = Exclude<PaperFormat, 'form'>

/** A paper of what was recognised, in a format: what the format does not have is left out, what it must have and was not found is empty. */
export function paperOf(read: Recognised, format: TextFormat): Paper {
  const { notUnderstood: _, mended: __, issuerMark, docNumber, signers, title, copyTo, printOrg, printDate, urgency, ...text } = read
  const organ = read.signatories[0]?.organ ?? ''
  const number = docNumber === undefined ? {} : { docNumber }
  const marks = urgency === undefined ? {} : { urgency }
  const imprint = { ...(copyTo === undefined ? {} : { copyTo }), ...(printOrg === undefined ? {} : { printOrg }), ...(printDate === undefined ? {} : { printDate }) }
  switch (format) {
    case 'document': return { format, issuerMark: issuerMark ?? (organ && `${organ}文件`), ...number, ...(signers ? { signers } : {}), title, ...marks, ...text, ...imprint } satisfies OfficialPaper
    case 'letter': return { format, issuerMark: issuerMark?.replace(/文件$/, '') ?? organ, ...number, title, ...marks, ...text, ...(copyTo === undefined ? {} : { copyTo }) }
    case 'order': return { format, issuerMark: issuerMark?.replace(/文件$/, '令') ?? (organ && `${organ}令`), ...number, title, ...marks, ...text, ...imprint }
    case 'minutes': return { format, issuerMark: issuerMark ?? (organ && `${organ}会议纪要`), ...number, title, ...marks, ...text, ...imprint, attendance: [] }
    case 'bulletin': return {
      format, masthead: issuerMark ?? '工作简报', ...(organ ? { editor: organ } : {}), ...(read.docDate ? { issuedOn: read.docDate } : {}), hasContents: false,
      columns: [{ items: [{ title, body: read.body }] }], ...(copyTo === undefined ? {} : { sendTo: copyTo }),
    }
  }
}
