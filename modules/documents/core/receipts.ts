import { accept, refuse, type Decider, type Decision } from '#lib/decision'
import type { Id, UnitId } from '#lib/ids'
import { dayInChinese, dayOf, type Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import type { DocumentId } from './content.ts'
import type { DocumentRefusal } from './refusals.ts'
import { urgeWait, type DocumentSettings } from './rules.ts'

export type ReceiptId = Id<'receipt'>

/** One urging, numbered; the record keeps them all. */
export interface Urge { readonly number: number; readonly by: Signatory; readonly at: Instant }
interface Copy {
  readonly id: ReceiptId
  readonly document: DocumentId
  readonly receiver: UnitId
  /** The receiver's name on the day of dispatch. */
  readonly receiverName: string
  /** Counted from 1 within the document. */
  readonly copyNumber: number
  readonly sentAt: Instant
  readonly urges: readonly Urge[]
  /** The first opening by someone who signs for the receiver (界面要求 15); null while nobody has. */
  readonly opened: { readonly by: Signatory; readonly at: Instant } | null
}
/** A copy on the day it leaves. */
type FreshCopy = Omit<Copy, 'urges' | 'opened'>

/** One copy with one receiver, from dispatch to signing in (回执). */
export type Receipt =
  | { readonly at: 'absent' }
  | (Copy & { readonly at: 'sent' })
  | (Copy & { readonly at: 'received'; readonly receivedAt: Instant; readonly by: Signatory })
  | (Copy & { readonly at: 'recalled'; readonly recalledAt: Instant; readonly received: { readonly at: Instant; readonly by: Signatory } | null })

export type ReceiptCommand =
  | { readonly type: 'send'; readonly copy: FreshCopy }
  | { readonly type: 'open'; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'sign-receipt'; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'urge'; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'recall'; readonly at: Instant }
export type ReceiptEvent =
  | { readonly type: 'copy-sent'; readonly copy: FreshCopy }
  | { readonly type: 'copy-opened'; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'receipt-signed'; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'urged'; readonly urge: Urge }
  | { readonly type: 'copy-recalled'; readonly at: Instant }

/** The decider of one receipt. Many units sign at once, so that each copy is a stream of its own. */
export const receiptDecider = (settings: DocumentSettings): Decider<Receipt, ReceiptCommand, ReceiptEvent, DocumentRefusal> => ({
  initial: { at: 'absent' },
  decide: (state, command) => decideReceipt(state, command, settings),
  evolve: evolveReceipt,
  invariants: [
    (state) => (state.at !== 'absent' && state.urges.some((urge, index) => urge.number !== index + 1) ? 'urges are not numbered in order' : null),
  ],
})

function decideReceipt(state: Receipt, command: ReceiptCommand, settings: DocumentSettings): Decision<ReceiptEvent, DocumentRefusal> {
  if (command.type === 'send') return state.at === 'absent' ? accept({ type: 'copy-sent', copy: command.copy }) : refuse('already-receiving')
  if (state.at === 'absent') return refuse('not-found')
  if (state.at === 'recalled') return refuse('receipt-recalled')
  switch (command.type) {
    // Only the first opening tells anything; a copy signed for needs none.
    case 'open': return state.at === 'sent' && state.opened === null ? accept({ type: 'copy-opened', by: command.by, at: command.at }) : accept()
    case 'sign-receipt': return state.at === 'received'
      ? refuse('receipt-signed-already', { name: state.by.name, at: dayInChinese(dayOf(state.receivedAt)) }) : accept({ type: 'receipt-signed', by: command.by, at: command.at })
    case 'urge': return urge(state, command, settings)
    case 'recall': return accept({ type: 'copy-recalled', at: command.at })
  }
}

// 界面要求 14: one click, numbered, at most once an hour; the refusal says how long to wait.
function urge(state: Extract<Receipt, { at: 'sent' | 'received' }>, command: Extract<ReceiptCommand, { type: 'urge' }>, settings: DocumentSettings): Decision<ReceiptEvent, DocumentRefusal> {
  if (state.at === 'received') return refuse('nothing-to-urge')
  const minutes = urgeWait(state.urges.at(-1)?.at ?? null, command.at, settings)
  return minutes > 0 ? refuse('wait-before-urging', { minutes }) : accept({ type: 'urged', urge: { number: state.urges.length + 1, by: command.by, at: command.at } })
}

function evolveReceipt(state: Receipt, event: ReceiptEvent): Receipt {
  if (event.type === 'copy-sent') return { at: 'sent', ...event.copy, urges: [], opened: null }
  if (state.at === 'absent') return state
  switch (event.type) {
    case 'copy-opened': return { ...state, opened: state.opened ?? { by: event.by, at: event.at } }
    case 'receipt-signed': return state.at === 'sent' ? { ...state, at: 'received', receivedAt: event.at, by: event.by } : state
    case 'urged': return { ...state, urges: [...state.urges, event.urge] }
    case 'copy-recalled': return recalled(state, event.at)
  }
}

function recalled(state: Exclude<Receipt, { at: 'absent' }>, at: Instant): Receipt {
  if (state.at === 'recalled') return state
  const { id, document, receiver, receiverName, copyNumber, sentAt, urges, opened } = state
  const received = state.at === 'received' ? { at: state.receivedAt, by: state.by } : null
  return { at: 'recalled', id, document, receiver, receiverName, copyNumber, sentAt, urges, opened, recalledAt: at, received }
}
