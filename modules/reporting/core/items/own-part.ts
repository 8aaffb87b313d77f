import type { Sight } from './access.ts'
import type { Item, ItemEvent, Present } from './types.ts'

/**
 * An item as its own unit sees it: its text, its steps, what the office decided and what came of it. What the office
 * makes of the text stays in the office until it appears, and a leader's words go to those who have to act on them.
 */
export function ownPart(item: Present): Present {
  const outcome = { ...item.outcome, instructions: item.outcome.instructions.map((one) => ({ ...one, text: '' })) }
  const contributors = item.contributors.filter(({ source }) => source === item.id)
  const part = { ...item, outcome, contributors }
  if (part.at === 'archived') return { ...part, edited: null }
  if ('screening' in part) return hiddenEdit({ ...part, screening: { ...part.screening, into: null } })
  return part
}

function hiddenEdit(item: Extract<Present, { screening: unknown }>): Present {
  if (!('edited' in item)) return item
  const shown = { ...item, edited: item.content }
  return shown.at === 'editing' ? { ...shown, sentBack: null } : shown
}

/** What of the thread belongs to that part. */
export function ownEvent(event: ItemEvent): ItemEvent | null {
  switch (event.type) {
    case 'drafted': case 'received': case 'selected': case 'amended': case 'discarded': case 'handed-in': case 'withdrawn': case 'passed': case 'approved': case 'returned': case 'uploaded': case 'published': case 'adopted': return event
    case 'screened': return { ...event, into: null }
    case 'instructed': return { ...event, instruction: { ...event.instruction, text: '' } }
    case 'taken-in': case 'edited': case 'sent-to-review': case 'reviewed': case 'signed': case 'sent-back': case 'archived': return null
  }
}

export const seenAs = (sight: Exclude<Sight, 'none'>, item: Present): Present => (sight === 'whole' ? item : ownPart(item))
/** The text that stands now: what the office made of it, else as it was reported. */
export const currentContent = (item: Exclude<Item, { at: 'absent' }>) => ('edited' in item && item.edited ? item.edited : item.content)
