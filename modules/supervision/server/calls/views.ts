import { dueWords } from '#engines/workdays'
import { refuse, type Refused } from '#lib/decision'
import type { UnitId } from '#lib/ids'
import { dayOf, type Instant } from '#lib/instants'
import { signedName, type Signatory } from '#lib/signatory'
import { calendarOf } from '#modules/administration'
import { filesOf } from '#modules/files'
import { unitTree } from '#modules/organisation'
import type { Db } from '#platform/act'
import { callSightOf, callStandingOf } from '../../core/calls/access.ts'
import { decideCall } from '../../core/calls/decide.ts'
import type { CallGiven } from '../../core/calls/given.ts'
import { calledOf } from '../../core/calls/rules.ts'
import { sampleCallActs } from '../../core/calls/sample-acts.ts'
import { sumsOf, tallyOf } from '../../core/calls/tally.ts'
import type { Called, CallId, PresentCall } from '../../core/calls/types.ts'
import type { CallLine, CallMay, CallThreadEntry, CallUnitView, CallView, FileLink } from '../../core/calls/views.ts'
import type { Viewer } from '../../core/access.ts'
import type { Page } from '../../core/views.ts'
import { timingOf } from '../ground.ts'
import { viewerOf, type Looking } from '../viewer.ts'
import { replySubject } from './commands.ts'
import { callCursorOf, findCalls, type CallScope } from './queries.ts'
import { callSettingsOf } from './settings.ts'
import { callOf } from './store.ts'
import { inCalls, type CallUnitRow } from './tables.ts'

/** A page of the list. */
export async function listCalls(looking: Looking, { scope, q, after, limit }: { scope: CallScope; q: string; after: string | null; limit: number }): Promise<Page<CallLine>> {
  const { db, now } = looking
  const [found, calendar] = [await findCalls(db, await viewerOf(looking), { scope, q, after, limit: limit + 1 }), await calendarOf(db)]
  const page = found.slice(0, limit)
  return {
    next: found.length > limit ? callCursorOf(page.at(-1)!) : null,
    lines: page.map(({ id, at, number, theme, dueAt, called, replied, onTime, isWhole, own }) => ({
      id, at, number, theme, dueAt, own, isWhole, ...(isWhole ? { called, replied, onTime } : { called: 0, replied: 0, onTime: 0 }),
      dueWords: at === 'sent' && (isWhole ? replied < called : own !== 'replied') ? dueWords(calendar, now, dueAt).words : '',
    })),
  }
}

/** The page of one call; `not-found` for whoever may not know of it. */
export async function callView(looking: Looking, id: CallId): Promise<CallView | Refused<'not-found'>> {
  const { db, now } = looking
  const [viewer, stored] = [await viewerOf(looking), await callOf(db, id)]
  const sight = stored && callSightOf(viewer, stored.state)
  if (!stored || !sight) return refuse('not-found')
  const { state: call } = stored
  const rows = await unitRows(db, call, sight.whole ? null : sight.units)
  const shown = (await unitViews(db, { call, rows, now })).map((one) => (one.at === 'replied' || sight.units.includes(one.unit) ? one : sealed(one)))
  const [tree, calendar] = [await unitTree(db, dayOf(now)), await calendarOf(db)]
  const dueAt = sight.whole ? call.brief.dueAt : shown[0]?.dueAt ?? call.brief.dueAt
  return {
    id, version: stored.version, at: call.at, number: 'number' in call ? call.number : null, theme: call.brief.theme, demand: call.brief.demand, fields: call.brief.fields, dueAt,
    dueWords: call.at === 'sent' ? dueWords(calendar, now, dueAt).words : '', files: await linksOf(db, id), officeName: tree.units.get(call.office)?.name ?? '', sentAt: 'sentAt' in call ? call.sentAt : null,
    headSigns: 'headSigns' in call ? call.headSigns : (await callSettingsOf(db)).headSigns, ending: endingOf(call), units: sight.whole ? call.brief.units : [],
    table: sight.whole ? shown : null, tally: sight.whole && calledOf(call).length > 0 ? tallyOf(calledOf(call)) : null, sums: sight.whole ? sumsOf(call.brief.fields, repliesIn(shown)) : [],
    own: shown.filter(({ unit }) => sight.units.includes(unit)), thread: sight.whole ? await callThread(db, id) : [], may: await mayDo(looking, viewer, call),
  }
}

