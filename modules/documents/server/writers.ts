import { refuse, type Refused } from '#lib/decision'
import { addMinutes, dayOf } from '#lib/instants'
import type { PersonId } from '#lib/ids'
import type { Db } from '#platform/act'
import type { DocumentId } from '../core/content.ts'
import { mayEditAt } from '../core/rules.ts'
import type { WriterLine } from '../core/views.ts'
import type { Asking } from './asking.ts'
import { holdsTaskNow } from './detail.ts'
import { isFollowed } from './queries.ts'
import { own } from './tables.ts'
import { viewerOf } from './viewer.ts'

/** A writer who has not said so again for as long has gone: a closed laptop says nothing. */
const FORGOTTEN_MINUTES = 1

/**
 * Notes that the actor has the draft open for writing, or has left it; answers who else writes. No command: it changes nothing of
 * the office's, and leaves no trace in journal or audit.
 */
export async function noteWriting(asking: Asking, { document, isOpen }: { document: DocumentId; isOpen: boolean }): Promise<readonly WriterLine[] | Refused<'not-found' | 'not-yours'>> {
  const { db, actor, now } = asking
  const viewer = await viewerOf(db, actor, dayOf(now))
  if (!await isFollowed(db, viewer, document)) return refuse('not-found')
  const row = await own(db).selectFrom('documents_documents').selectAll().where('id', '=', document).executeTakeFirstOrThrow()
  if (isOpen && !(mayEditAt(row.at) && await holdsTaskNow(db, viewer, row))) return refuse('not-yours')
  const writer = { document, person: actor.person!, name: actor.name, until: isOpen ? addMinutes(now, FORGOTTEN_MINUTES) : now }
  await own(db).deleteFrom('documents_writers').where('until', '<=', now).execute()
  if (isOpen) await own(db).insertInto('documents_writers').values(writer).onConflict((conflict) => conflict.columns(['document', 'person']).doUpdateSet({ name: writer.name, until: writer.until })).execute()
  else await own(db).deleteFrom('documents_writers').where('document', '=', document).where('person', '=', writer.person).execute()
  return writersOf(asking, document)
}

/** Who else has the draft open for writing now, told to whoever may follow it. */
export async function writersShown(asking: Asking, document: DocumentId): Promise<readonly WriterLine[] | Refused<'not-found'>> {
  return await isFollowed(asking.db, await viewerOf(asking.db, asking.actor, dayOf(asking.now)), document) ? writersOf(asking, document) : refuse('not-found')
}

const writersOf = ({ db, actor, now }: { db: Db; actor: { person: PersonId | null }; now: Asking['now'] }, document: DocumentId): Promise<readonly WriterLine[]> =>
  own(db).selectFrom('documents_writers').select(['person', 'name']).where('document', '=', document).where('until', '>', now).where('person', '<>', actor.person!).orderBy('name').execute()
