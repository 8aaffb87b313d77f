import { attachFile, filesOf } from '#modules/files'
import { decidedInName, unitTree } from '#modules/organisation'
import { keepLedCase, type LedCase } from '#modules/workflow'
import { sql } from 'kysely'
import { refuse, type Refused } from '#lib/decision'
import type { CaseId } from '#lib/ids'
import { dayOf, type Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import { isRefused, type Actor, type Call, type Db, type Work } from '#platform/act'
import type { Platform } from '../../../../platform/module.ts'
import type { Agency } from '../../core/agencies.ts'
import { maySeeTransfer, mayUsePool } from '../../core/pool-access.ts'
import { transferTodos } from '../../core/pool-todos.ts'
import type { PoolPage, TransferLine, TransferView } from '../../core/pool-views.ts'
import { decideTransfer, evolveTransfer, transferAtWords, transferKindWords, type PresentTransfer, type Transfer, type TransferAct, type TransferCommand, type TransferContent, type TransferEvent, type TransferId } from '../../core/transfers.ts'
import { linesByKeys } from './library.ts'
import { threadLines } from './plan-views.ts'
import { keepThread } from './plans.ts'
import { asJson, pool } from './tables.ts'
import { poolViewer, type PoolLooking, type PoolViewer } from './viewer.ts'

type At = Pick<Platform, 'runCommand'>
interface DoneTransfer { readonly id: TransferId; readonly at: Transfer['at']; readonly version: number }
const streamOf = (id: TransferId): string => `inspection-transfer:${id}`
const hrefOf = (id: TransferId): string => `/inspections/transfers/${id}`

/** 移送: numbered without gaps within the year. */
export const sendTransfer = (platform: At, call: Call, input: { from: Agency['unit']; to: Agency['unit']; content: TransferContent }): Promise<DoneTransfer | Refused> => platform.runCommand(call, async (work) => {
  const viewer = await poolViewer(work)
  const { units } = await unitTree(work.db, dayOf(work.now))
  const named = (unit: Agency['unit']) => ({ unit, name: viewer.all.find((one) => one.unit === unit)?.name ?? '' })
  // Only problems that the sender reads in full can be handed on.
  const shown = await linesByKeys(viewer, work.db, input.content.problems)
  const content: TransferContent = { ...input.content, unit: { unit: input.content.unit.unit, name: units.get(input.content.unit.unit)?.shortName ?? '' }, problems: shown.flatMap((one) => (one.sight === 'full' ? [one.key] : [])) }
  const command: TransferCommand = { type: 'send', id: work.newId<'inspection-transfer'>(), number: await takeTransferNumber(work), content, from: named(input.from), to: named(input.to) }
  return carryOut(work, { before: { at: 'absent' }, version: 0, viewer }, command)
})

export const actOnTransfer = (platform: At, call: Call, input: { transfer: TransferId; act: TransferAct }): Promise<DoneTransfer | Refused> => platform.runCommand(call, async (work) => {
  const stored = await pool(work.db).selectFrom('inspections_transfers').select(['id', 'version', 'state']).where('id', '=', input.transfer).forUpdate().executeTakeFirst()
  const viewer = await poolViewer(work)
  if (!stored || !maySeeTransfer(viewer, stored.state)) return refuse('not-found')
  return carryOut(work, { before: stored.state, version: stored.version, viewer }, input.act)
})

async function carryOut(work: Work, { before, version, viewer }: { before: Transfer; version: number; viewer: PoolViewer }, command: TransferCommand): Promise<DoneTransfer | Refused> {
  const decided = await decidedInName(work, viewer.identities, (actor) => decideTransfer(before, command, { now: work.now, actor, agencies: viewer.all }))
  return isRefused(decided) ? decided : saved(work, { before, version, ...decided }, viewer.all)
}

interface TransferChange { readonly before: Transfer; readonly version: number; readonly events: readonly TransferEvent[]; readonly actor: Signatory }

async function saved(work: Work, { before, version, events, actor }: TransferChange, agencies: readonly Agency[]): Promise<DoneTransfer | Refused> {
  const after = events.reduce(evolveTransfer, before) as PresentTransfer
  const row = { version: version + events.length, state: asJson(after) as never, at: after.at, kind: after.content.kind, from_agency: after.from.unit, to_agency: after.to.unit, sent_at: after.sentAt }
  await pool(work.db).insertInto('inspections_transfers').values({ id: after.id, ...row }).onConflict((conflict) => conflict.column('id').doUpdateSet(row)).execute()
  const papers = events.flatMap((event) => (event.type === 'transfer-sent' ? event.content.papers : event.type === 'transfer-replied' ? event.papers : []))
  for (const file of papers) {
    const taken = await attachFile(work, file, { kind: 'inspectionTransfer', id: after.id })
    if (isRefused(taken)) return taken
  }
  const stream = streamOf(after.id)
  await keepThread(work, { stream, version, events })
  // The audit shows where it stood, and nothing of what a clue is about.
  work.record({ stream, from: version, events, onBehalfOf: actor.onBehalfOf?.person ?? null, before: before.at === 'absent' ? null : { at: before.at }, after: { at: after.at, from: after.from.name, to: after.to.name } })
  await keepLedCase(work, ledTransfer(after), transferTodos(after, agencies).map(({ key, stepName, person }) => ({ key, stepName, for: { person }, dueAt: null })))
  return { id: after.id, at: after.at, version: version + events.length }
}

const ledTransfer = (transfer: PresentTransfer): LedCase => ({
  id: transfer.id as string as CaseId, kind: 'inspections.transfer', subject: streamOf(transfer.id), link: hrefOf(transfer.id), title: `${transferKindWords[transfer.content.kind]}：${transfer.content.title}`, urgency: 0,
  starter: { person: transfer.sender.person, unit: transfer.from.unit }, openedAt: transfer.sentAt, standsIn: transferAtWords[transfer.at],
  ended: 'said' in transfer ? { at: transfer.said.at, result: transfer.at === 'replied' ? 'completed' : 'rejected' } : null,
})

async function takeTransferNumber(work: Work): Promise<string> {
  const year = Number(dayOf(work.now).slice(0, 4))
  const { rows: [counter] } = await sql<{ last: number }>`
    insert into inspections_transfer_numbers (year, last) values (${year}, 1) on conflict (year) do update set last = inspections_transfer_numbers.last + 1 returning last`.execute(work.db)
  return `督移〔${year}〕${counter!.last}号`
}

/** Transfers, the newest first; of those between others the fact alone. */
export async function transferLines(looking: PoolLooking, { after, limit, scope }: { after: string | null; limit: number; scope: 'in' | 'out' | 'all' }): Promise<PoolPage<TransferLine>> {
  const viewer = await poolViewer(looking)
  if (!mayUsePool(viewer)) return { lines: [], next: null }
  const [, at, last] = /^(.+)_([\w-]{1,64})$/.exec(after ?? '') ?? []
  let query = pool(looking.db).selectFrom('inspections_transfers').select(['id', 'state']).orderBy('sent_at', 'desc').orderBy('id', 'desc').limit(limit + 1)
  if (at && last) query = query.where(sql<boolean>`(sent_at, id) < (${at as Instant}::timestamptz, ${last})`)
  if (scope !== 'all') query = query.where(scope === 'in' ? 'to_agency' : 'from_agency', 'in', viewer.agencies.length ? viewer.agencies : ['-' as Agency['unit']])
  const rows = await query.execute()
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  return { lines: page.map(({ state }) => transferLine(viewer, state)), next: rows.length > limit && end ? `${end.state.sentAt}_${end.id}` : null }
}

function transferLine(viewer: PoolViewer, transfer: PresentTransfer): TransferLine {
  const { at, from, to, sentAt, content } = transfer
  const fact = { kind: content.kind, at, from, to, sentAt }
  return maySeeTransfer(viewer, transfer) ? { ...fact, id: transfer.id, number: transfer.number, title: content.title, unit: content.unit } : { ...fact, id: null, number: null, title: null, unit: null }
}

/** The page of one transfer; `not-found` for all but sender and receiver. */
export async function transferView(looking: PoolLooking, id: TransferId): Promise<TransferView | Refused<'not-found'>> {
  const viewer = await poolViewer(looking)
  const stored = await pool(looking.db).selectFrom('inspections_transfers').select(['version', 'state']).where('id', '=', id).executeTakeFirst()
  if (!stored || !maySeeTransfer(viewer, stored.state)) return refuse('not-found')
  const { state: transfer, version } = stored
  const files = await filesOf(looking.db, { kind: 'inspectionTransfer', id })
  // Who receives it reads the problems on which it rests, whoever found them.
  const asReceiver = { ...viewer, agencies: [...viewer.agencies, transfer.from.unit] }
  return {
    id, version, transfer, papers: files.map((file) => ({ id: file.id, name: file.name })), problems: await linesByKeys(asReceiver, looking.db, transfer.content.problems),
    thread: await threadLines(looking.db, streamOf(id)), may: mayDo(viewer, transfer, looking.now),
  }
}

function mayDo(viewer: PoolViewer, transfer: PresentTransfer, now: Instant): readonly TransferAct['type'][] {
  const acts: readonly TransferAct[] = [{ type: 'receive' }, { type: 'refuse', reason: '…' }, { type: 'return', reason: '…' }, { type: 'reply', text: '…', papers: [] }]
  return acts.filter((act) => viewer.identities.some((identity) => decideTransfer(transfer, act, {
    now, agencies: viewer.all, actor: { person: identity.person, name: identity.name, unit: null, unitName: '', onBehalfOf: null },
  }).kind === 'accepted')).map(({ type }) => type)
}

/** Whether someone may read the papers of a transfer: whoever sees the transfer. */
export async function mayReadTransferPapers(db: Db, subject: string, actor: Actor): Promise<boolean> {
  const { rows: [clock] } = await sql<{ now: Instant }>`select now() as now`.execute(db)
  const stored = await pool(db).selectFrom('inspections_transfers').select('state').where('id', '=', subject as TransferId).executeTakeFirst()
  return stored !== undefined && maySeeTransfer(await poolViewer({ db, actor, now: clock!.now }), stored.state)
}
