import { sql } from 'kysely'
import type { CaseId, PersonId, UnitId } from '#lib/ids'
import type { Work, Db } from '#platform/act'
import { canonicalJson, sm3 } from '#platform/crypto'
import { signedPart, type Content, type DocumentId } from '../core/content.ts'
import { evolve, numberOf } from '../core/evolve.ts'
import type { DocumentEvent, OutDocument } from '../core/types.ts'
import { json, own, type DocumentRow, type VersionRow, type VersionSource } from './tables.ts'

/** A document at work in a command: its row, the words it has now, and what has happened to it in this act. */
export interface Loaded {
  readonly row: DocumentRow
  readonly version: VersionRow
  readonly state: Exclude<OutDocument, { at: 'absent' }>
  readonly events: readonly DocumentEvent[]
  readonly around: Around
}

/** Who has or had to do with a document, and the organs that hold a copy of it which was not recalled. */
export interface Around { readonly participants: readonly PersonId[]; readonly receivers: readonly UnitId[] }

/** The SM3 of the part that a signature binds. */
export const hashOf = (content: Content): string => sm3(canonicalJson(signedPart(content)))

/** The document and its latest words, locked until the commit; null if there is none. */
export async function lockDocument(work: Work, id: DocumentId): Promise<Loaded | null> {
  // Asked in one breath and answered in order: words and people are read after the lock was given.
  const [row, { rows: [found] }] = await Promise.all([
    own(work.db).selectFrom('documents_documents').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
    sql<VersionRow & Around>`
      select v.*, ${participantsOf(id)} as participants, ${receiversOf(id)} as receivers
      from documents_versions v where document = ${id} and revision = (select revision from documents_documents where id = ${id})`.execute(work.db),
  ])
  if (!row) return null
  if (!found) throw new Error(`document ${id} has lost its words`)
  const { participants, receivers, ...version } = found
  return { row, version, state: row.state, events: [], around: { participants, receivers } }
}

const participantsOf = (document: DocumentId) => sql`array(select person from documents_participants where document = ${document})`
const receiversOf = (document: DocumentId) => sql`array(select receiver from documents_receipts where document = ${document} and at <> 'recalled')`

/** One version; a fault if it is missing, for versions are never taken away. */
export const versionOf = (db: Db, document: DocumentId, revision: number): Promise<VersionRow> =>
  own(db).selectFrom('documents_versions').selectAll().where('document', '=', document).where('revision', '=', revision).executeTakeFirstOrThrow()

/** The same document after more facts. */
export const after = (loaded: Loaded, events: readonly DocumentEvent[]): Loaded => ({
  ...loaded, events: [...loaded.events, ...events], state: events.reduce(evolve, loaded.state as OutDocument) as Loaded['state'],
})

/** What the row says besides the state; the rest is drawn from state and words. */
export interface Columns { readonly caseId: CaseId | null; readonly flow: string; readonly draftingUnit: DocumentRow['drafting_unit']; readonly handlingOrgan: DocumentRow['handling_organ'] }

/** Writes a new document with its first words. */
export async function insertDocument(work: Work, { state, events, content, columns }: { state: Loaded['state']; events: readonly DocumentEvent[]; content: Content; columns: Columns }): Promise<void> {
  await own(work.db).insertInto('documents_documents').values({
    id: state.id, version: events.length, ...drawn(state, content), state: json(state) as never, drafter: state.drafter.person, drafting_unit: columns.draftingUnit,
    handling_organ: columns.handlingOrgan, case_id: columns.caseId, flow: columns.flow, created_at: work.now, changed_at: work.now,
  }).execute()
  await insertVersion(work, { document: state.id, revision: state.content.revision, content, hash: state.content.hash, source: 'saved', stage: state.at, author: state.drafter })
  work.record({ stream: `document:${state.id}`, from: 0, events, before: null, after: auditOf(state) })
}

/** Writes what happened; the words too when they changed. */
export function saveDocument(work: Work, { row, version, state, events }: Loaded, content: Content = version.content, onBehalfOf: PersonId | null = null): void {
  if (events.length === 0) return
  work.write(own(work.db).updateTable('documents_documents').set({
    version: row.version + events.length, ...drawn(state, content), state: json(state) as never, case_id: row.case_id, changed_at: work.now,
  }).where('id', '=', row.id))
  work.record({ stream: `document:${row.id}`, from: row.version, events, before: auditOf(row.state), after: auditOf(state), onBehalfOf })
}

/** Columns that lists filter by, all drawn from the state and the words. */
function drawn(state: Loaded['state'], { elements }: Content) {
  return {
    at: state.at, kind: elements.kind, title: elements.title, urgency: elements.urgency, issuing_organ: elements.organ, revision: state.content.revision,
    submitted: state.submittedAt !== null, returned: state.returned !== null, work_secret: elements.workSecret, number: numberOf(state)?.text ?? null,
    doc_date: 'docDate' in state ? state.docDate : null, issued_at: 'issued' in state ? state.issued.at : null,
    signer: 'signature' in state ? state.signature.by.person : null,
  }
}

// The audit shows where the document stood, and never its words.
const auditOf = (state: Loaded['state']) => ({ at: state.at, revision: state.content.revision, hash: state.content.hash, number: numberOf(state)?.text ?? null })

interface NewVersion { readonly document: DocumentId; readonly revision: number; readonly content: Content; readonly hash: string; readonly source: VersionSource; readonly stage: string; readonly author: { readonly person: PersonId; readonly name: string } }

/** Keeps a version of its own. */
export async function insertVersion(work: Work, { author, content, ...version }: NewVersion): Promise<void> {
  await own(work.db).insertInto('documents_versions')
    .values({ ...version, content: json(content) as never, author: author.person, author_name: author.name, since: work.now, saved_at: work.now }).execute()
}

/** Writes the running autosave over, under its new revision. */
export async function rewriteVersion(work: Work, from: number, { document, revision, content, hash }: NewVersion): Promise<void> {
  await own(work.db).updateTable('documents_versions').set({ revision, content: json(content) as never, hash, saved_at: work.now })
    .where('document', '=', document).where('revision', '=', from).execute()
}

/** Notes people as having to do with the document; those known already stay as they are. */
export function addParticipants(work: Work, document: DocumentId, people: readonly PersonId[]): void {
  if (!people.length) return
  work.write(sql`
    insert into documents_participants (person, document, since) select person, ${document}, ${work.now}::timestamptz from unnest(${[...new Set(people)]}::text[]) as p (person)
    on conflict do nothing`)
}

/** The people and organs around a document that is not locked. */
export async function peopleAround(db: Db, document: DocumentId): Promise<Around> {
  const { rows: [around] } = await sql<Around>`select ${participantsOf(document)} as participants, ${receiversOf(document)} as receivers`.execute(db)
  return around!
}
