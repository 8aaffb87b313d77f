import { sql } from 'kysely'
import { refuse, type Refused } from '#lib/decision'
import type { Db } from '#platform/act'
import { keptBy, sightOf, standingOf, type Viewer } from '../core/access.ts'
import { decide } from '../core/decide.ts'
import type { OfferAt, PresentOffer } from '../core/offers.ts'
import type { PresentBulletin } from '../core/profile.ts'
import { sampleActs } from '../core/sample-acts.ts'
import { snippetOf, wordsIn } from '../core/search.ts'
import { entriesOf, isOut, sourcesOf, type BulletinId, type IssueEvent, type IssueId, type OfferId, type Present, type Publication } from '../core/types.ts'
import { issueName, numberWords } from '../core/words.ts'
import type { ActName, BoardView, BulletinCard, BulletinsView, Found, IssueFilter, IssueLine, IssueView, OfferLine, Page, ReadingView, SettingsView, ThreadEvent } from '../core/views.ts'
import { inTreeOrder, organOf, unitTree } from '#modules/organisation'
import { dayOf } from '#lib/instants'
import { factsOf, seesTray } from './offers.ts'
import { hashOf } from './printing.ts'
import { cursorOf, entryCursorOf, findIssues, offerAfter, search, sightIn, type Asked } from './queries.ts'
import { receiptsOf } from './receipts.ts'
import { allBulletins, bulletinOf, isNumbered, issueOf, type Stored } from './store.ts'
import { own } from './tables.ts'
import { viewerOf, type Looking } from './viewer.ts'

/** A page of issues. */
export async function listIssues(looking: Looking, asked: Asked<IssueFilter>): Promise<Page<IssueLine>> {
  return linesFor(looking.db, await viewerOf(looking), asked)
}

async function linesFor(db: Db, viewer: Viewer, { filter, after, limit }: Asked<IssueFilter>): Promise<Page<IssueLine>> {
  const found = await findIssues(db, viewer, { filter, after, limit: limit + 1 })
  const page = found.slice(0, limit)
  const rows = page.length === 0 ? [] : await own(db).selectFrom('bulletins_issues').select(['id', 'state']).where('id', 'in', page.map(({ id }) => id)).execute()
  const byId = new Map(rows.map(({ id, state }) => [id, lineOf(viewer, state)]))
  return { lines: page.flatMap(({ id }) => byId.get(id) ?? []), next: found.length > limit ? cursorOf(page.at(-1)!) : null }
}

function lineOf(viewer: Viewer, issue: Present): IssueLine {
  const out = isOut(issue) ? issue : null
  const isWork = sightOf(viewer, issue) === 'work'
  return {
    id: issue.id, bulletin: issue.bulletin, at: issue.at, name: nameOf(issue), total: out?.publication.total ?? null, publishedAt: out?.published.at ?? null, isInternal: issue.masthead.isInternal, isWork,
    // What was withdrawn is read by nobody but its office.
    titles: issue.at === 'withdrawn' && !isWork ? [] : entriesOf(issue.content).map(({ title }) => title),
  }
}
const nameOf = (issue: Present): string => issueName(issue.masthead.name, isOut(issue) ? issue.publication : null)

const NEWEST = 3
const AT_WORK = 5

/** Every bulletin with its newest issues, as far as the viewer may read them. */
export async function bulletinsView(looking: Looking): Promise<BulletinsView> {
  const { db } = looking
  const viewer = await viewerOf(looking)
  const kept = keptBy(viewer)
  const cards: BulletinCard[] = []
  for (const bulletin of await allBulletins(db)) {
    const { id, organ, isActive, profile: { name, kind, period, editorOrgan, isInternal } } = bulletin
    const { lines: newest } = await linesFor(db, viewer, { filter: { bulletin: id }, after: null, limit: NEWEST })
    const { lines: atWork } = await linesFor(db, viewer, { filter: { bulletin: id, scope: 'work' }, after: null, limit: AT_WORK })
    const mayEdit = isActive && edits(viewer, bulletin)
    // An internal bulletin of which somebody reads nothing is none for him.
    if (isInternal && newest.length === 0 && atWork.length === 0 && !mayEdit && !kept.includes(organ)) continue
    cards.push({ id, name, kind, period, editorOrgan, isInternal, isActive, newest, atWork, mayEdit, mayKeep: kept.includes(organ) })
  }
  return { bulletins: cards.filter(({ isActive, newest, mayKeep }) => isActive || newest.length > 0 || mayKeep), mayFound: kept.length > 0, mayEdit: cards.some(({ mayEdit }) => mayEdit) }
}

