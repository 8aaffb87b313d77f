import { accept, refuse, type Decider, type Decision } from '#lib/decision'
import type { Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import type { BulletinRefusal } from './refusals.ts'
import type { IssueId, OfferId } from './types.ts'
import { offerWords } from './words.ts'

/** What is offered to the bulletins: words that are never changed, whatever becomes of them in an issue. */
export interface Offered {
  readonly id: OfferId
  /** What it comes from (`reporting:7`); an own contribution is its own source (`offer:7`). The same source is taken once. */
  readonly source: string
  /** 动态, 经验 …, as its sender calls it. */
  readonly kind: string
  readonly title: string
  readonly text: string
  /** 区财政局供稿 */
  readonly credit: string
  /** The column that its sender thought of. */
  readonly column: string | null
  /** The page of the original within the system. */
  readonly href: string | null
  /** Who typed it in; nobody where another part of the house sent it. */
  readonly by: Signatory | null
  readonly offeredAt: Instant
}
export type Offer =
  | { readonly at: 'absent' }
  | (Offered & { readonly at: 'open'; readonly reason: string | null })
  | (Offered & { readonly at: 'placed' | 'used'; readonly issue: IssueId })
  | (Offered & { readonly at: 'declined'; readonly reason: string })
  /** The issue in which it stood when its sender took it back. */
  | (Offered & { readonly at: 'withdrawn'; readonly reason: string; readonly issue: IssueId | null })
export type PresentOffer = Exclude<Offer, { at: 'absent' }>
export type OfferAt = PresentOffer['at']

export type OfferCommand =
  | { readonly type: 'offer'; readonly offered: Offered }
  | { readonly type: 'place'; readonly issue: IssueId }
  | { readonly type: 'release' }
  | { readonly type: 'use' }
  | { readonly type: 'decline'; readonly reason: string }
  | { readonly type: 'reopen' }
  | { readonly type: 'withdraw'; readonly reason: string }
export type OfferEvent =
  | { readonly type: 'offered'; readonly offered: Offered }
  | { readonly type: 'placed'; readonly issue: IssueId; readonly at: Instant }
  | { readonly type: 'released'; readonly at: Instant }
  | { readonly type: 'used'; readonly at: Instant }
  | { readonly type: 'declined'; readonly reason: string; readonly at: Instant }
  | { readonly type: 'reopened'; readonly at: Instant }
  | { readonly type: 'taken-back'; readonly reason: string; readonly at: Instant }

/** The decider of one offer, at one moment. */
export const offering = (now: Instant): Decider<Offer, OfferCommand, OfferEvent, BulletinRefusal> => ({
  initial: { at: 'absent' }, decide: (offer, command) => decideOffer(offer, command, now), evolve: evolveOffer,
  invariants: [(offer) => (offer.at !== 'absent' && (!offer.title || !offer.text) ? 'an offer without words' : null)],
})

function decideOffer(offer: Offer, command: OfferCommand, at: Instant): Decision<OfferEvent, BulletinRefusal> {
  if (offer.at === 'absent') {
    const { title, text, credit } = command.type === 'offer' ? command.offered : { title: '', text: '', credit: '' }
    return command.type === 'offer' && title.trim() && text.trim() && credit.trim() ? accept({ type: 'offered', offered: command.offered }) : refuse('offer-incomplete')
  }
  const unless = (may: boolean, event: OfferEvent): Decision<OfferEvent, BulletinRefusal> => (may ? accept(event) : refuse('offer-at-other-stage', { at: offerWords[offer.at] }))
  switch (command.type) {
    // The same source again is the same offer.
    case 'offer': return accept()
    case 'place': return offer.at === 'open' ? accept({ type: 'placed', issue: command.issue, at }) : refuse('offer-not-free', { title: offer.title, at: offerWords[offer.at] })
    case 'release': return offer.at === 'placed' || (offer.at === 'withdrawn' && offer.issue !== null) ? accept({ type: 'released', at }) : accept()
    case 'use': return unless(offer.at === 'placed', { type: 'used', at })
    case 'decline': return command.reason.trim() ? unless(offer.at === 'open', { type: 'declined', reason: command.reason, at }) : refuse('issue-reason-missing')
    case 'reopen': return unless(offer.at === 'declined', { type: 'reopened', at })
    // What is printed stays printed: its issue is withdrawn, if that is what is wanted.
    case 'withdraw': return command.reason.trim() ? unless(offer.at !== 'used' && offer.at !== 'withdrawn', { type: 'taken-back', reason: command.reason, at }) : refuse('issue-reason-missing')
  }
}

export function evolveOffer(offer: Offer, event: OfferEvent): Offer {
  if (event.type === 'offered') return offer.at === 'absent' ? { ...event.offered, at: 'open', reason: null } : offer
  if (offer.at === 'absent') return offer
  const offered = offeredOf(offer)
  switch (event.type) {
    case 'placed': return { ...offered, at: 'placed', issue: event.issue }
    case 'released': return offer.at === 'withdrawn' ? { ...offer, issue: null } : { ...offered, at: 'open', reason: null }
    case 'used': return 'issue' in offer && offer.issue ? { ...offered, at: 'used', issue: offer.issue } : offer
    case 'declined': return { ...offered, at: 'declined', reason: event.reason }
    case 'reopened': return { ...offered, at: 'open', reason: null }
    case 'taken-back': return { ...offered, at: 'withdrawn', reason: event.reason, issue: 'issue' in offer ? offer.issue : null }
  }
}

/** The words alone, without what became of them. */
export const offeredOf = ({ id, source, kind, title, text, credit, column, href, by, offeredAt }: PresentOffer): Offered => ({ id, source, kind, title, text, credit, column, href, by, offeredAt })
export const issueOfOffer = (offer: PresentOffer): IssueId | null => ('issue' in offer ? offer.issue : null)
