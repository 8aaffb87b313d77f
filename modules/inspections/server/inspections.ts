import { dueWords, type WorkCalendar } from '#engines/workdays'
import { refuse, type Refused } from '#lib/decision'
import { dayOf, instantOf, type Day, type Instant } from '#lib/instants'
import { calendarOf } from '#modules/administration'
import { unitTree } from '#modules/organisation'
import type { Db } from '#platform/act'
import { reachOf, sightOf, standingOf, type Viewer } from '../core/access.ts'
import { decide } from '../core/decide.ts'
import { awaitedSigners } from '../core/decide-visit.ts'
import type { Given } from '../core/given.ts'
import { ownEvent, ownPart } from '../core/own-part.ts'
import { countsOf } from '../core/rows.ts'
import { sampleActs } from '../core/sample-acts.ts'
import type { InspectionId, Present } from '../core/types.ts'
import type { InspectionFilter, InspectionLine, InspectionView, LedgerFilter, LedgerLine, MayDo, Page, ThreadEntry } from '../core/views.ts'
import { cursorOf, findInspections, findProblems, isVisible, problemCursorOf, type Asked } from './queries.ts'
import { inspectionOf } from './store.ts'
import { own } from './tables.ts'
import { viewerOf, type Looking } from './viewer.ts'

/** A page of the list. */
export async function listInspections(looking: Looking, { filter, after, limit }: Asked<InspectionFilter>): Promise<Page<InspectionLine>> {
  const viewer = await viewerOf(looking)
  const found = await findInspections(looking.db, viewer, { filter, after, limit: limit + 1 })
  const page = found.slice(0, limit)
  const rows = page.length === 0 ? [] : await own(looking.db).selectFrom('inspections_inspections').select(['id', 'state']).where('id', 'in', page.map(({ id }) => id)).execute()
  const byId = new Map(rows.map(({ id, state }) => [id, lineOf(seenAs(viewer, state))]))
  return { lines: page.flatMap(({ id }) => byId.get(id) ?? []), next: found.length > limit ? cursorOf(page.at(-1)!) : null }
}

function lineOf(inspection: Present): InspectionLine {
  const { id, at, plan } = inspection
  return {
    id, at, method: plan.method, isCovert: plan.isCovert, theme: plan.theme, number: 'number' in inspection ? inspection.number : null, lead: plan.lead.name, members: plan.members.map(({ name }) => name),
    from: plan.from, to: plan.to, targets: plan.targets.map(({ name }) => name), ...countsOf(inspection),
  }
}

/** The inspection, or what of it the viewer's units may see. */
const seenAs = (viewer: Viewer, inspection: Present): Present => (sightOf(viewer, inspection) === 'whole' ? inspection : ownPart(inspection, reachOf(viewer).units))

/** The page of one inspection; `not-found` for whoever may not know of it. */
export async function inspectionView(looking: Looking, id: InspectionId): Promise<InspectionView | Refused<'not-found'>> {
  const { db, now } = looking
  const viewer = await viewerOf(looking)
  const stored = await isVisible(db, viewer, id) ? await inspectionOf(db, id) : null
  const sight = stored ? sightOf(viewer, stored.state) : 'none'
  if (!stored || sight === 'none') return refuse('not-found')
  const [calendar, whole] = [await calendarOf(db), stored.state]
  const inspection = seenAs(viewer, whole)
  const all = await threadOf(db, id)
  const thread = sight === 'whole' ? all : all.flatMap((entry) => {
    const event = ownEvent(entry.event, inspection)
    return event ? [{ ...entry, event }] : []
  })
  return {
    id, version: stored.version, sight, inspection, thread, may: mayDo(viewer, inspection, { now, calendar }), now,
    awaited: inspection.at === 'signing' && sight === 'whole' ? awaitedSigners(inspection, inspection.signatures).map(({ name }) => name) : [],
    due: ('problems' in inspection ? inspection.problems : []).filter(({ at }) => at !== 'resolved').map(({ number, dueOn }) => ({ problem: number, ...dueIn(dueOn, { now, calendar }) })),
  }
}

interface Moment { readonly now: Instant; readonly calendar: WorkCalendar }
const LAST_MINUTE = 24 * 60 - 1
function dueIn(dueOn: Day, { now, calendar }: Moment): { readonly words: string; readonly isOverdue: boolean } {
  const { words, light } = dueWords(calendar, now, instantOf(dueOn, LAST_MINUTE))
  return { words, isOverdue: light === 'overdue' }
}

/** Everything that happened to an inspection, in order. */
async function threadOf(db: Db, id: InspectionId): Promise<readonly ThreadEntry[]> {
  const rows = await own(db).selectFrom('inspections_thread').select(['number', 'at', 'by_name', 'unit_name', 'event']).where('inspection', '=', id).orderBy('number').execute()
  return rows.map(({ number, at, by_name, unit_name, event }) => ({ number, at, byName: by_name, unitName: unit_name, event }))
}

/** What the viewer may do now: the decider itself is asked with a well-filled act of each kind, so that a button is there exactly when its act would hold. */
function mayDo(viewer: Viewer, inspection: Present, moment: Moment): readonly MayDo[] {
  return viewer.identities.flatMap((identity) => {
    const principal = identity === viewer.identities[0] ? null : { person: identity.person, name: '' }
    const given: Given = {
      ...moment, standing: standingOf(identity, inspection.plan, inspection.organs), number: '-', outside: [], unstaffed: [],
      actor: { person: viewer.identities[0]!.person, name: '', unit: null, unitName: '', onBehalfOf: principal },
    }
    return sampleActs(inspection, given).filter((act) => mayAct(inspection, act, given)).map((act): MayDo => ({ act: act.type, problem: 'problem' in act ? act.problem : null }))
  }).filter((one, index, all) => all.findIndex((other) => other.act === one.act && other.problem === one.problem) === index)
}

/** A plan that lacks something may still be submitted: the refusal says what lacks. */
const mayAct = (inspection: Present, act: ReturnType<typeof sampleActs>[number], given: Given): boolean =>
  (act.type === 'submit' ? inspection.at === 'drafted' && given.standing.leads : decide(inspection, act, given).kind === 'accepted' || (act.type === 'report' && inspection.at === 'visiting' && given.standing.agency !== null))

/** A page of the 整改台账. */
export async function ledger(looking: Looking, { filter, after, limit }: Asked<LedgerFilter>): Promise<Page<LedgerLine>> {
  const { db, now } = looking
  const found = await findProblems(db, await viewerOf(looking), { filter, after, limit: limit + 1 })
  const [calendar, { units }] = [await calendarOf(db), await unitTree(db, dayOf(now))]
  const lines = found.slice(0, limit).map(({ unit, ...one }): LedgerLine => {
    const { words, isOverdue } = one.at === 'resolved' ? { words: '', isOverdue: false } : dueIn(one.dueOn, { now, calendar })
    return { ...one, unit: { unit, name: units.get(unit)?.shortName ?? '' }, dueWords: words, isOverdue }
  })
  return { lines, next: found.length > limit ? problemCursorOf(found[limit - 1]!) : null }
}
