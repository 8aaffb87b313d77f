import { refuse, type Refused } from '#lib/decision'
import type { PersonId, UnitId } from '#lib/ids'
import { dayOf, type Day } from '#lib/instants'
import { isRefused, type Call, type Db, type Work } from '#platform/act'
import type { Platform } from '../../../platform/module.ts'
import { mayKeepSendRoom, maySignReceipt, organsWith, signingInRoles, type Viewer } from '../core/access.ts'
import type { DocumentId } from '../core/content.ts'
import { receiptDecider, type Receipt, type ReceiptCommand, type ReceiptEvent, type ReceiptId } from '../core/receipts.ts'
import { documentSettings } from '../core/rules.ts'
import type { DocumentRefusal } from '../core/refusals.ts'
import { signatoryOf, visibilityOf, visibleLocked, type Lacking } from './ground.ts'
import { readyForArchive } from './issuing.ts'
import { aboutOf, receiptSigned, receiptsUrged } from './news.ts'
import { peopleInOrgan } from './organ-facts.ts'
import { lockDocument, type Loaded } from './store.ts'
import { json, own, type ReceiptRow } from './tables.ts'
import { viewerOf } from './viewer.ts'

const decider = receiptDecider(documentSettings)
type At = Pick<Platform, 'runCommand'>

/** Writes one receipt per unit, numbered on from the copies that are out already. */
export async function sendCopies(work: Work, document: DocumentId, units: readonly { readonly id: UnitId; readonly shortName: string }[]): Promise<void> {
  const first = (await receiversOf(work.db, document)).length + 1
  for (const [index, unit] of units.entries()) {
    const copy = { id: work.newId<'receipt'>(), document, receiver: unit.id, receiverName: unit.shortName, copyNumber: first + index, sentAt: work.now }
    const answer = decider.decide(decider.initial, { type: 'send', copy })
    if (answer.kind === 'refused') throw new Error(`a fresh copy was refused: ${answer.code}`)
    const state = answer.events.reduce(decider.evolve, decider.initial) as ReceiptRow['state']
    await own(work.db).insertInto('documents_receipts').values({ id: copy.id, ...columnsOf(state), version: 1 }).execute()
    work.record({ stream: `receipt:${copy.id}`, from: 0, events: answer.events })
  }
}

/** Organs that have or had a copy. */
export const receiversOf = async (db: Db, document: DocumentId): Promise<readonly UnitId[]> =>
  (await own(db).selectFrom('documents_receipts').select('receiver').where('document', '=', document).orderBy('copy_number').execute()).map((row) => row.receiver)

/** Notes the first opening of the paper by someone who signs for a copy of it (界面要求 15); costs one look-up when there is nothing to note. */
export async function noteOpening(platform: At & Pick<Platform, 'db'>, call: () => Call, { document, viewer }: { document: DocumentId; viewer: Viewer }): Promise<void> {
  const organs = organsWith(viewer, signingInRoles)
  const unopened = (db: Db) => own(db).selectFrom('documents_receipts').selectAll().where('document', '=', document).where('receiver', 'in', organs).where('at', '=', 'sent').where('opened_at', 'is', null)
  if (!organs.length || !await unopened(platform.db).executeTakeFirst()) return
  await platform.runCommand(call(), async (work) => {
    for (const row of await unopened(work.db).orderBy('copy_number').forUpdate().execute()) await decideReceipt(work, row, { type: 'open', by: await signatoryOf(work, row.receiver), at: work.now })
    return null
  })
}

/** Signs for a copy (签收). Coming again with the same key is the same act; another's signature is refused and named. */
export const signReceipt = (platform: At, call: Call, input: { receipt: ReceiptId }): Promise<{ id: ReceiptId; document: DocumentId } | Lacking> =>
  platform.runCommand(call, async (work) => {
    const found = await own(work.db).selectFrom('documents_receipts').select(['document', 'receiver']).where('id', '=', input.receipt).executeTakeFirst()
    const viewer = await viewerOf(work.db, work.actor, dayOf(work.now))
    if (!found || !maySignReceipt(viewer, found.receiver)) return refuse('not-found')
    // The document first, as every command does, so that two never wait for each other and the last signature sees that it is the last.
    const loaded = await lockDocument(work, found.document)
    const row = await own(work.db).selectFrom('documents_receipts').selectAll().where('id', '=', input.receipt).forUpdate().executeTakeFirstOrThrow()
    const signed = await decideReceipt(work, row, { type: 'sign-receipt', by: await signatoryOf(work, row.receiver), at: work.now })
    return isRefused(signed) ? signed : afterSigning(work, row, loaded!)
  })

