import { refuse, type Refused } from '#lib/decision'
import { isRefused, type Call, type Db, type Work } from '#platform/act'
import type { Platform } from '../../../platform/module.ts'
import { reachOf, sightOf, standingOf } from '../core/access.ts'
import { readersIn, receiving, type PresentReceipt, type ReaderKey, type Receipt, type ReceiptCommand } from '../core/receipts.ts'
import type { BulletinRefusal } from '../core/refusals.ts'
import type { IssueId, Published, Readers } from '../core/types.ts'
import { issueName } from '../core/words.ts'
import { peopleBehind, readersUrged } from './news.ts'
import { urgeEveryOf } from './settings.ts'
import { issueOf } from './store.ts'
import { json, own } from './tables.ts'
import { viewerOf } from './viewer.ts'

type At = Pick<Platform, 'runCommand'>

/** Who of the sending list has read it: who has not comes first. */
export async function receiptsOf(db: Db, issue: IssueId): Promise<readonly PresentReceipt[]> {
  const rows = await own(db).selectFrom('bulletins_receipts').select('state').where('issue', '=', issue).execute()
  const states = rows.map(({ state }) => state)
  return [...states.filter(({ at }) => at === 'sent'), ...states.filter(({ at }) => at === 'read')]
}

/** Everybody on the list gets a receipt, each once. */
export async function sendTo(work: Work, issue: IssueId, readers: Readers): Promise<void> {
  for (const reader of readersIn(readers)) await keptReceipt(work, { version: 0, state: { at: 'absent' } }, { type: 'send', issue, reader })
}

/**
 * Somebody opened an issue: it is counted, and where he is of the sending list, or of a unit on it, it is read there.
 * Nothing else of who opened it is kept.
 */
export const readIssue = (platform: At, call: Call, issue: IssueId): Promise<{ readonly reads: number } | Refused> => platform.runCommand(call, async (work) => {
  const [stored, viewer] = [await issueOf(work.db, issue), await viewerOf(work)]
  if (!stored || sightOf(viewer, stored.state) === 'none' || stored.state.at !== 'published') return refuse('not-found')
  const { person, name } = work.actor
  // A proxy who opens it has not read it for his principal: only his own posts count here.
  const self = reachOf({ ...viewer, identities: viewer.identities.slice(0, 1) })
  const keys: readonly ReaderKey[] = [...self.units.map((unit): ReaderKey => `unit:${unit}`), ...self.people.map((one): ReaderKey => `person:${one}`)]
  const mine = await own(work.db).selectFrom('bulletins_receipts').select(['version', 'state']).where('issue', '=', issue).where('reader', 'in', keys).where('read_at', 'is', null).orderBy('reader').forUpdate().execute()
  for (const row of mine) await keptReceipt(work, row, { type: 'read', by: { person: person!, name } })
  const { reads } = await own(work.db).updateTable('bulletins_issues').set((is) => ({ reads: is('reads', '+', 1) })).where('id', '=', issue).returning('reads').executeTakeFirstOrThrow()
  return { reads }
})

/** 催阅: those chosen of whoever has not read it, or all of them. */
export const urgeReaders = (platform: At, call: Call, { issue, readers }: { readonly issue: IssueId; readonly readers: readonly string[] }): Promise<{ readonly urged: number } | Refused> => platform.runCommand(call, async (work) => {
  const [stored, viewer] = [await issueOf(work.db, issue), await viewerOf(work)]
  if (!stored || sightOf(viewer, stored.state) !== 'work' || stored.state.at !== 'published') return refuse('not-found')
  const { route } = stored.state
  if (!viewer.identities.some((one) => standingOf(one, route).edits)) return refuse('not-for-editing-unit', { unit: route.editing.name })
  const open = await own(work.db).selectFrom('bulletins_receipts').select(['reader', 'version', 'state']).where('issue', '=', issue).where('read_at', 'is', null).orderBy('reader').forUpdate().execute()
  const asked = open.filter(({ reader }) => readers.length === 0 || readers.includes(reader))
  if (asked.length === 0) return refuse('everybody-has-read')
  const urged: ReaderKey[] = []
  let refused: Refused | null = null
  for (const row of asked) {
    const done = await keptReceipt(work, row, { type: 'urge' })
    if (isRefused(done)) refused ??= done
    else urged.push(row.state.reader.key)
  }
  if (urged.length === 0) return refused!
  tellUrged(work, stored.state, await peopleBehind(work, urged))
  return { urged: urged.length }
})

const tellUrged = (work: Work, issue: Published, people: Awaited<ReturnType<typeof peopleBehind>>) =>
  work.tell(readersUrged, { issue: issue.id, title: issueName(issue.masthead.name, issue.publication), people, event: `issue:${issue.id}:urged:${work.now}` })

async function keptReceipt(work: Work, { version, state: before }: { readonly version: number; readonly state: Receipt }, command: ReceiptCommand): Promise<Refused<BulletinRefusal> | null> {
  const decider = receiving(work.now, await urgeEveryOf(work.db))
  const decision = decider.decide(before, command)
  if (decision.kind === 'refused') return decision
  if (decision.events.length === 0) return null
  const after = decision.events.reduce(decider.evolve, before) as PresentReceipt
  const { issue, reader: { key } } = after
  const row = { version: version + decision.events.length, read_at: after.read?.at ?? null, state: json(after) as never }
  if (before.at === 'absent') await own(work.db).insertInto('bulletins_receipts').values({ issue, reader: key, ...row }).onConflict((conflict) => conflict.doNothing()).execute()
  else await own(work.db).updateTable('bulletins_receipts').set(row).where('issue', '=', issue).where('reader', '=', key).execute()
  work.record({ stream: `issue-reader:${issue}:${key}`, from: version, events: decision.events })
  return null
}
