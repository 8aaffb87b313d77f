import { peopleByIds, unitTree, type UnitTree } from '#modules/organisation'
import { refuse, type Refused } from '#lib/decision'
import type { PersonId, UnitId } from '#lib/ids'
import { openIssues } from '#lib/issues'
import { dayOf, type Day } from '#lib/instants'
import { isRefused, type Db } from '#platform/act'
import { mayFollow, mayKeepSendRoom, mayUndoIssue, type Viewer } from '../core/access.ts'
import { issuedContent, issuedState } from '../core/as-issued.ts'
import type { Moment } from '../core/check.ts'
import type { Content, DocumentId } from '../core/content.ts'
import { compare } from '../core/diff.ts'
import { draftSheetOf, type DraftSheet } from '../core/draft-sheet.ts'
import { mayEditAt } from '../core/rules.ts'
import { wayOf } from '../core/routing.ts'
import type { CheckView, DiffView, DocumentView, DraftOptions, VersionLine } from '../core/views.ts'
import type { Asking } from './asking.ts'
import { readCase, stagesNow } from './case-desk.ts'
import { check, headRoles, isPrincipalHead } from './check.ts'
import { sealedFilesOf } from './files.ts'
import { visibilityOf } from './ground.ts'
import { issuingOrgansOf, peopleInOrgan, routingFactsOf } from './organ-facts.ts'
import { paperFacts } from './paper-facts.ts'
import { isFollowed, isVisible } from './queries.ts'
import { versionOf, type Loaded } from './store.ts'
import { own, type VersionRow } from './tables.ts'
import { viewerOf } from './viewer.ts'

type Seen = Omit<Loaded, 'events' | 'around'> & { readonly viewer: Viewer }

/** A document the actor may know of; else as if there were none. */
export const seenBy = (asking: Asking, id: DocumentId): Promise<Seen | Refused<'not-found'>> => read(asking, id, isVisible)

/** A document whose way the actor may follow; a receiver, who has the paper only, is told as much as a stranger. */
export const followedBy = (asking: Asking, id: DocumentId): Promise<Seen | Refused<'not-found'>> => read(asking, id, isFollowed)

async function read({ db, actor, now, note }: Asking, id: DocumentId, isOpen: typeof isVisible): Promise<Seen | Refused<'not-found'>> {
  const viewer = await viewerOf(db, actor, dayOf(now))
  const row = await isOpen(db, viewer, id) ? await own(db).selectFrom('documents_documents').selectAll().where('id', '=', id).executeTakeFirst() : undefined
  if (!row) return refuse('not-found')
  // N-09, R120: whoever reads a working secret is written down.
  if (row.work_secret) await note(`document:${id}`)
  return { row, viewer, state: row.state, version: await versionOf(db, id, row.revision) }
}

/** The page of one document. Receivers see it as it was issued; the case itself is asked of the module `workflow`. */
export async function documentView(asking: Asking, id: DocumentId): Promise<DocumentView | Refused<'not-found'>> {
  const seen = await seenBy(asking, id)
  if (isRefused(seen)) return seen
  const { row, version, viewer } = seen
  const { db } = asking
  const [tree, visible] = [await unitTree(db, dayOf(asking.now)), await visibilityOf({ db }, seen)]
  const isInside = mayFollow(viewer, visible)
  const [state, content] = isInside ? [seen.state, version.content] : [issuedState(seen.state), issuedContent(version.content)]
  const receipts = !isInside ? [] : await own(db).selectFrom('documents_receipts').select('at').where('document', '=', id).execute()
  const frozen = 'seal' in state ? (await sealedFilesOf(db, id)).pdf : null
  const holds = await holdsTaskNow(db, viewer, row)
  const way = wayOf(await routingFactsOf(db, version.content, dayOf(asking.now)))
  return {
    id, version: row.version, state, content, savedBy: isInside ? version.author_name : '', savedAt: version.saved_at, way,
    caseId: row.case_id, draftingUnit: row.drafting_unit, handlingOrgan: row.handling_organ,
    organs: issuingOrgansOf(tree, row.drafting_unit).map((organ) => ({ id: organ.id, name: organ.name })),
    names: await namesIn(db, tree, { content, day: dayOf(asking.now), units: [row.drafting_unit, row.handling_organ] }),
    may: { edit: holds && mayEditAt(state.at), correct: holds && (state.at === 'recheck' || state.at === 'proofreading'), keepSendRoom: mayKeepSendRoom(viewer, visible), undoIssue: mayUndoIssue(viewer, visible) },
    receipts: receipts.length ? { total: receipts.length, signed: receipts.filter((one) => one.at === 'received').length } : null,
    paper: await paperFacts(db, { row, state, content }, { day: dayOf(asking.now), upward: way === 'upward' }), frozen: frozen && { id: frozen.id, name: frozen.name },
  }
}

/** Whether the viewer holds a task that blocks the case, own or stood in for. */
export async function holdsTaskNow(db: Db, viewer: Viewer, row: Loaded['row']): Promise<boolean> {
  if (!row.case_id) return false
  const state = await readCase(db, row.case_id)
  const people = [viewer.person, ...viewer.standsInFor]
  return stagesNow(state).length > 0 && state.tasks.some((task) => task.at === 'open' && task.kind === 'handle' && people.includes(task.to.person))
}