async function afterSigning(work: Work, row: ReceiptRow, loaded: Loaded): Promise<{ id: ReceiptId; document: DocumentId } | Lacking> {
  const open = await own(work.db).selectFrom('documents_receipts').select('id').where('document', '=', row.document).where('at', '=', 'sent').limit(1).executeTakeFirst()
  work.tell(receiptSigned, { ...aboutOf(work, loaded), receiver: row.receiver, receiverName: row.receiver_name })
  if (!open && loaded.state.at === 'dispatched') {
    const ready = await readyForArchive(work, loaded)
    if (isRefused(ready)) return ready
  }
  return { id: row.id, document: row.document }
}

export interface Urged { readonly urged: readonly string[]; readonly skipped: readonly { readonly name: string; readonly minutes: number }[] }

/** Urges unsigned receipts in one click: all of them, or those named. Each at most once an hour; if none may be, the refusal tells the wait. */
export const urgeReceipts = (platform: At, call: Call, input: { document: DocumentId; receipts: readonly ReceiptId[] | 'all' }): Promise<Urged | Refused> =>
  platform.runCommand(call, async (work) => {
    const seen = await visibleLocked(work, input.document)
    if (isRefused(seen)) return seen
    if (!mayKeepSendRoom(seen.viewer, await visibilityOf(work, seen.loaded))) return refuse('not-yours')
    const rows = await own(work.db).selectFrom('documents_receipts').selectAll().where('document', '=', input.document).where('at', '=', 'sent').orderBy('copy_number').forUpdate().execute()
    const wanted = rows.filter((row) => input.receipts === 'all' || input.receipts.includes(row.id))
    if (!wanted.length) return refuse('nothing-to-urge')
    const by = await signatoryOf(work, null)
    const [done, skipped]: [ReceiptRow[], { name: string; minutes: number }[]] = [[], []]
    for (const row of wanted) {
      const urged = await decideReceipt(work, row, { type: 'urge', by, at: work.now })
      if (isRefused(urged)) skipped.push({ name: row.receiver_name, minutes: Number(urged.detail?.['minutes'] ?? 0) })
      else done.push(row)
    }
    if (!done.length) return refuse('wait-before-urging', { minutes: Math.max(...skipped.map((one) => one.minutes)) })
    const receivers = done.map((row) => row.receiver)
    work.tell(receiptsUrged, { ...aboutOf(work, seen.loaded), receivers, people: await signersOf(work.db, receivers, dayOf(work.now)) })
    return { urged: done.map((row) => row.receiver_name), skipped }
  })

/** Takes every copy back; tells who had one. */
export async function recallCopies(work: Work, document: DocumentId): Promise<readonly UnitId[]> {
  const rows = await own(work.db).selectFrom('documents_receipts').selectAll().where('document', '=', document).where('at', '!=', 'recalled').orderBy('copy_number').forUpdate().execute()
  for (const row of rows) await decideReceipt(work, row, { type: 'recall', at: work.now })
  return rows.map((row) => row.receiver)
}

/** The people who sign for these organs. */
export async function signersOf(db: Db, organs: readonly UnitId[], day: Day): Promise<readonly PersonId[]> {
  const people = new Set<PersonId>()
  for (const organ of organs) for (const role of signingInRoles) for (const one of await peopleInOrgan(db, { organ, role: role as 'unitContact', day })) people.add(one.person)
  return [...people]
}

async function decideReceipt(work: Work, row: ReceiptRow, command: ReceiptCommand): Promise<readonly ReceiptEvent[] | Refused<DocumentRefusal>> {
  const answer = decider.decide(row.state, command)
  if (answer.kind === 'refused') return answer
  if (!answer.events.length) return answer.events
  const state = answer.events.reduce(decider.evolve, row.state as Receipt) as ReceiptRow['state']
  await own(work.db).updateTable('documents_receipts').set({ ...columnsOf(state), version: row.version + answer.events.length }).where('id', '=', row.id).execute()
  work.record({ stream: `receipt:${row.id}`, from: row.version, events: answer.events, before: { at: row.at, openedAt: row.opened_at }, after: { at: state.at, openedAt: state.opened?.at ?? null } })
  return answer.events
}

function columnsOf(state: ReceiptRow['state']) {
  const received = state.at === 'received' ? { at: state.receivedAt, by: state.by } : state.at === 'recalled' ? state.received : null
  return {
    state: json(state) as never, at: state.at, document: state.document, receiver: state.receiver, receiver_name: state.receiverName, copy_number: state.copyNumber,
    sent_at: state.sentAt, opened_at: state.opened?.at ?? null, opened_by_name: state.opened?.by.name ?? null, received_at: received?.at ?? null, received_by: received?.by.person ?? null, received_by_name: received?.by.name ?? null,
    urges: state.urges.length, last_urged_at: state.urges.at(-1)?.at ?? null,
  }
}
