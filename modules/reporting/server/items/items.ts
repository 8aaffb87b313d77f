import { refuse, type Refused } from '#lib/decision'
import { dayOf } from '#lib/instants'
import { inTreeOrder, peopleWithRole, unitTree } from '#modules/organisation'
import { isEditor, mayReceive, pointsOf, reachOf, sightOf, standingOf, type Viewer } from '../../core/items/access.ts'
import { decide } from '../../core/items/decide.ts'
import type { Given } from '../../core/items/given.ts'
import { normIssues } from '../../core/items/norms.ts'
import { currentContent, ownEvent, seenAs } from '../../core/items/own-part.ts'
import { sampleActs } from '../../core/items/sample-acts.ts'
import { todosOf } from '../../core/items/todos.ts'
import type { ItemCommand, ItemId, Present } from '../../core/items/types.ts'
import type { ItemLine, ItemOptions, ItemView, MayDo, OwnFilter, OwnPoint, Page, TrayFilter } from '../../core/items/views.ts'
import { missingOf, type Three } from '../../core/network/three.ts'
import { networkSettingsOf } from '../network/settings.ts'
import { threeOf } from '../network/three.ts'
import { own } from '../tables.ts'
import { viewerOf, type Looking } from '../viewer.ts'
import { cursorOf, countTray, findInTray, findOwn, isVisible, type Asked, type Found } from './queries.ts'
import { normsOf } from './settings.ts'
import { itemOf, mergedInto, threadOf } from './store.ts'

/** A page of what the viewer and his points wrote. */
export async function ownItems(looking: Looking, asked: Asked<OwnFilter>): Promise<Page<ItemLine>> {
  const viewer = await viewerOf(looking)
  return pageOf(looking, { found: await findOwn(looking.db, viewer, { ...asked, limit: asked.limit + 1 }), limit: asked.limit, viewer })
}

/** A page of the tray of the office, with what waits in each view. */
export async function tray(looking: Looking, asked: Asked<TrayFilter>): Promise<Page<ItemLine> & { readonly counts: Readonly<Record<'new' | 'editing' | 'reviewing', number>> }> {
  const viewer = await viewerOf(looking)
  const page = await pageOf(looking, { found: await findInTray(looking.db, viewer, { ...asked, limit: asked.limit + 1 }), limit: asked.limit, viewer })
  return { ...page, counts: await countTray(looking.db, viewer) }
}

async function pageOf({ db }: Looking, { found, limit, viewer }: { found: readonly Found[]; limit: number; viewer: Viewer }): Promise<Page<ItemLine>> {
  const page = found.slice(0, limit)
  const rows = page.length === 0 ? [] : await own(db).selectFrom('reporting_items').select(['id', 'state', 'decision', 'first_report']).where('id', 'in', page.map(({ id }) => id)).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const { isDesk } = reachOf(viewer)
  return {
    next: found.length > limit ? cursorOf(page.at(-1)!) : null,
    lines: page.flatMap(({ id }) => {
      const row = byId.get(id)
      return row ? [lineOf(row.state, { decision: row.decision, isFirst: row.first_report, isDesk: isDesk && row.state.submittedAt !== null })] : []
    }),
  }
}

function lineOf(item: Present, { decision, isFirst, isDesk }: { decision: ItemLine['decision']; isFirst: boolean; isDesk: boolean }): ItemLine {
  const { id, at, source, draftedAt, submittedAt, contributors, outcome } = item
  const { title, kind } = isDesk ? currentContent(item) : item.content
  return { id, at, title, kind, channel: source.channel, unitName: source.unit.name, createdAt: draftedAt, submittedAt, decision, isFirst, contributors: isDesk ? contributors.length : 1, adoptions: outcome.adoptions.length }
}