async function namesIn(db: Db, tree: UnitTree, { content: { elements }, day, units }: { content: Content; day: Day; units: readonly UnitId[] }) {
  const wanted = [...units, ...elements.consultUnits, ...elements.countersignUnits, ...elements.jointOrgans, ...(elements.organ ? [elements.organ] : [])]
  const people = elements.signer ? await peopleByIds(db, [elements.signer], day) : new Map<PersonId, { name: string }>()
  return {
    units: Object.fromEntries(wanted.map((unit) => [unit, tree.units.get(unit)?.shortName ?? ''])),
    people: Object.fromEntries([...people].map(([person, { name }]) => [person, name])),
  }
}

/** Everything lacking at a moment: the whole list, and what of it still stops the act. */
export async function checkView(asking: Asking, { id, moment, content }: { id: DocumentId; moment: Moment; content?: Content | undefined }): Promise<CheckView | Refused<'not-found'>> {
  const seen = await followedBy(asking, id)
  if (isRefused(seen)) return seen
  const { row, state, version } = seen
  const words = content ?? version.content
  const { issues, findings, names } = await check(asking.db, { row, state, content: words }, { moment, day: dayOf(asking.now) })
  return { issues, open: openIssues(issues, words.elements.reasons), findings, paper: names }
}

/** The 发文稿纸, for the screen and for print. */
export async function sheetView(asking: Asking, id: DocumentId): Promise<DraftSheet | Refused<'not-found'>> {
  const seen = await followedBy(asking, id)
  if (isRefused(seen)) return seen
  const { content } = seen.version
  const organ = content.elements.organ ? (await unitTree(asking.db, dayOf(asking.now))).units.get(content.elements.organ)?.name ?? '' : ''
  return draftSheetOf(seen.state, content, organ)
}

const lineOf = (row: VersionRow): VersionLine =>
  ({ revision: row.revision, source: row.source, stage: row.stage, authorName: row.author_name, since: row.since, savedAt: row.saved_at, hash: row.hash })

/** Every version kept, the newest first. */
export async function versionLines(asking: Asking, id: DocumentId): Promise<readonly VersionLine[] | Refused<'not-found'>> {
  const seen = await followedBy(asking, id)
  if (isRefused(seen)) return seen
  const rows = await own(asking.db).selectFrom('documents_versions').selectAll().where('document', '=', id).orderBy('revision', 'desc').execute()
  return rows.map(lineOf)
}

/** One version whole. */
export async function versionView(asking: Asking, { id, revision }: { id: DocumentId; revision: number }): Promise<{ line: VersionLine; content: Content } | Refused<'not-found'>> {
  const seen = await followedBy(asking, id)
  if (isRefused(seen)) return seen
  const row = await own(asking.db).selectFrom('documents_versions').selectAll().where('document', '=', id).where('revision', '=', revision).executeTakeFirst()
  return row ? { line: lineOf(row), content: row.content } : refuse('not-found')
}

/** Two versions side by side, paragraph by paragraph. */
export async function diffView(asking: Asking, { id, from, to }: { id: DocumentId; from: number; to: number }): Promise<DiffView | Refused<'not-found'>> {
  const seen = await followedBy(asking, id)
  if (isRefused(seen)) return seen
  const rows = await own(asking.db).selectFrom('documents_versions').selectAll().where('document', '=', id).where('revision', 'in', [from, to]).execute()
  const [before, after] = [rows.find((row) => row.revision === from), rows.find((row) => row.revision === to)]
  return before && after ? { from: lineOf(before), to: lineOf(after), changes: compare(before.content, after.content) } : refuse('not-found')
}

/** Where the actor may write, and who may sign there. */
export async function draftOptions({ db, actor, now }: Asking): Promise<DraftOptions> {
  const [day, tree] = [dayOf(now), await unitTree(db, dayOf(now))]
  const units = actor.units.flatMap((id) => {
    const unit = tree.units.get(id)
    return unit ? [{ id, name: unit.shortName, organs: issuingOrgansOf(tree, id).map((organ) => ({ id: organ.id, name: organ.name })) }] : []
  })
  const organs = [...new Set(units.flatMap((unit) => unit.organs.map((organ) => organ.id)))]
  return { units, signers: await signersIn(db, { organs, day }) }
}

async function signersIn(db: Db, { organs, day }: { organs: readonly UnitId[]; day: Day }): Promise<DraftOptions['signers']> {
  const found = new Map<PersonId, UnitId>()
  for (const organ of organs) for (const role of headRoles) for (const one of await peopleInOrgan(db, { organ, role, day })) if (!found.has(one.person)) found.set(one.person, organ)
  const briefs = await peopleByIds(db, [...found.keys()], day)
  return Promise.all([...briefs.values()].map(async (brief) => ({
    person: brief.id, name: brief.name, title: `${brief.unitName ?? ''}${brief.title ?? ''}`, isPrincipal: await isPrincipalHead(db, { person: brief.id, organ: found.get(brief.id)!, day }),
  })))
}

