import type { Block, Body, BulletinColumn, OfficialPaper, Paper, PaperFormat, Run } from '../model.ts'
import type { Recognised } from './paragraphs.ts'

/** The formats that a text can be set in as it is; a form is filled, not recognised. */
export type TextFormat = Exclude<PaperFormat, 'form'>

/** The format that a mark or number tells: 纪要, 令, or a periodical by its 期号. */
export function formatTold({ issuerMark = '', docNumber = '' }: Pick<Recognised, 'issuerMark' | 'docNumber'>): TextFormat | null {
  if (issuerMark.endsWith('纪要')) return 'minutes'
  if (/[^司]令$/.test(issuerMark)) return 'order'
  return /期(?:[（(].*[）)])?$/.test(docNumber) ? 'bulletin' : null
}

/** A paper of what was recognised, in a format: what the format does not have is left out, what it must have and was not found is empty. */
export function paperOf(read: Recognised, format: TextFormat): Paper {
  const { notUnderstood: _, mended: __, attachmentNotes: ___, issuerMark, docNumber, signers, title, copyTo, printOrg, printDate, urgency, ...text } = read
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
      format, masthead: issuerMark ?? '工作简报', ...(organ ? { editor: organ } : {}), ...(read.docDate ? { issuedOn: read.docDate } : {}), hasContents: false, ...issueOf(docNumber),
      columns: columnsOf(title, read.body), ...(copyTo === undefined ? {} : { sendTo: copyTo }),
    }
  }
}

/** 第12期（总第345期） by its two parts. */
function issueOf(number = ''): { readonly issue?: string; readonly totalIssue?: string } {
  const [, issue, totalIssue] = /^(.*?期)(?:[（(](总第\s*\d+\s*期)[）)])?$/.exec(number) ?? []
  return { ...(issue ? { issue } : {}), ...(totalIssue ? { totalIssue } : {}) }
}

/** 栏目 as they are printed: a line of its own in 【】, below it the title of the first item. */
function columnsOf(title: string, body: Body): BulletinColumn[] {
  const nameOf = (block: Block | undefined): string | undefined => (block?.kind === 'paragraph' || block?.kind === 'heading' ? /^【([^【】]{2,12})】$/.exec(textOfRuns(block.runs))?.[1] : undefined)
  const starts = body.flatMap((block, at) => (nameOf(block) ? [at] : []))
  const first = body.slice(0, starts[0])
  return [
    ...(title || first.length ? [{ items: [{ title, body: first }] }] : []),
    ...starts.map((start, i): BulletinColumn => {
      const [lead, ...others] = body.slice(start + 1, starts[i + 1])
      const heading = (lead?.kind === 'paragraph' || lead?.kind === 'heading') && !/[。；：！？]$/.test(textOfRuns(lead.runs)) ? textOfRuns(lead.runs) : ''
      return { name: nameOf(body[start])!, items: [{ title: heading, body: heading || !lead ? others : [lead, ...others] }] }
    }),
  ]
}

const textOfRuns = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('')
