import { roleWord } from './roles.ts'
import { refuse, type Decision, type Refused } from '#lib/decision'
import type { Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import type { Standing } from './access.ts'
import type { OfferAt } from './offers.ts'
import type { BulletinRefusal } from './refusals.ts'
import type { Issue, IssueId, OfferId, Present, Publication } from './types.ts'
import { stageWords } from './words.ts'

/** How an offer stands that an issue takes from. */
export interface OfferFact { readonly id: OfferId; readonly title: string; readonly at: OfferAt; readonly issue: IssueId | null }

/** Facts that only the server can fetch, as plain data. */
export interface Given {
  readonly now: Instant
  readonly actor: Signatory
  readonly standing: Standing
  /** Every offer that the words name, before or after. */
  readonly offers: readonly OfferFact[]
  /** Numbers from their counters and files as painted, where it is to be published. */
  readonly publication: Publication | null
}

export type No = Refused<BulletinRefusal | 'not-found'>
export type Answer<Event> = Decision<Event, BulletinRefusal | 'not-found'>

export const stamp = ({ actor, now }: Given) => ({ by: actor, at: now })
export const wrongStage = ({ at }: Issue): No => refuse('issue-at-other-stage', { at: stageWords[at] })
export const editorOnly = ({ route }: Pick<Present, 'route'>, { standing }: Given): No | null => (standing.edits ? null : refuse('not-for-editing-unit', { unit: route.editing.name }))
export const reviewerOnly = ({ route }: Present, { standing }: Given): No | null => (standing.reviews ? null : refuse('not-for-issue-reviewer', { role: roleWord(route.reviewRole) }))
export const signerOnly = ({ route }: Present, { standing }: Given): No | null => (standing.signs ? null : refuse('not-for-issue-signer', { role: roleWord(route.signRole) }))
export const ifNoReason = (words: string): No | null => (words.trim() ? null : refuse('issue-reason-missing'))
