import { traceOf, type Opinion } from '#engines/workflow'
import { peopleByIds } from '#modules/organisation'
import { refuse, type Refused } from '#lib/decision'
import type { PersonId } from '#lib/ids'
import { dayOf, type Day } from '#lib/instants'
import type { Described } from '#lib/related'
import { isRefused, type Db } from '#platform/act'
import type { Looker, NotedLooker, Relations } from '../../../platform/related.ts'
import type { DocumentId } from '../core/content.ts'
import { numberOf } from '../core/evolve.ts'
import type { RelatedView } from '../core/views.ts'
import { linkTo, readCase, subjectOf } from './case-desk.ts'
import { followedBy, seenBy } from './detail.ts'
import { isFollowed, isVisible } from './queries.ts'
import { own } from './tables.ts'
import { viewerOf } from './viewer.ts'

/** What came of a document elsewhere in the house, and what may be begun from it or from leaders' words on it. */
export async function relatedView(looker: Looker, relations: Relations, id: DocumentId): Promise<RelatedView | Refused<'not-found'>> {
  const { db, actor, now } = looker
  const viewer = await viewerOf(db, actor, dayOf(now))
  if (!await isVisible(db, viewer, id)) return refuse('not-found')
  const related = await relations.related(looker, subjectOf(id))
  const mayQuote = related.beginnings.length > 0 && await isFollowed(db, viewer, id)
  return { ...related, instructions: mayQuote ? (await writtenOn(db, id, dayOf(now))).map(({ number }) => number) : [] }
}

/** A document for whoever begins something from it: from leaders' words on it, where `part` is the number of their act. */
export async function describeDocument(looker: NotedLooker, id: string, part: string | null): Promise<Described | null> {
  const document = id as DocumentId
  const seen = await (part === null ? seenBy : followedBy)(looker, document)
  if (isRefused(seen)) return null
  const written = part === null ? null : (await writtenOn(looker.db, document, dayOf(looker.now))).find(({ number }) => String(number) === part)
  if (written === undefined) return null
  const { state, version: { content } } = seen
  return {
    subject: subjectOf(document), kind: content.elements.kind === 'minutes' ? 'minutes' : 'document', title: content.elements.title, number: numberOf(state)?.text ?? null, link: linkTo(document),
    words: written && { person: written.person, name: written.name, on: written.on, text: written.text },
  }
}

interface Written { readonly number: number; readonly person: PersonId; readonly name: string; readonly on: Day; readonly text: string }

/** 批示: what leaders of the district (those in the order of precedence) wrote in the document's case; a mere 圈阅 and the reason of a return are none. */
async function writtenOn(db: Db, id: DocumentId, day: Day): Promise<readonly Written[]> {
  const row = await own(db).selectFrom('documents_documents').select('case_id').where('id', '=', id).executeTakeFirst()
  if (!row?.case_id) return []
  const acts = traceOf(await readCase(db, row.case_id)).flatMap(({ number, operation, actor, onBehalfOf, at, opinion }) => {
    const text = operation === 'return' ? null : wordsOf(opinion)
    return text === null || actor === null ? [] : [{ number, person: onBehalfOf ?? actor, on: dayOf(at), text }]
  })
  const people = await peopleByIds(db, acts.map(({ person }) => person), day)
  return acts.flatMap((act) => {
    const person = people.get(act.person)
    return person && person.rank !== null ? [{ ...act, name: person.name }] : []
  })
}

const wordsOf = (opinion: Opinion | null): string | null =>
  (opinion === null || opinion.form === 'circle' ? null : opinion.form === 'words' ? opinion.text.trim() || null : opinion.text ?? '')
