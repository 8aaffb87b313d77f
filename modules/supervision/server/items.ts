import { dueWords } from '#engines/workdays'
import { refuse, type Refused } from '#lib/decision'
import { dayOf, instantOf, type Day } from '#lib/instants'
import { calendarOf } from '#modules/administration'
import { unitTree } from '#modules/organisation'
import type { Db } from '#platform/act'
import { maySee, standingOf, visibleOf, type Viewer } from '../core/access.ts'
import { decide } from '../core/decide.ts'
import type { Timing } from '../core/deadlines.ts'
import type { Given } from '../core/given.ts'
import { lightOf, lightWords } from '../core/lights.ts'
import { lightShown } from '../core/rows.ts'
import { assignmentsOf, isInWork, nextUrgeLevel } from '../core/rules.ts'
import { sampleActs } from '../core/sample-acts.ts'
import type { Category } from '../core/sources.ts'
import type { Item, ItemId, Light } from '../core/types.ts'
import type { AssignmentView, ItemFilter, ItemLine, ItemView, LightView, MayDo, Page, ThreadEntry } from '../core/views.ts'
import { categoriesOf } from './categories.ts'
import { timingOf } from './ground.ts'
import { cursorOf, findItems, isVisible } from './queries.ts'
import { itemOf, type Present } from './store.ts'
import { own } from './tables.ts'
import { foreseenOf } from './warnings/queries.ts'
import { viewerOf, type Looking } from './viewer.ts'

export const lightView = (light: Light): LightView => ({ light, glyph: lightWords[light].glyph, words: lightWords[light].name })

/** A page of a list. */
export async function listItems(looking: Looking, { filter, after, limit }: { filter: ItemFilter; after: string | null; limit: number }): Promise<Page<ItemLine>> {
  const { db } = looking
  const found = await findItems(db, await viewerOf(looking), { filter, after, limit: limit + 1 })
  const page = found.slice(0, limit)
  return { lines: await linesOf(looking, page.map(({ id }) => id)), next: found.length > limit ? cursorOf(page.at(-1)!) : null }
}

/** The whole list as filtered, for a file; refused when it is longer than a file should be. */
export async function wholeList(looking: Looking, { filter, limit }: { filter: ItemFilter; limit: number }): Promise<readonly ItemLine[] | Refused<'supervision-export-too-large'>> {
  const page = await listItems(looking, { filter, after: null, limit })
  return page.next === null ? page.lines : refuse('supervision-export-too-large', { limit })
}

/** Lines of these items, in this order; asks nobody's leave. */
export async function linesOf({ db, now }: Looking, ids: readonly ItemId[]): Promise<readonly ItemLine[]> {
  if (ids.length === 0) return []
  const rows = await own(db).selectFrom('supervision_items').select(['id', 'state', 'light', 'due_on', 'progress', 'created_at', 'closed_on']).where('id', 'in', ids).execute()
  const [categories, calendar] = [new Map((await categoriesOf(db)).map((one) => [one.code, one.name])), await calendarOf(db)]
  const byId = new Map(rows.map((row) => {
    const { matter } = row.state
    const parts = assignmentsOf(row.state)
    const isOpen = row.closed_on === null && row.light !== 'none' && row.light !== 'suspended'
    return [row.id, {
      id: row.id, at: row.state.at, number: 'number' in row.state ? row.state.number : null, title: matter.title, source: matter.source, categoryName: categories.get(matter.category) ?? '', pace: matter.pace,
      isInstruction: matter.instruction !== null, light: lightView(row.light), dueOn: row.due_on, dueWords: isOpen && row.due_on ? dueWords(calendar, now, endOf(row.due_on)).words : '', progress: row.progress,
      leads: [...new Set(parts.map(({ lead }) => lead.name))], leaderNames: [...new Set([...(matter.leader ? [matter.leader.name] : []), ...parts.flatMap(({ leader }) => (leader ? [leader.name] : []))])],
      createdAt: row.created_at, closedOn: row.closed_on,
    } satisfies ItemLine] as const
  }))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

const endOf = (day: Day) => instantOf(day, 24 * 60 - 1)

/** The page of one item; `not-found` for whoever may not know of it. */
export async function itemView(looking: Looking, id: ItemId): Promise<ItemView | Refused<'not-found'>> {
  const { db, now } = looking
  const viewer = await viewerOf(looking)
  const stored = await isVisible(db, viewer, id) ? await itemOf(db, id) : null
  if (!stored || !maySee(viewer, visibleOf(stored.state))) return refuse('not-found')
  const { state: item } = stored
  const [timing, thread, tree] = [await timingOf({ db, now }), await threadOf(db, id), await unitTree(db, dayOf(now))]
  const category = (await categoriesOf(db)).find(({ code }) => code === item.matter.category) ?? null
  return {
    id, version: stored.version, item, light: lightView(lightShown(item)), category, officeName: tree.units.get(item.office)?.name ?? '', originLink: item.matter.origin.link, foreseen: await foreseenOf(looking, id), thread,
    assignments: assignmentsOf(item).map((one) => partView(one, { timing, thread })), may: mayDo(viewer, item, { timing, category }),
    nextUrge: assignmentsOf(item).filter(isInWork).map((one) => ({ assignment: one.number, level: nextUrgeLevel(one) })),
  }
}

function partView(one: ReturnType<typeof assignmentsOf>[number], { timing, thread }: { timing: Timing; thread: readonly ThreadEntry[] }): AssignmentView {
  const { light, reason } = lightOf(one, { calendar: timing.calendar, settings: timing.settings.light, today: dayOf(timing.now) })
  const last = thread.findLast(({ event }) => (event.type === 'reported' || event.type === 'submitted') && event.assignment === one.number)
  return {
    number: one.number, at: one.at, light: lightView(light), reason,
    dueWords: one.dueOn === null || one.at === 'closed' ? '' : dueWords(timing.calendar, timing.now, endOf(one.dueOn)).words,
    lastReport: last && 'report' in last.event ? { text: last.event.report.text, at: last.at, byName: last.byName } : null,
  }
}

/** Everything that happened to an item, in order. */
export async function threadOf(db: Db, id: ItemId): Promise<readonly ThreadEntry[]> {
  const rows = await own(db).selectFrom('supervision_thread').select(['number', 'at', 'by_name', 'unit_name', 'event']).where('item', '=', id).orderBy('number').execute()
  return rows.map(({ number, at, by_name, unit_name, event }) => ({ number, at, byName: by_name, unitName: unit_name, event }))
}

/** What the viewer may do now: the decider itself is asked with a well-filled act of each kind, so that a button is there exactly when its act would hold. */
function mayDo(viewer: Viewer, item: Present, { timing, category }: { timing: Timing; category: Category | null }): readonly MayDo[] {
  return viewer.identities.flatMap((identity) => {
    const given: Given = {
      ...timing, category, number: 'n', serial: 's', standing: standingOf(identity, item as Item),
      actor: { person: viewer.identities[0]!.person, name: '', unit: null, unitName: '', onBehalfOf: identity === viewer.identities[0] ? null : { person: identity.person, name: '' } },
    }
    return sampleActs(item, given).filter((act) => decide(item, act, given).kind === 'accepted').map((act): MayDo => ({ act: act.type, assignment: 'assignment' in act ? act.assignment : null }))
  }).filter((one, index, all) => all.findIndex((other) => other.act === one.act && other.assignment === one.assignment) === index)
}