/** Only what was handed in counts in a sum: an unsigned draft is the unit's own. */
export const repliesIn = (shown: readonly CallUnitView[]) => shown.map(({ name, at, reply }) => ({ name, reply: at === 'replied' ? reply : null }))

function endingOf(call: PresentCall): CallView['ending'] {
  const shown = ({ reason, by, at }: { reason: string; by: Signatory; at: Instant }) => ({ reason, byName: signedName(by), at })
  switch (call.at) {
    case 'returned': return shown(call.returned)
    case 'withdrawn': return shown(call.ending)
    case 'closed': return shown(call.conclusion)
    case 'drafted': case 'sent': return null
  }
}

const unitRows = (db: Db, call: PresentCall, units: readonly UnitId[] | null): Promise<readonly CallUnitRow[]> =>
  inCalls(db).selectFrom('supervision_call_units').selectAll().where('call', '=', call.id).$if(units !== null, (of) => of.where('unit', 'in', units!)).orderBy('position').execute()

/** What a unit has written and not handed in is its own: the office does not see it. */
const sealed = (one: CallUnitView): CallUnitView => ({ ...one, reply: null, files: [], filledBy: '', signedBy: '' })

/** Rows of the table as shown, with the words of each unit. */
async function unitViews(db: Db, { call, rows, now }: { call: PresentCall; rows: readonly CallUnitRow[]; now: Instant }): Promise<readonly CallUnitView[]> {
  const byUnit = new Map<UnitId, Called>(calledOf(call).map((one) => [one.unit, one]))
  const views: CallUnitView[] = []
  for (const row of rows) {
    const one = byUnit.get(row.unit)!
    views.push({
      unit: row.unit, name: one.name, at: one.at, dueAt: one.dueAt, originalDueAt: one.originalDueAt, handedInAt: one.handedInAt, wasLate: one.wasLate, isOverdue: one.at !== 'replied' && one.dueAt < now,
      returns: one.returns, urges: one.urges, returned: one.returned && { reason: one.returned.reason, byName: signedName(one.returned.by), at: one.returned.at }, reply: row.reply,
      files: row.reply && row.reply.files.length > 0 ? (await linksOf(db, replySubject(call.id, row.unit))).filter(({ id }) => row.reply!.files.includes(id)) : [], filledBy: row.filled_by, signedBy: row.signed_by,
    })
  }
  return views
}

const linksOf = async (db: Db, subject: string): Promise<readonly FileLink[]> => (await filesOf(db, { kind: 'supervisionCall', id: subject })).map(({ id, name, bytes }) => ({ id, name, bytes }))

/** What the office sees happen; how a unit comes by its report is the unit's own. */
async function callThread(db: Db, id: CallId): Promise<readonly CallThreadEntry[]> {
  const rows = await inCalls(db).selectFrom('supervision_call_thread').select(['number', 'at', 'by_name', 'unit_name', 'event']).where('call', '=', id).where('type', 'not in', ['reply-filled', 'reply-sent-back']).orderBy('number').execute()
  return rows.map(({ number, at, by_name, unit_name, event }) => ({ number, at, byName: by_name, unitName: unit_name, event }))
}

/** What the viewer may do now: the decider itself is asked with a well-filled act of each kind. */
async function mayDo({ db, now }: Looking, viewer: Viewer, call: PresentCall): Promise<readonly CallMay[]> {
  const [timing, calls] = [await timingOf({ db, now }), await callSettingsOf(db)]
  return viewer.identities.flatMap((identity, index) => {
    const onBehalfOf = index === 0 ? null : { person: identity.person, name: '' }
    const given: CallGiven = { ...timing, calls, category: null, number: 'n', serial: null, standing: callStandingOf(identity, call), actor: { person: viewer.identities[0]!.person, name: '', unit: null, unitName: '', onBehalfOf } }
    return sampleCallActs(call, { now }).filter((act) => decideCall(call, act, given).kind === 'accepted')
      .map((act): CallMay => ({ act: act.type, unit: 'unit' in act ? act.unit : act.type === 'extend' ? act.units[0]! : null }))
  }).filter((one, index, all) => all.findIndex((other) => other.act === one.act && other.unit === one.unit) === index)
}