/** The page of one item; `not-found` for whoever may not know of it. */
export async function itemView(looking: Looking, id: ItemId): Promise<ItemView | Refused<'not-found'>> {
  const { db, now } = looking
  const viewer = await viewerOf(looking)
  const stored = await isVisible(db, viewer, id) ? await itemOf(db, id) : null
  const sight = stored ? sightOf(viewer, stored.state) : 'none'
  if (!stored || sight === 'none') return refuse('not-found')
  const whole = stored.state
  const item = seenAs(sight, whole)
  const three = whole.source.point ? await threeOf(db, whole.source.point, dayOf(now)) : null
  const thread = (await threadOf(db, id)).flatMap(({ number, at, by_name, unit_name, event }) => {
    const seen = sight === 'whole' ? event : ownEvent(event)
    return seen ? [{ number, at, byName: by_name, unitName: unit_name, event: seen }] : []
  })
  const merged = sight === 'whole' ? await mergedInto(db, id) : []
  const into = sight === 'whole' && 'screening' in whole && whole.screening.into ? await itemOf(db, whole.screening.into) : null
  return {
    id, version: stored.version, sight, item, thread, now, advice: normIssues(currentContent(item), await normsOf(db)), waitingFor: waitingFor(item, three),
    may: mayDo(viewer, whole, { now, three, incomplete: (await networkSettingsOf(db)).incomplete }),
    merged: merged.map((one) => ({ id: one.id, title: one.content.title, unitName: one.source.unit.name })), into: into && { id: into.id, title: currentContent(into.state).title },
  }
}

const waitingFor = (item: Present, three: Three | null): readonly string[] => todosOf(item).flatMap(({ for: whose }) =>
  ('point' in whose ? (three?.members ?? []).filter(({ role }) => role === whose.role).map(({ name }) => name) : []))

/** What the viewer may do now: the decider itself is asked with a well-filled act of each kind, so that a button is there exactly when its act would hold. */
function mayDo(viewer: Viewer, item: Present, facts: Pick<Given, 'now' | 'three' | 'incomplete'>): readonly MayDo[] {
  return viewer.identities.flatMap((identity) => {
    const principal = identity === viewer.identities[0] ? null : { person: identity.person, name: '' }
    const actor = { person: viewer.identities[0]!.person, name: '', unit: null, unitName: '', onBehalfOf: principal }
    const given: Given = { ...facts, actor, standing: standingOf(identity, item.source.point, viewer.desk), target: null }
    const holds = (act: ItemCommand) => decide(item, act, given).kind === 'accepted'
    return sampleActs(item, facts).filter((act) => holds(act) || isTold(item, act, given)).map((act): MayDo => (
      { act: act.type, needsEmergency: (act.type === 'pass' || act.type === 'approve') && !holds({ type: act.type, emergency: '' }) }))
  }).filter((one, index, all) => all.findIndex((other) => other.act === one.act) === index)
}

/** What lacks something may still be handed in: the refusal says what lacks and who can mend it. */
const isTold = (item: Present, { type }: { readonly type: string }, { standing }: Given): boolean => type === 'hand-in' && item.at === 'drafted' && standing.carries.length > 0

/** What forms of items choose from. */
export async function itemOptions(looking: Looking): Promise<ItemOptions> {
  const { db, now } = looking
  const viewer = await viewerOf(looking)
  const tree = await unitTree(db, dayOf(now))
  const incomplete = (await networkSettingsOf(db)).incomplete
  const points: OwnPoint[] = []
  for (const point of viewer.admin === null ? pointsOf(viewer) : []) {
    const three = await threeOf(db, point, dayOf(now))
    if (!three) continue
    const missing = missingOf(three)
    points.push({ point, unit: { unit: three.unit, name: three.name }, missing, mayReport: missing.length === 0 || incomplete === 'flag', roles: viewer.identities.flatMap(({ carried }) => carried.filter((one) => one.point === point).map(({ role }) => role)) })
  }
  const receives = mayReceive(viewer)
  return {
    points, isEditor: isEditor(viewer), mayReceive: receives, isDesk: reachOf(viewer).isDesk, norms: await normsOf(db), now,
    leaders: isEditor(viewer) ? await leadersOf(looking) : [],
    units: receives ? inTreeOrder(tree).filter(({ unit }) => unit.kind !== 'section').map(({ unit }) => ({ unit: unit.id, name: unit.shortName })) : [],
  }
}

/** 区领导 in protocol order. */
async function leadersOf({ db, now }: Looking): Promise<ItemOptions['leaders']> {
  const day = dayOf(now)
  const all = [...await peopleWithRole(db, { unit: null, role: 'principalHead', day }), ...await peopleWithRole(db, { unit: null, role: 'inChargeLeader', day })].filter(({ rank }) => rank !== null)
  return all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index).toSorted((one, other) => one.rank! - other.rank!)
    .map(({ id, name, unitName, title }) => ({ person: id, name, title: `${unitName ?? ''}${title ?? ''}` }))
}
