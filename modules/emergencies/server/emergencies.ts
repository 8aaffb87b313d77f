import { refuse, type Refused } from '#lib/decision'
import type { Instant } from '#lib/instants'
import type { Db } from '#platform/act'
import { ownEvents, ownPart, sightOf, standingOf, type Viewer } from '../core/access.ts'
import { openAlerts } from '../core/alerts.ts'
import { clocksOf } from '../core/clocks.ts'
import { decide } from '../core/decide.ts'
import type { Given } from '../core/given.ts'
import { suggestGrade } from '../core/grading.ts'
import { sampleActs } from '../core/sample-acts.ts'
import type { EmergencySettings } from '../core/settings.ts'
import type { EmergencyId, Present } from '../core/types.ts'
import type { EmergencyFilter, EmergencyLine, EmergencyView, MayDo, Page, ThreadEntry } from '../core/views.ts'
import { nameOf, reportName } from '../core/words.ts'
import { approversAt, atHandAt } from './at-hand.ts'
import { cursorOf, findEmergencies, isVisible, type Asked } from './queries.ts'
import { settingsOf } from './settings.ts'
import { emergencyOf } from './store.ts'
import { own } from './tables.ts'
import { viewerOf, type Looking } from './viewer.ts'

interface Moment { readonly now: Instant; readonly settings: EmergencySettings }

/** A page of the list, the latest first. */
export async function listEmergencies(looking: Looking, { filter, after, limit }: Asked<EmergencyFilter>): Promise<Page<EmergencyLine>> {
  const [viewer, settings] = [await viewerOf(looking), await settingsOf(looking.db)]
  const found = await findEmergencies(looking.db, viewer, { filter, after, limit: limit + 1 })
  const page = found.slice(0, limit)
  const rows = page.length === 0 ? [] : await own(looking.db).selectFrom('emergencies_emergencies').select(['id', 'state']).where('id', 'in', page.map(({ id }) => id)).execute()
  const byId = new Map(rows.map(({ id, state }) => [id, lineOf(state, viewer, { now: looking.now, settings })]))
  return { lines: page.flatMap(({ id }) => byId.get(id) ?? []), next: found.length > limit ? cursorOf(page.at(-1)!) : null }
}

function lineOf(emergency: Present, viewer: Viewer, moment: Moment): EmergencyLine {
  const { id, at, number, facts, grade, record, judgements, reports } = emergency
  const isWhole = sightOf(viewer, emergency) === 'whole'
  const { unit, phone, written } = clocksOf(emergency, moment)
  const last = reports.at(-1)
  return {
    id, at, number, name: nameOf(facts.elements), category: facts.category, grade: grade?.grade ?? null, unit: record.unit?.name ?? null, receivedAt: record.receivedAt, faults: judgements.map(({ fault }) => fault),
    lastReport: isWhole && last ? reportName(last.words, last.ordinal) : null, clocks: isWhole ? { unit, phone, written } : null,
  }
}

/** The page of one emergency; `not-found` for whoever may not know of it. */
export async function emergencyView(looking: Looking, id: EmergencyId): Promise<Omit<EmergencyView, 'outcomes' | 'beginnings'> | Refused<'not-found'>> {
  const { db, now } = looking
  const viewer = await viewerOf(looking)
  const stored = await isVisible(db, viewer, id) ? await emergencyOf(db, id) : null
  const sight = stored ? sightOf(viewer, stored.state) : 'none'
  if (!stored || sight === 'none') return refuse('not-found')
  const [settings, all] = [await settingsOf(db), await threadOf(db, id)]
  const isWhole = sight === 'whole'
  const clocks = clocksOf(stored.state, { now, settings })
  const blank = { from: null, dueAt: null, doneAt: null, verdict: 'unknown' } as const
  return {
    id, version: stored.version, sight, emergency: isWhole ? stored.state : ownPart(stored.state), clocks: isWhole ? clocks : { ...clocks, phone: blank, written: blank, followUp: blank }, suggested: isWhole ? suggestGrade(stored.state.facts) : null,
    thread: isWhole ? all : all.filter(({ event }) => ownEvents.has(event.type)), may: isWhole ? await mayDo(looking, viewer, stored.state) : [], waiting: isWhole ? openAlerts(stored.state).length : 0, now,
  }
}

/** Everything that happened to an emergency, in order. */
async function threadOf(db: Db, id: EmergencyId): Promise<readonly ThreadEntry[]> {
  const rows = await own(db).selectFrom('emergencies_thread').select(['number', 'at', 'by_name', 'unit_name', 'event']).where('emergency', '=', id).orderBy('number').execute()
  return rows.map(({ number, at, by_name, unit_name, event }) => ({ number, at, byName: by_name, unitName: unit_name, event }))
}

/** Acts whose refusal says what lacks: their buttons are there before everything is. */
const told: ReadonlySet<string> = new Set(['phone-first'])

/** What the viewer may do now: the decider itself is asked with a well-filled act of each kind, so that a button is there exactly when its act would hold. */
async function mayDo({ db, now }: Looking, viewer: Viewer, emergency: Present): Promise<readonly MayDo[]> {
  const [settings, atHand] = [await settingsOf(db), await atHandAt(db, now)]
  const facts = { now, settings, atHand, approvers: await approversAt(db, now, atHand), number: '-' }
  return viewer.identities.flatMap((identity, place) => {
    const onBehalfOf = place === 0 ? null : { person: identity.person, name: identity.name }
    const given: Given = { ...facts, standing: standingOf(identity), actor: { person: viewer.identities[0]!.person, name: '', unit: null, unitName: '', onBehalfOf } }
    return sampleActs(emergency, given).filter((act) => {
      const answer = decide(emergency, act, given)
      return answer.kind === 'accepted' || told.has(answer.code)
    }).map((act): MayDo => ({ act: act.type, report: act.type === 'submit' ? act.words.kind : act.type === 'sign' ? act.report : null }))
  }).filter((one, index, all) => all.findIndex((other) => other.act === one.act && other.report === one.report) === index)
}
