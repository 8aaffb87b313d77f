import { refuse } from '#lib/decision'
import type { UnitId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import { isRefused, type Call, type Work } from '#platform/act'
import type { Platform } from '../../../platform/module.ts'
import { mayCloseIssue, mayKeepSendRoom, mayUndoIssue } from '../core/access.ts'
import type { DocumentId, Recipient } from '../core/content.ts'
import { actorAt, move, settle, type Acted } from './acting.ts'
import { decideOn, signatoryOf, visibilityOf, visibleLocked, type Lacking } from './ground.ts'
import { aboutOf, dispatched, news, recalled } from './news.ts'
import { unitsOfRecipients } from './organ-facts.ts'
import { recallCopies, receiversOf, sendCopies, signersOf } from './receipts.ts'
import { saveDocument, type Loaded } from './store.ts'

type At = Pick<Platform, 'runCommand'>

/** Sends it out (核发): a copy with a receipt for every unit that 主送 and 抄送 and the further recipients mean today. */
export const dispatch = (platform: At, call: Call, input: { document: DocumentId; task: number; copies: number; further: readonly Recipient[] }): Promise<Acted & { receivers: number } | Lacking> =>
  platform.runCommand(call, async (work) => {
    const seen = await visibleLocked(work, input.document)
    if (isRefused(seen)) return seen
    const { loaded } = seen
    const { mainTo, copyTo } = loaded.version.content.elements
    const units = await unitsOfRecipients(work.db, [...mainTo, ...copyTo, ...input.further], dayOf(work.now))
    const moved = await move(work, loaded, { type: 'approve', task: input.task })
    if (isRefused(moved)) return moved
    const command = { type: 'dispatch', copies: input.copies, receivers: units.length } as const
    const decided = await decideOn(work, loaded, { command, actor: await actorAt(work, moved, input.task), moment: 'dispatch' })
    if (isRefused(decided)) return decided
    const settled = await settle(work, { before: loaded, decided, moved })
    if (isRefused(settled)) return settled
    await send(work, decided, units)
    return { ...settled, receivers: units.length }
  })

/** Sends copies to units that have none yet (补发). */
export const dispatchFurther = (platform: At, call: Call, input: { document: DocumentId; to: readonly Recipient[] }): Promise<Acted & { receivers: number } | Lacking> =>
  platform.runCommand(call, async (work) => {
    const seen = await visibleLocked(work, input.document)
    if (isRefused(seen)) return seen
    const { loaded, viewer } = seen
    if (!mayKeepSendRoom(viewer, await visibilityOf(work, loaded))) return refuse('not-yours')
    const has = new Set(await receiversOf(work.db, input.document))
    const asked = await unitsOfRecipients(work.db, input.to, dayOf(work.now))
    const units = asked.filter((unit) => !has.has(unit.id))
    if (!units.length) return refuse(asked.length ? 'already-receiving' : 'no-receivers')
    const decided = await decideOn(work, loaded, { command: { type: 'dispatch-further', receivers: units.length }, actor: await signatoryOf(work, null) })
    if (isRefused(decided)) return decided
    saveDocument(work, decided)
    await send(work, decided, units)
    return { id: input.document, at: decided.state.at, version: decided.row.version + decided.events.length, receivers: units.length }
  })

async function send(work: Work, loaded: Loaded, units: readonly { readonly id: UnitId; readonly shortName: string }[]): Promise<void> {
  await sendCopies(work, loaded.row.id, units)
  const receivers = units.map((unit) => unit.id)
  work.tell(dispatched, { ...aboutOf(work, loaded), receivers, people: await signersOf(work.db, receivers, dayOf(work.now)), urgency: loaded.row.urgency })
}

/** Takes back what was sent (撤回): receivers see that it no longer counts, and why. */
export const recallDocument = (platform: At, call: Call, input: { document: DocumentId; reason: string }): Promise<Acted | Lacking> =>
  platform.runCommand(call, async (work) => {
    const seen = await visibleLocked(work, input.document)
    if (isRefused(seen)) return seen
    const { loaded, viewer } = seen
    if (!mayUndoIssue(viewer, await visibilityOf(work, loaded))) return refuse('not-yours')
    const decided = await decideOn(work, loaded, { command: { type: 'recall', reason: input.reason }, actor: await signatoryOf(work, null) })
    if (isRefused(decided)) return decided
    const receivers = await recallCopies(work, input.document)
    saveDocument(work, decided)
    work.tell(recalled, { ...aboutOf(work, decided), receivers, people: await signersOf(work.db, receivers, dayOf(work.now)), reason: input.reason })
    return { id: input.document, at: decided.state.at, version: decided.row.version + decided.events.length }
  })

/** Declares an issued document ready for the archive though some receipts are still out. */
export const makeArchiveReady = (platform: At, call: Call, input: { document: DocumentId }): Promise<Acted | Lacking> =>
  platform.runCommand(call, async (work) => {
    const seen = await visibleLocked(work, input.document)
    if (isRefused(seen)) return seen
    const { loaded, viewer } = seen
    if (!mayCloseIssue(viewer, await visibilityOf(work, loaded))) return refuse('not-yours')
    return readyForArchive(work, loaded)
  })

/** Marks a document, already locked, as ready for the archive. */
export async function readyForArchive(work: Work, loaded: Loaded): Promise<Acted | Lacking> {
  const decided = await decideOn(work, loaded, { command: { type: 'make-archive-ready' }, actor: await signatoryOf(work, null) })
  if (isRefused(decided)) return decided
  saveDocument(work, decided)
  news(work, loaded, decided)
  return { id: loaded.row.id, at: decided.state.at, version: decided.row.version + decided.events.length }
}
