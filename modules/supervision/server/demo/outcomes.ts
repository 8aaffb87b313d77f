import { granted } from '#modules/organisation'
import type { PersonId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import { monthOf, nextMonth, periodAround, type Period } from '../../core/outputs/periods.ts'
import type { AssessmentId } from '../../core/outputs/assessing.ts'
import type { SuggestionCommand } from '../../core/outputs/suggestions.ts'
import { actOnAssessment, assess, assessmentView, listAssessments, type AssessmentAct } from '../outputs/assessments.ts'
import { noteFalseReport } from '../outputs/false-reports.ts'
import { actOnOutput, makeOutput } from '../outputs/outputs.ts'
import { listParts } from '../outputs/parts.ts'
import { actOnSuggestion, listSuggestions } from '../outputs/suggestions.ts'
import { type Office } from './office.ts'

const lastMonth = ({ platform }: Office): Period => periodAround(nextMonth(monthOf(dayOf(platform.now())), -1), 'month')
const thisMonth = ({ platform }: Office): Period => periodAround(monthOf(dayOf(platform.now())), 'month')

/** What comes of supervision, at its time: problems sorted and decided, last month assessed and published, papers drafted and frozen. */
export const outcomes: readonly (readonly [ago: number, play: (office: Office) => Promise<void>])[] = [
  [14, async (office) => {
    const { supervisor } = office.district.cast
    const { lines: [line] } = await listParts(await office.look(supervisor), { filter: { figure: 'passed', period: lastMonth(office) }, after: null, limit: 1 })
    if (line) granted(await noteFalseReport(office.platform, await office.call(supervisor, 'note-false-report'), { item: line.item, assignment: line.assignment, reason: '现场核查发现上报的完成数量多于实际。' }))
  }],
  [13, async (office) => {
    const { platform, district: { cast } } = office
    const { id } = granted(await assess(platform, await office.call(cast.supervisor, 'assess'), lastMonth(office)))
    await actedOn(office, id, cast.supervisor, { type: 'notice' })
  }],
  [12, async (office) => appealed(office)],
  [11, async (office) => answered(office)],
  [6, async (office) => {
    const { supervisor } = office.district.cast
    const { lines: [line] } = await listAssessments(await office.look(supervisor), { after: null, limit: 1 })
    if (line) await actedOn(office, line.id, supervisor, { type: 'publish' })
  }],
  [2, async (office) => decided(office)],
  [1, async (office) => {
    const { platform, district: { cast: { supervisor } } } = office
    const make = async (kind: Parameters<typeof makeOutput>[2]['kind'], period: Period) => granted(await makeOutput(platform, await office.call(supervisor, 'make-output'), { kind, period })).id
    await make('digest', thisMonth(office))
    granted(await actOnOutput(platform, await office.call(supervisor, 'output-freeze'), { output: await make('circular', lastMonth(office)), act: { type: 'freeze' } }))
    granted(await assess(platform, await office.call(supervisor, 'assess'), thisMonth(office)))
  }],
]

const actedOn = async (office: Office, assessment: AssessmentId, person: PersonId, act: AssessmentAct) =>
  granted(await actOnAssessment(office.platform, await office.call(person, `assessment-${act.type}`), { assessment, act }))

/** 区财政局 asks to look again at its figures. */
async function appealed(office: Office): Promise<void> {
  const { financeContact } = office.district.cast
  const looking = await office.look(financeContact)
  const { lines: [line] } = await listAssessments(looking, { after: null, limit: 1 })
  const view = line && granted(await assessmentView(looking, line.id))
  if (view?.units[0]?.mayAppeal) await actedOn(office, view.id, financeContact, { type: 'appeal', unit: view.units[0].unit, reason: '一项任务的退回系因考核口径调整，请予复核。' })
}

async function answered(office: Office): Promise<void> {
  const { officeHead } = office.district.cast
  const looking = await office.look(officeHead)
  const { lines: [line] } = await listAssessments(looking, { after: null, limit: 1 })
  const view = line && granted(await assessmentView(looking, line.id))
  for (const unit of view?.units ?? []) {
    for (const appeal of unit.appeals.filter(({ answer }) => answer === null)) {
      const { assessed } = unit.revisions.at(-1)!
      await actedOn(office, view!.id, officeHead, { type: 'answer', appeal: appeal.number, reason: '经复核情况属实，退回重办不计。', correction: { ...assessed, reworked: Math.max(0, assessed.reworked - 1) } })
    }
  }
}

const decisions: readonly (readonly SuggestionCommand[])[] = [
  [{ type: 'adopt', words: '同意，列入明年预算编制。', change: { kind: 'decision', title: '区委常委会会议关于明年预算安排的决定', number: '临委纪〔2026〕21号', link: null } }], [{ type: 'study', words: '请区财政局会同有关部门研究。' }],
  [{ type: 'reject', words: '上级已有统一安排，区级不再另行规定。' }], [{ type: 'adopt', words: '同意修订。', change: null }], [], [{ type: 'study', words: '' }], [],
]
const kinds = ['people', 'funds', 'policy', 'coordination'] as const

/** 督查室 sorts what units said; the head of the office decides on some of it. */
async function decided(office: Office): Promise<void> {
  const { platform, district: { cast: { supervisor, officeHead } } } = office
  const { lines } = await listSuggestions(await office.look(officeHead), { filter: {}, after: null, limit: 14 })
  for (const [at, { id }] of lines.entries()) {
    granted(await actOnSuggestion(platform, await office.call(supervisor, 'suggestion-sort'), { suggestion: id, act: { type: 'sort', kind: kinds[at % kinds.length]! } }))
    for (const act of decisions[at % decisions.length]!) granted(await actOnSuggestion(platform, await office.call(officeHead, `suggestion-${act.type}`), { suggestion: id, act }))
  }
}
