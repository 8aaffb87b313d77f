import { sql } from 'kysely'
import { addWorkdays } from '#engines/workdays'
import { calendarOf } from '#modules/administration'
import { newsType, type Call, type Work, isRefused } from '#platform/act'
import { refuse, type Refused } from '#lib/decision'
import type { PersonId, UnitId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import { peopleWithRole } from '#modules/organisation'
import type { Platform } from '../../../../platform/module.ts'
import { reachOf, type Viewer } from '../../core/access.ts'
import { officeStandingOf, seesOutputs } from '../../core/outputs/access.ts'
import { computed, decideAssessment, evolveAssessment, type Assessment, type AssessmentCommand, type AssessmentEvent, type AssessmentId } from '../../core/outputs/assessing.ts'
import type { Assessed } from '../../core/outputs/assessment.ts'
import { assessmentBody, assessmentTitle } from '../../core/outputs/compose.ts'
import type { OutputId } from '../../core/outputs/outputs.ts'
import { firstDayOf, type Period } from '../../core/outputs/periods.ts'
import type { AssessmentLine, AssessmentView } from '../../core/outputs/views.ts'
import type { Page } from '../../core/views.ts'
import { json, own } from '../tables.ts'
import { viewerOf, type Looking } from '../viewer.ts'
import { decidedFor, officeActor, type Acting, type No } from './acting.ts'
import { falseReportsBy } from './false-reports.ts'
import { keepNew } from './outputs.ts'
import { publicScope } from './scope.ts'
import { assessmentSettingsOf } from './settings.ts'
import { unitFigures } from './statistics.ts'

/** 预告: units may look and appeal. 答复: the one who appealed is told. */
export const assessmentNoticed = newsType<{ readonly assessment: AssessmentId; readonly people: readonly PersonId[]; readonly until: string; readonly event: string }>('supervision.assessmentNoticed')
export const appealAnswered = newsType<{ readonly assessment: AssessmentId; readonly people: readonly PersonId[]; readonly isUpheld: boolean; readonly event: string }>('supervision.appealAnswered')

type At = Pick<Platform, 'runCommand'>
export interface Kept { readonly id: AssessmentId; readonly at: Assessment['at']; readonly version: number; readonly output: OutputId | null }

/** 试算 of a period by the formula in force. */
export const assess = (platform: At, call: Call, period: Period): Promise<Kept | Refused> => platform.runCommand(call, async (work) => {
  const office = await officeActor(work, await viewerOf(work))
  if (!office) return refuse('not-for-supervision-office')
  if (firstDayOf(period.from) > dayOf(work.now)) return refuse('period-not-begun')
  const { organ, actor } = office
  const id = work.newId<'supervision-assessment'>()
  const answer = computed({ id, organ, period, ...await basisOf(work, organ, period) }, { actor, now: work.now })
  if (answer.kind === 'refused') return answer
  const state = answer.events.reduce(evolveAssessment, { id } as Assessment)
  await own(work.db).insertInto('supervision_assessments').values({ id, version: 1, state: json(state) as never, at: state.at, organ, made_at: work.now }).execute()
  work.record({ stream: `supervision-assessment:${id}`, from: 0, events: answer.events, before: null, after: { at: state.at, units: state.units.length } })
  return { id, at: state.at, version: 1, output: null }
})

/** Settings and figures of the moment; instructions of leaders are not among them. */
async function basisOf({ db, now }: Pick<Work, 'db' | 'now'>, organ: UnitId, period: Period) {
  const { formula, showsRanking } = await assessmentSettingsOf(db)
  const found = await unitFigures(db, publicScope(organ), { period, today: dayOf(now) })
  const falsely = await falseReportsBy(db, { organ, period, today: dayOf(now) })
  const units = found.map(({ unit, name, figures: { due, handed, onTime, passed, firstPass, reworked, quality } }) => ({ unit, name, assessed: { due, handed, onTime, passed, firstPass, reworked, quality, falseReports: falsely.get(unit) ?? 0 } }))
  return { cutOff: now, formula, showsRanking, units }
}

/** What a person asks; figures, formula and days are the server's. */
export type AssessmentAct = { readonly type: 'recompute' | 'notice' | 'publish' } | { readonly type: 'appeal'; readonly unit: UnitId; readonly reason: string } | { readonly type: 'answer'; readonly appeal: number; readonly reason: string; readonly correction: Assessed | null }

export const actOnAssessment = (platform: At, call: Call, input: { assessment: AssessmentId; act: AssessmentAct }): Promise<Kept | Refused> => platform.runCommand(call, async (work) => {
  const viewer = await viewerOf(work)
  const row = await own(work.db).selectFrom('supervision_assessments').select(['version', 'state']).where('id', '=', input.assessment).forUpdate().executeTakeFirst()
  if (!row || !maySee(viewer, row.state)) return refuse('not-found')
  const before = row.state
  const command = await commandOf(work, before, input.act)
  const events = await decidedFor(work, { viewer, organ: before.organ }, (acting) => decideAssessment(before, command, { ...givenOf(acting, viewer), actor: acting.actor, now: work.now }))
  if (isRefused(events)) return events
  const after = events.reduce(evolveAssessment, before)
  const version = row.version + events.length
  await own(work.db).updateTable('supervision_assessments').set({ version, state: json(after) as never, at: after.at }).where('id', '=', after.id).execute()
  work.record({ stream: `supervision-assessment:${after.id}`, from: row.version, events, before: { at: before.at }, after: { at: after.at } })
  await follow(work, after, { events, version })
  return { id: after.id, at: after.at, version, output: after.published?.output ?? null }
})

const givenOf = ({ identity, standing }: Acting, viewer: Viewer) => ({ supervises: standing.supervises, approves: standing.approves, handles: reachOf({ ...viewer, identities: [identity] }).units })

async function commandOf(work: Work, { organ, period }: Assessment, act: AssessmentAct): Promise<AssessmentCommand> {
  switch (act.type) {
    case 'appeal': case 'answer': return act
    case 'recompute': return { type: 'recompute', ...await basisOf(work, organ, period) }
    case 'notice': return { type: 'notice', appealUntil: addWorkdays(await calendarOf(work.db), dayOf(work.now), (await assessmentSettingsOf(work.db)).appealWorkdays) }
    case 'publish': return { type: 'publish', output: work.newId<'supervision-output'>() }
  }
}

/** What follows from what became true: people are told, and what is published becomes a paper to be sent into 办文. */
async function follow(work: Work, after: Assessment, { events, version }: { events: readonly AssessmentEvent[]; version: number }): Promise<void> {
  const event = `supervision-assessment:${after.id}:${version}`
  for (const one of events) {
    if (one.type === 'assessment-noticed') work.tell(assessmentNoticed, { assessment: after.id, people: await handlersOf(work, after.units.map(({ unit }) => unit)), until: one.appealUntil, event })
    else if (one.type === 'appeal-answered') work.tell(appealAnswered, { assessment: after.id, people: after.appeals.filter(({ number }) => number === one.appeal).map(({ by }) => by.person), isUpheld: one.answer.isUpheld, event })
    else if (one.type === 'assessment-published') await keepNew(work, paperOf(after, one))
  }
}

const paperOf = (after: Assessment, { output, by, at }: Extract<AssessmentEvent, { type: 'assessment-published' }>) => ({
  at: 'draft', id: output, kind: 'circular', organ: after.organ, period: after.period, cutOff: after.cutOff, title: assessmentTitle(after.period), body: assessmentBody(after, dayOf(after.cutOff)), madeBy: by, madeAt: at, assessment: after.id,
} as const satisfies Parameters<typeof keepNew>[1])

async function handlersOf({ db, now }: Work, units: readonly UnitId[]): Promise<readonly PersonId[]> {
  const people = new Set<PersonId>()
  for (const role of ['unitContact', 'unitHead'] as const) for (const unit of units) for (const { id } of await peopleWithRole(db, { unit, role, day: dayOf(now) })) people.add(id)
  return [...people]
}

/** 督查室 and the leaders above see it from the trial on; units their own from the pre-notice, all of it when published. */
function maySee(viewer: Viewer, state: Assessment): boolean {
  const { units } = reachOf(viewer)
  return seesOutputs(viewer, state.organ) || (state.at !== 'trial' && state.units.some(({ unit }) => units.includes(unit)))
}

/** The page of an assessment, as far as the viewer sees it. */
export async function assessmentView(looking: Looking, id: AssessmentId): Promise<AssessmentView | No> {
  const viewer = await viewerOf(looking)
  const row = await own(looking.db).selectFrom('supervision_assessments').select(['version', 'state']).where('id', '=', id).executeTakeFirst()
  if (!row || !maySee(viewer, row.state)) return refuse('not-found')
  const { units: every, appeals, ...state } = row.state
  const mine = reachOf(viewer).units
  const isOffice = seesOutputs(viewer, state.organ)
  const isWhole = isOffice || state.at === 'published'
  const isInTime = state.noticed !== null && state.at === 'noticed' && dayOf(looking.now) <= state.noticed.appealUntil
  return {
    ...state, version: row.version, isWhole, seesPapers: isOffice, may: mayDo(viewer, row.state),
    units: every.filter(({ unit }) => isWhole || mine.includes(unit)).map((one) => {
      // Why a figure was corrected, and appeals, are for the office and the unit itself.
      const isOpen = isOffice || mine.includes(one.unit)
      const own = appeals.filter(({ unit }) => unit === one.unit)
      return { isOpen, unit: one.unit, name: one.name, revisions: isOpen ? one.revisions : one.revisions.slice(-1), appeals: isOpen ? own : [], mayAppeal: isInTime && mine.includes(one.unit) && own.every(({ answer }) => answer !== null) }
    }),
  }
}

function mayDo(viewer: Viewer, state: Assessment): AssessmentView['may'] {
  const standings = viewer.identities.map((identity) => officeStandingOf(viewer, identity, state.organ))
  const involved = [state.madeBy.person, state.noticed?.by.person]
  const judges = standings.some(({ approves }) => approves) && !viewer.identities.some(({ person }) => involved.includes(person))
  const supervises = standings.some((standing) => standing.supervises)
  return [
    ...(supervises && state.at === 'trial' ? ['recompute', 'notice'] as const : []), ...(judges && state.appeals.some(({ answer }) => answer === null) ? ['answer'] as const : []),
    ...(supervises && state.at === 'noticed' ? ['publish'] as const : []),
  ]
}

/** Assessments that the viewer may open, the latest first. */
export async function listAssessments(looking: Looking, { after, limit }: { after: string | null; limit: number }): Promise<Page<AssessmentLine>> {
  const viewer = await viewerOf(looking)
  const { whole, overseen, units } = reachOf(viewer)
  const [, at, last] = /^([\dTZ:.-]{20,30})_([\w-]{1,64})$/.exec(after ?? '') ?? []
  const { rows } = await sql<{ state: Assessment }>`
    select a.state from supervision_assessments a where (a.organ = any(${[...whole, ...overseen]}::text[]) or (a.at <> 'trial' and exists (select from jsonb_array_elements(a.state -> 'units') u where u ->> 'unit' = any(${units}::text[]))))
      and ${at ? sql`(a.made_at, a.id) < (${at}::timestamptz, ${last})` : sql`true`} order by a.made_at desc, a.id desc limit ${limit + 1}`.execute(looking.db)
  const lines = rows.slice(0, limit).map(({ state }): AssessmentLine => ({
    id: state.id, at: state.at, period: state.period, madeAt: state.madeAt, appealUntil: state.noticed?.appealUntil ?? null,
    openAppeals: seesOutputs(viewer, state.organ) ? state.appeals.filter(({ answer }) => answer === null).length : state.appeals.filter(({ unit, answer }) => answer === null && units.includes(unit)).length,
  }))
  return { lines, next: rows.length > limit ? `${lines.at(-1)!.madeAt}_${lines.at(-1)!.id}` : null }
}