const edits = ({ admin, identities }: Viewer, { profile: { editing } }: PresentBulletin): boolean => admin === null && identities.some(({ posts }) => posts.some(({ unit }) => unit === editing.unit))

/** The page of one issue; `not-found` for whoever is not of its office. */
export async function issueView(looking: Looking, id: IssueId): Promise<IssueView | Refused<'not-found'>> {
  const seen = await seenAtWork(looking, id)
  if (!seen) return refuse('not-found')
  const { viewer, stored: { version, state: issue, reads } } = seen
  const { db } = looking
  const thread = await own(db).selectFrom('bulletins_thread').select(['number', 'at', 'by_name', 'unit_name', 'event']).where('issue', '=', id).orderBy('number').execute()
  const may = await mayDo(looking, viewer, issue)
  return {
    id, version, issue, name: nameOf(issue), may, reads, receipts: isOut(issue) ? await receiptsOf(db, id) : [], mayUrge: issue.at === 'published' && may.includes('send-up'),
    thread: thread.map(({ number, at, by_name, unit_name, event }) => ({ number, at, byName: by_name, unitName: unit_name, event: threadEvent(event) })),
    isUnchanged: isOut(issue) ? hashOf(issue, issue.publication) === issue.publication.hash : null,
  }
}

async function seenAtWork({ db, ...looking }: Looking, id: IssueId): Promise<{ readonly viewer: Viewer; readonly stored: Stored } | null> {
  const viewer = await viewerOf({ db, ...looking })
  const stored = await sightIn(db, viewer, id) === 'work' ? await issueOf(db, id) : null
  return stored && sightOf(viewer, stored.state) === 'work' ? { viewer, stored } : null
}

function threadEvent(event: IssueEvent): ThreadEvent {
  const { type } = event
  switch (event.type) {
    case 'drafted': case 'submitted': case 'passed': case 'signed': return { type, text: '' }
    case 'amended': return { type, text: `${entriesOf(event.content).length}篇` }
    case 'published': return { type, text: `${numberWords(event.publication.number)}（总第${event.publication.total}期）` }
    case 'returned': case 'withdrawn': case 'discarded': return { type, text: event.reason }
    case 'sent-up': return { type, text: `${event.to}${event.remark ? `：${event.remark}` : ''}` }
    case 'sent-down': return { type, text: [...event.readers.units, ...event.readers.people].map(({ name }) => name).join('、') }
  }
}

/** What the viewer may do now: the decider itself is asked with a well-filled act of each kind, so that a button is there exactly when its act would hold. */
async function mayDo({ db, now }: Looking, viewer: Viewer, issue: Present): Promise<readonly ActName[]> {
  const offers = factsOf(await offersIn(db, sourcesOf(issue.content)))
  const may = new Set<ActName>()
  for (const identity of viewer.identities) {
    const actor = { person: viewer.identities[0]!.person, name: viewer.identities[0]!.name, unit: null, unitName: '', onBehalfOf: identity === viewer.identities[0] ? null : { person: identity.person, name: identity.name } }
    const given = { now, actor, standing: standingOf(identity, issue.route), offers, publication: SAMPLE }
    for (const act of sampleActs(issue)) if (decide(issue, act, given).kind === 'accepted') may.add(act.type)
  }
  return [...may]
}
const SAMPLE: Publication = { number: 1, total: 1, year: 2000, hash: '', files: [] }

async function offersIn(db: Db, ids: readonly OfferId[]): Promise<ReadonlyMap<OfferId, { readonly version: number; readonly state: PresentOffer }>> {
  const rows = ids.length === 0 ? [] : await own(db).selectFrom('bulletins_offers').select(['id', 'version', 'state']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, version, state }) => [id, { version, state }]))
}

/** The board: an issue with the originals of its pieces, and what else is open in the tray. */
export async function boardView(looking: Looking, id: IssueId): Promise<BoardView | Refused<'not-found'>> {
  const seen = await seenAtWork(looking, id)
  if (!seen || !await seesTray(looking)) return refuse('not-found')
  const { viewer, stored: { state: issue } } = seen
  const placed = [...(await offersIn(looking.db, sourcesOf(issue.content))).values()].map(({ state }): OfferLine => ({ offer: state, issueName: null }))
  const { lines: open } = await trayPage(looking.db, { at: 'open', after: null, limit: ON_BOARD })
  const bulletin = await bulletinOf(looking.db, issue.bulletin)
  return { id, issue, name: nameOf(issue), mayEdit: (await mayDo(looking, viewer, issue)).includes('amend'), offers: [...placed, ...open], columns: bulletin!.state.profile.columns }
}
const ON_BOARD = 100

