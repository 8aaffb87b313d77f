import { accept, refuse, type Decider, type Decision } from '#lib/decision'
import { addMinutes, instantMs, type Instant } from '#lib/instants'
import type { NamedPerson } from '#lib/signatory'
import type { BulletinRefusal } from './refusals.ts'
import type { IssueId, Readers } from './types.ts'

/** One on the sending list: `unit:7` or `person:7`. */
export type ReaderKey = `unit:${string}` | `person:${string}`
export interface Reader { readonly key: ReaderKey; readonly name: string }

/** R32: whether one of the sending list has read an issue, and when. Of a unit the first who opens it reads for it. */
export type Receipt =
  | { readonly at: 'absent' }
  | { readonly at: 'sent' | 'read'; readonly issue: IssueId; readonly reader: Reader; readonly sentAt: Instant; readonly read: { readonly by: NamedPerson; readonly at: Instant } | null; readonly urges: readonly Instant[] }
export type PresentReceipt = Exclude<Receipt, { at: 'absent' }>
export type ReceiptCommand = { readonly type: 'send'; readonly issue: IssueId; readonly reader: Reader } | { readonly type: 'read'; readonly by: NamedPerson } | { readonly type: 'urge' }
export type ReceiptEvent =
  | { readonly type: 'issue-sent'; readonly issue: IssueId; readonly reader: Reader; readonly at: Instant }
  | { readonly type: 'issue-read'; readonly by: NamedPerson; readonly at: Instant }
  | { readonly type: 'reader-urged'; readonly at: Instant }

/** Readers open an issue at once, so that each has a stream of his own. */
export const receiving = (now: Instant, everyMinutes: number): Decider<Receipt, ReceiptCommand, ReceiptEvent, BulletinRefusal> => ({
  initial: { at: 'absent' }, decide: (receipt, command) => decideReceipt(receipt, command, { now, everyMinutes }), evolve: evolveReceipt,
  invariants: [(receipt) => (receipt.at !== 'absent' && (receipt.at === 'read') !== (receipt.read !== null) ? 'read by nobody' : null)],
})

function decideReceipt(receipt: Receipt, command: ReceiptCommand, { now, everyMinutes }: { readonly now: Instant; readonly everyMinutes: number }): Decision<ReceiptEvent, BulletinRefusal> {
  if (command.type === 'send') return receipt.at === 'absent' ? accept({ type: 'issue-sent', issue: command.issue, reader: command.reader, at: now }) : accept()
  if (receipt.at === 'absent') return accept()
  if (command.type === 'read') return receipt.at === 'sent' ? accept({ type: 'issue-read', by: command.by, at: now }) : accept()
  if (receipt.at === 'read') return refuse('everybody-has-read')
  const last = receipt.urges.at(-1)
  const minutes = last ? Math.ceil((instantMs(addMinutes(last, everyMinutes)) - instantMs(now)) / 60_000) : 0
  return minutes > 0 ? refuse('readers-urged-recently', { minutes }) : accept({ type: 'reader-urged', at: now })
}

export function evolveReceipt(receipt: Receipt, event: ReceiptEvent): Receipt {
  switch (event.type) {
    case 'issue-sent': return { at: 'sent', issue: event.issue, reader: event.reader, sentAt: event.at, read: null, urges: [] }
    case 'issue-read': return receipt.at === 'absent' ? receipt : { ...receipt, at: 'read', read: { by: event.by, at: event.at } }
    case 'reader-urged': return receipt.at === 'absent' ? receipt : { ...receipt, urges: [...receipt.urges, event.at] }
  }
}

/** Units first, then people, each once. */
export const readersIn = ({ units, people }: Readers): readonly Reader[] => [
  ...units.map(({ unit, name }): Reader => ({ key: `unit:${unit}`, name })), ...people.map(({ person, name }): Reader => ({ key: `person:${person}`, name })),
]
