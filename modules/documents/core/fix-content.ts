import type { Block, Run } from '#engines/typesetting'
import type { Finding } from '#lib/findings'
import type { Annex, Content, Elements, Recipient } from './content.ts'
import { recipientAt } from './paper.ts'

/** The words quoted, where they stand in their field or block, and what is put in their place. */
interface Patch { readonly from: number; readonly to: number; readonly quote: string; readonly fix: string }

/** The content with a finding's fix in place of the words it quotes, all else as it was; null where there is no fix or the words are no longer there. */
export function withFix(content: Content, { place, fix }: Finding): Content | null {
  const { part, attachment, block, offset, length, quote } = place
  if (fix === undefined || offset === undefined || length === undefined || quote === undefined) return null
  const patch: Patch = { from: offset, to: offset + length, quote, fix }
  if (part === 'body') {
    const body = (attachment === undefined ? content : content.annexes[attachment])?.body
    const old = block === undefined ? undefined : body?.[block]
    const now = old ? inBlock(old, patch, place) : null
    const put = now && body!.with(block!, now)
    return !put ? null : attachment === undefined ? { ...content, body: put } : withAnnex(content, attachment, { body: put })
  }
  if (part === 'attachmentNote' || part === 'attachmentTitle') {
    const title = attachment === undefined ? null : inText(content.annexes[attachment]?.title ?? '', patch)
    return title === null ? null : withAnnex(content, attachment!, { title })
  }
  const elements = inElements(content.elements, place, patch)
  return elements && { ...content, elements }
}

/** The content with all these fixes, each where its words still are. From the end of each text to its beginning, so that places hold. */
export const withFixes = (content: Content, findings: readonly Finding[]): Content =>
  findings.toSorted((a, b) => (b.place.offset ?? 0) - (a.place.offset ?? 0)).reduce((now, finding) => withFix(now, finding) ?? now, content)

const withAnnex = (content: Content, at: number, change: Partial<Annex>): Content =>
  ({ ...content, annexes: content.annexes.with(at, { ...content.annexes[at]!, ...change }) })

function inElements(elements: Elements, { part, row }: Finding['place'], patch: Patch): Elements | null {
  switch (part) {
    case 'title': case 'adoptionNote': case 'footnote': {
      const text = inText(elements[part], patch)
      return text === null ? null : { ...elements, [part]: text }
    }
    case 'mainTo': case 'copyTo': {
      const recipients = inRecipients(elements[part], patch)
      return recipients && { ...elements, [part]: recipients }
    }
    case 'attendance': {
      const [rows, old] = [elements.attendance ?? [], elements.attendance?.[row ?? -1]]
      const names = old ? inText(old.names, patch) : null
      return old && names !== null ? { ...elements, attendance: rows.with(row!, { ...old, names }) } : null
    }
    default: return null
  }
}

/** Only a name that was written by hand may be written otherwise: that of a unit or group is the organisation's. */
function inRecipients(recipients: readonly Recipient[], patch: Patch): readonly Recipient[] | null {
  const index = recipients.findLastIndex((_, at) => recipientAt(recipients, at) <= patch.from)
  const recipient = recipients[index]
  if (recipient?.kind !== 'text') return null
  const start = recipientAt(recipients, index)
  const name = inText(recipient.name, { ...patch, from: patch.from - start, to: patch.to - start })
  return name === null ? null : recipients.with(index, { ...recipient, name })
}

function inBlock(block: Block, patch: Patch, { row, cell }: Finding['place']): Block | null {
  switch (block.kind) {
    case 'paragraph': {
      const runs = inRuns(block.runs, patch)
      return runs && { ...block, runs }
    }
    case 'heading': return inHeading(block, patch)
    case 'picture': case 'table': {
      if (row === undefined || cell === undefined || block.kind === 'picture') {
        const caption = inText(block.caption ?? '', patch)
        return caption === null ? null : { ...block, caption }
      }
      const old = block.rows[row]?.[cell]
      const text = old ? inText(old.text, patch) : null
      return text === null ? null : { ...block, rows: block.rows.with(row, block.rows[row]!.with(cell, { ...old!, text })) }
    }
  }
}

/** A heading and what runs on after it are one text to the finding; each keeps its own part. */
function inHeading(heading: Extract<Block, { kind: 'heading' }>, { from, to, quote, fix }: Patch): Block | null {
  const { runs, runIn } = heading
  const head = lengthOf(runs)
  if (!runIn || to <= head) {
    const now = inRuns(runs, { from, to, quote, fix })
    return now && { ...heading, runs: now }
  }
  if (from >= head) {
    const now = inRuns(runIn, { from: from - head, to: to - head, quote, fix })
    return now && { ...heading, runIn: now }
  }
  const [first, second] = [inRuns(runs, { from, to: head, quote: quote.slice(0, head - from), fix }), inRuns(runIn, { from: 0, to: to - head, quote: quote.slice(head - from), fix: '' })]
  return first && second && { ...heading, runs: first, runIn: second }
}

/** What is put in takes the face of the run in which the words began. */
function inRuns(runs: readonly Run[], { from, to, quote, fix }: Patch): readonly Run[] | null {
  if (runs.map(({ text }) => text).join('').slice(from, to) !== quote) return null
  let start = 0
  let isPut = false
  const now = runs.map((run): Run => {
    const [begin, end] = [start, start + run.text.length]
    start = end
    if (end <= from || begin >= to) return run
    const text = run.text.slice(0, Math.max(0, from - begin)) + (isPut ? '' : fix) + run.text.slice(Math.min(run.text.length, to - begin))
    isPut = true
    return { ...run, text }
  })
  return now.filter(({ text }) => text !== '')
}

const inText = (text: string, { from, to, quote, fix }: Patch): string | null => (text.slice(from, to) === quote ? text.slice(0, from) + fix + text.slice(to) : null)
const lengthOf = (runs: readonly Run[]): number => runs.reduce((sum, { text }) => sum + text.length, 0)