/** A page of the tray, the newest first; empty for whoever edits nothing. */
export async function tray(looking: Looking, asked: { readonly at: OfferAt; readonly after: string | null; readonly limit: number }): Promise<Page<OfferLine>> {
  return await seesTray(looking) ? trayPage(looking.db, asked) : { lines: [], next: null }
}

async function trayPage(db: Db, { at, after, limit }: { readonly at: OfferAt; readonly after: string | null; readonly limit: number }): Promise<Page<OfferLine>> {
  const { rows } = await sql<{ state: PresentOffer; issue: Present | null }>`
    select o.state, i.state as issue from bulletins_offers o left join bulletins_issues i on i.id = o.issue where o.at = ${at} and ${offerAfter(after)} order by o.offered_at desc, o.id limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)?.state
  return { lines: page.map(({ state, issue }) => ({ offer: state, issueName: issue ? nameOf(issue) : null })), next: rows.length > limit && last ? `${last.offeredAt}.${last.id}` : null }
}

/** An issue as it is read; of one that was withdrawn its readers see that it was, and why. */
export async function readingView(looking: Looking, id: IssueId): Promise<ReadingView | Refused<'not-found'>> {
  const { db } = looking
  const viewer = await viewerOf(looking)
  const sight = await sightIn(db, viewer, id)
  const stored = sight === 'none' ? null : await issueOf(db, id)
  if (!stored || !isOut(stored.state) || sightOf(viewer, stored.state) === 'none') return refuse('not-found')
  const { state: issue, reads } = stored
  const { masthead, content, publication: { number, total, files }, published } = issue
  const withdrawn = issue.at === 'withdrawn' ? issue.withdrawn : null
  return {
    id, at: issue.at, name: nameOf(issue), masthead: masthead.name, number, total, editorOrgan: masthead.editorOrgan, publishedAt: published.at, isInternal: masthead.isInternal, reads, isWork: sight === 'work',
    editorNote: withdrawn ? '' : content.editorNote, files: withdrawn ? [] : files, withdrawn: withdrawn && { reason: withdrawn.reason, at: withdrawn.at },
    columns: withdrawn ? [] : content.columns.filter(({ entries }) => entries.length > 0).map(({ name, entries }) => ({ name, entries: entries.map(({ title, text, credit, editorNote }) => ({ title, text, credit, editorNote })) })),
  }
}

/** A page of what the archive has for some words. */
export async function found(looking: Looking, { q, bulletin, after, limit }: { readonly q: string; readonly bulletin: BulletinId | undefined; readonly after: string | null; readonly limit: number }): Promise<Page<Found>> {
  const { db } = looking
  const words = wordsIn(q)
  const hits = await search(db, await viewerOf(looking), { words, bulletin, after, limit: limit + 1 })
  const page = hits.slice(0, limit)
  const rows = page.length === 0 ? [] : await own(db).selectFrom('bulletins_issues').select(['id', 'state']).where('id', 'in', page.map(({ issue }) => issue)).execute()
  const issues = new Map(rows.map(({ id, state }) => [id, state]))
  return {
    lines: page.flatMap(({ issue: id, place, column, title, body }): Found[] => {
      const issue = issues.get(id)
      return issue && isOut(issue) ? [{ issue: id, name: nameOf(issue), publishedAt: issue.published.at, place, column, title, snippet: snippetOf(body, words) }] : []
    }),
    next: hits.length > limit ? entryCursorOf(page.at(-1)!) : null,
  }
}

/** A bulletin's settings, or those of a new one, with the sections that may edit. */
export async function settingsView(looking: Looking, id: BulletinId | undefined): Promise<SettingsView | Refused<'not-found'>> {
  const { db, now } = looking
  const kept = keptBy(await viewerOf(looking))
  const bulletin = id ? await bulletinOf(db, id) : null
  if (kept.length === 0 || (id && (!bulletin || !kept.includes(bulletin.state.organ)))) return refuse('not-found')
  const tree = await unitTree(db, dayOf(now))
  const offices = bulletin ? [bulletin.state.organ] : kept
  const sections = inTreeOrder(tree).map(({ unit }) => unit).filter((unit) => unit.kind === 'section' && offices.includes(organOf(tree, unit.id)?.id ?? unit.id))
  return { bulletin: bulletin?.state ?? null, version: bulletin?.version ?? 0, isNumbered: id ? await isNumbered(db, id) : false, sections: sections.map(({ id: unit, shortName }) => ({ unit, name: shortName })) }
}
