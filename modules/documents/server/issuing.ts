import { unitById } from '#modules/organisation'
import { recordMadeFile } from '#modules/files'
import { refuse } from '#lib/decision'
import type { UnitId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import { isRefused, type Call, type Work } from '#platform/act'
import type { Platform } from '../../../platform/module.ts'
import { mayCloseIssue, mayKeepSendRoom, mayUndoIssue } from '../core/access.ts'
import type { DocumentId, Recipient } from '../core/content.ts'
import { isStraddled } from '../core/evolve.ts'
import type { DocumentCommand } from '../core/types.ts'
import { actorAt, move, settle, type Acted } from './acting.ts'
import { drawAnnexesOf } from './annex-pages.ts'
import { sealedPagesOf } from './files.ts'
import { decideOn, signatoryOf, visibilityOf, visibleLocked, type Lacking } from './ground.ts'
import { aboutOf, dispatched, news, recalled } from './news.ts'
import { unitsOfRecipients } from './organ-facts.ts'
import { bearsStraddle, paintFrozen } from './printing.ts'
import { recallCopies, receiversOf, sendCopies, signersOf } from './receipts.ts'
import { saveDocument, type Loaded } from './store.ts'
import { own } from './tables.ts'

type At = Pick<Platform, 'runCommand' | 'files' | 'settings' | 'db' | 'systemCall'>

/** Applies the seal (用印): writes the seal log and freezes the sealed pages, signed, as files. */
export async function applySeal(platform: At, call: Call, input: { document: DocumentId; task: number; organ: UnitId; copies: number; straddle?: boolean }): Promise<Acted | Lacking> {
  // Drawing takes a while, and nobody else shall wait for this document meanwhile.
  await drawAnnexesOf(platform, input.document)
  return platform.runCommand(call, async (work) => {
    const seen = await visibleLocked(work, input.document)
    if (isRefused(seen)) return seen
    const { loaded } = seen
    const names = await sealNames(work, loaded, input.organ)
    const moved = await move(work, loaded, { type: 'approve', task: input.task })
    if (isRefused(moved)) return moved
    const actor = await actorAt(work, moved, input.task)
    const seal = `${names.organ}印章`
    const command = { type: 'seal', seal, copies: input.copies, printDate: dayOf(work.now), straddle: input.straddle ?? false } as const
    const decided = await decideSeal(platform, work, loaded, { command, actor, seal: names })
    if (isRefused(decided)) return decided
    await own(work.db).insertInto('documents_seal_log').values({
      id: work.newId(), document: input.document, organ: input.organ, seal: isStraddled(decided.state) ? `${seal}（含骑缝章）` : seal, hash: decided.state.content.hash, copies: input.copies, keeper: actor.person, keeper_name: actor.name, sealed_at: work.now,
    }).execute()
    await freeze(platform, work, decided)
    return settle(work, { before: loaded, decided, moved })
  })
}

/** A 骑缝章 joins pages: where only one is, or none bears a seal, it is neither drawn nor recorded. */
async function decideSeal(platform: At, work: Work, loaded: Loaded, asked: Parameters<typeof decideOn>[2] & { readonly command: Extract<DocumentCommand, { type: 'seal' }> }): Promise<Loaded | Lacking> {
  const decided = await decideOn(work, loaded, asked)
  if (isRefused(decided) || !asked.command.straddle || await bearsStraddle(platform, work, decided)) return decided
  return decideOn(work, loaded, { ...asked, command: { ...asked.command, straddle: false } })
}

/** Keeps the sealed pages, so that what was sealed can always be shown as it was. */
async function freeze(platform: At, work: Work, decided: Loaded): Promise<void> {
  for (const { name, stored } of await paintFrozen(platform, work, decided)) await recordMadeFile(work, stored, { name, owner: sealedPagesOf(decided.row.id) })
}

// The names of that very day: 署名 and the seal's own text must be the same organ.
async function sealNames(work: Work, { row }: Loaded, organ: UnitId): Promise<{ organ: string; issuerSign: string }> {
  const nameOf = async (unit: UnitId | null) => (unit ? (await unitById(work.db, unit, dayOf(work.now)))?.name : null) ?? ''
  return { organ: await nameOf(organ), issuerSign: await nameOf(row.issuing_organ) }
}

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
