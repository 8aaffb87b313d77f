import type { Body } from '#engines/typesetting'
import type { Refused } from '#lib/decision'
import type { PersonId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import { actorFacts, peopleByIds } from '#modules/organisation'
import { isRefused, newsType, type Work } from '#platform/act'
import type { DocKind } from '../core/kinds.ts'
import { linkTo } from './case-desk.ts'
import { draftIn } from './drafting.ts'

/** Words that another part of the house has written, for a draft in somebody's name. `source` names what they come from. */
export interface Brought { readonly source: string; readonly person: PersonId; readonly kind: DocKind; readonly title: string; readonly body: Body }

/** A draft was made of words that were brought, so that whoever brought them may show it. */
export const draftMade = newsType<{ readonly source: string; readonly document: string; readonly title: string; readonly link: string }>('documents.draftMade')

/** Makes a draft of words that were brought: the person finds it in his inbox, as if he had begun it himself. */
export async function draftBrought(work: Work, { source, person, kind, title, body }: Brought): Promise<Refused | null> {
  const day = dayOf(work.now)
  const { units, roles, posts, standsInFor } = await actorFacts(work.db, person, day)
  const name = (await peopleByIds(work.db, [person], day)).get(person)?.name ?? ''
  const actor = { account: `person:${person}`, person, name, admin: null, units, roles, posts, standsInFor }
  const draft = await draftIn({ ...work, actor, call: { ...work.call, actor } }, { kind, unit: null, elements: { title }, body })
  if (isRefused(draft)) return draft
  work.tell(draftMade, { source, document: draft.id, title, link: linkTo(draft.id) })
  return null
}
