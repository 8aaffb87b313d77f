import { refuse, type Refused } from '#lib/decision'
import type { Signatory } from '#lib/signatory'
import { signatoryOf } from '#modules/organisation'
import { isRefused, type Call, type Db, type Work } from '#platform/act'
import type { Platform } from '../../../platform/module.ts'
import type { OfferFact } from '../core/given.ts'
import { issueOfOffer, offering, type Offer, type OfferCommand, type Offered, type PresentOffer } from '../core/offers.ts'
import type { BulletinRefusal } from '../core/refusals.ts'
import type { IssueId, OfferId } from '../core/types.ts'
import type { Contribution, OfferAct } from '../core/views.ts'
import { allBulletins } from './store.ts'
import { json, own } from './tables.ts'
import { viewerOf, type Looking } from './viewer.ts'

export interface OfferDone { readonly id: OfferId; readonly at: Offer['at']; readonly version: number }
interface Locked { readonly version: number; readonly state: PresentOffer }

/** Whether somebody edits a bulletin and so sees the tray. */
export async function seesTray(looking: Looking): Promise<boolean> {
  const viewer = await viewerOf(looking)
  const editing = new Set((await allBulletins(looking.db)).filter(({ isActive }) => isActive).map(({ profile }) => profile.editing.unit as string))
  return viewer.admin === null && viewer.identities.some(({ posts }) => posts.some(({ unit }) => editing.has(unit)))
}

/** Words that another part of the house offers, each source once: `on(itemOffered, 'bulletins.offer', …)`. */
export interface Brought { readonly source: string; readonly kind: string; readonly title: string; readonly text: string; readonly credit: string; readonly column?: string | undefined; readonly href?: string | undefined }
export async function offerBrought(work: Work, { source, column, href, ...words }: Brought): Promise<Refused<BulletinRefusal> | null> {
  const known = await own(work.db).selectFrom('bulletins_offers').select('id').where('source', '=', source).executeTakeFirst()
  if (known) return null
  const done = await offered(work, { ...words, source, id: work.newId<'offer'>(), column: column ?? null, href: href ?? null, by: null, offeredAt: work.now })
  return isRefused(done) ? done : null
}

/** An own contribution is typed in by an editor; what he typed is its original. */
export const contribute = (platform: Pick<Platform, 'runCommand'>, call: Call, contribution: Contribution): Promise<OfferDone | Refused> => platform.runCommand(call, async (work) => {
  const by = await editorIn(work)
  if (isRefused(by)) return by
  const id = work.newId<'offer'>()
  return offered(work, { ...contribution, id, source: `offer:${id}`, by, offeredAt: work.now })
})

/** One act of an editor on an offer. */
export const actOnOffer = (platform: Pick<Platform, 'runCommand'>, call: Call, { offer, act }: { readonly offer: OfferId; readonly act: OfferAct }): Promise<OfferDone | Refused> => platform.runCommand(call, async (work) => {
  const by = await editorIn(work)
  if (isRefused(by)) return by
  const row = await own(work.db).selectFrom('bulletins_offers').select(['version', 'state']).where('id', '=', offer).forUpdate().executeTakeFirst()
  if (!row) return refuse('not-found')
  if (act.type !== 'takeBack') return changed(work, row, act)
  return row.state.by === null ? refuse('offer-from-elsewhere') : changed(work, row, { type: 'withdraw', reason: act.reason })
})

async function editorIn(work: Work): Promise<Signatory | Refused<'not-found'>> {
  if (!await seesTray(work)) return refuse('not-found')
  const { identities } = await viewerOf(work)
  return signatoryOf(work, identities[0]!)
}

async function offered(work: Work, words: Offered): Promise<OfferDone | Refused<BulletinRefusal>> {
  return kept(work, { version: 0, state: { at: 'absent' } }, { type: 'offer', offered: words })
}
const changed = (work: Work, row: Locked, command: OfferCommand): Promise<OfferDone | Refused<BulletinRefusal>> => kept(work, row, command)

/** Decides about one offer and writes what follows. */
async function kept(work: Work, { version, state: before }: { readonly version: number; readonly state: Offer }, command: OfferCommand): Promise<OfferDone | Refused<BulletinRefusal>> {
  const decider = offering(work.now)
  const decision = decider.decide(before, command)
  if (decision.kind === 'refused') return decision
  const after = decision.events.reduce(decider.evolve, before) as PresentOffer
  const done = { id: after.id, at: after.at, version: version + decision.events.length }
  if (decision.events.length === 0) return done
  const row = { version: done.version, at: after.at, issue: issueOfOffer(after), state: json(after) as never }
  if (before.at === 'absent') await own(work.db).insertInto('bulletins_offers').values({ id: after.id, source: after.source, offered_at: after.offeredAt, ...row }).execute()
  else await own(work.db).updateTable('bulletins_offers').set(row).where('id', '=', after.id).execute()
  const shown = (offer: Offer) => (offer.at === 'absent' ? null : { at: offer.at, title: offer.title })
  work.record({ stream: `bulletin-offer:${after.id}`, from: version, events: decision.events, before: shown(before), after: shown(after) })
  return done
}

/** Offers locked for an issue that takes from them, or gives them back; always in the same order, so that two editors do not wait for each other. */
export async function lockOffers(db: Db, ids: readonly OfferId[]): Promise<ReadonlyMap<OfferId, Locked>> {
  const rows = ids.length === 0 ? [] : await own(db).selectFrom('bulletins_offers').select(['id', 'version', 'state']).where('id', 'in', ids).orderBy('id').forUpdate().execute()
  return new Map(rows.map(({ id, version, state }) => [id, { version, state }]))
}
export const factsOf = (offers: ReadonlyMap<OfferId, Locked>): readonly OfferFact[] => [...offers.values()].map(({ state }) => ({ id: state.id, title: state.title, at: state.at, issue: issueOfOffer(state) }))

/** What an act on an issue means for the offers it takes from: put in, given back, printed. */
export async function moveOffers(work: Work, offers: ReadonlyMap<OfferId, Locked>, { issue, before, after, isPrinted }: { readonly issue: IssueId; readonly before: readonly OfferId[]; readonly after: readonly OfferId[]; readonly isPrinted: boolean }): Promise<void> {
  for (const [id, row] of offers) {
    const command: OfferCommand | null = after.includes(id) ? (isPrinted ? { type: 'use' } : before.includes(id) ? null : { type: 'place', issue }) : before.includes(id) ? { type: 'release' } : null
    const done = command && await kept(work, row, command)
    if (done && isRefused(done)) throw new Error(`an offer was decided about and refused: ${done.code}`)
  }
}
