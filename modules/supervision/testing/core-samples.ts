import { shippedCalendar } from '#engines/workdays'
import type { PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import { decideLawfully, specFor } from '#lib/testing/spec'
import type { NamedUnit, Signatory } from '#lib/signatory'
import type { Standing } from '../core/access.ts'
import { supervised } from '../core/decide.ts'
import type { Given } from '../core/given.ts'
import { shippedSettings } from '../core/settings.ts'
import { shippedCategories } from '../core/sources.ts'
import type { ItemCommand, ItemEvent, ItemId, Matter, Planned, Report } from '../core/types.ts'

/** Pieces from which core tests put items together. Monday, half past nine. */
export const now = '2026-11-23T01:30:00.000Z' as Instant
export const id = 'I1' as ItemId
export const day = (text: string): Day => text as Day
export const on = (text: string, hour = '01:30'): Instant => `${text}T${hour}:00.000Z` as Instant

export const someone = (name: string, unitName: string): Signatory => ({ person: `p-${name}` as PersonId, name, unit: `u-${unitName}` as UnitId, unitName, onBehalfOf: null })
export const unitOf = (name: string): NamedUnit => ({ unit: `u-${name}` as UnitId, name })
export const clerk = someone('督查员', '督查室')
export const deputy = someone('副主任', '区委办公室')
export const chief = someone('主任', '区委办公室')
export const leader = someone('书记', '区委')
export const contact = someone('财政文书', '区财政局')
export const head = someone('财政局长', '区财政局')
const office = unitOf('督查室').unit
const organ = unitOf('区委办公室').unit

const nothing: Standing = { supervises: false, approves: false, handles: [], heads: [], instructs: false }
/** In what capacity each of the cast acts. 副主任 is also of 督查室, so that the two-person rule has something to refuse. */
const standings: ReadonlyMap<Signatory, Standing> = new Map([
  [clerk, { ...nothing, supervises: true }], [deputy, { ...nothing, supervises: true, approves: true }], [chief, { ...nothing, approves: true }], [leader, { ...nothing, instructs: true }],
  [contact, { ...nothing, handles: [unitOf('区财政局').unit] }], [head, { ...nothing, handles: [unitOf('区财政局').unit], heads: [unitOf('区财政局').unit] }],
])
/** Everybody who may act on a sample item. */
export const cast: readonly Signatory[] = [...standings.keys()]

export const categoryFor = (code: string) => shippedCategories.find((one) => one.code === code)!
export const facts = (actor: Signatory | null, over: Partial<Given> = {}): Given => ({
  now, actor, standing: actor ? standings.get(actor) ?? nothing : nothing, calendar: shippedCalendar, settings: shippedSettings, category: categoryFor('meetingMinutes'), number: '临委督〔2026〕1号', serial: '临委督催〔2026〕1号', ...over,
})

export const matter = (over: Partial<Matter> = {}): Matter => ({
  title: '议定事项', source: 'meeting', category: 'meetingMinutes', pace: 'normal', demand: '', origin: { kind: 'minutes', subject: null, title: '常委会会议纪要', number: null, link: null },
  instruction: null, superiorNumber: null, dueOn: null, leader: null, list: null, ...over,
})
export const instructed = matter({
  title: '批示件', source: 'leaderInstruction', category: 'instruction', instruction: { leader: leader.person, leaderName: leader.name, on: day('2026-11-20'), paper: '信访专报', text: '请办' },
})
export const part = (lead = '区财政局', over: Partial<Planned> = {}): Planned => ({ content: '落实经费', target: '', lead: unitOf(lead), cooperating: [], leader: null, milestones: [], dueOn: null, ...over })
export const report = (progress: number, text = '办理情况', over: Partial<Report> = {}): Report => ({ text, progress, files: [], milestonesDone: [], problem: '', cause: '', suggestion: '', coordination: '', ...over })
export const propose = (about: Matter = matter()): ItemCommand => ({ type: 'propose', id, matter: about, office, organ })

/** `given(actor, …events).when(…)`: the actor's facts of the moment bound. */
export const given = (actor: Signatory | null, past: readonly ItemEvent[] = [], over: Partial<Given> = {}) => specFor(supervised(facts(actor, over)))(...past)

type Acts = readonly (readonly [actor: Signatory | null, command: ItemCommand, over?: Partial<Given>])[]

/** One act after another by whoever does it, each lawful and accepted; answers the whole stream. */
export function lived(...acts: Acts): ItemEvent[] {
  let past: readonly ItemEvent[] = []
  for (const [actor, command, over] of acts) {
    const { decision, history } = decideLawfully(supervised(facts(actor, over)), past, command)
    if (decision.kind === 'refused') throw new Error(`${command.type}: ${decision.code}`)
    past = history
  }
  return [...past]
}

const for1 = { assignment: 1 } as const
const category = (about: Matter): Partial<Given> => ({ category: categoryFor(about.category) })
/** Ways to each stage, as acts: a test goes on from there. */
export const ways = {
  proposed: (about = matter()): Acts => [[clerk, propose(about), category(about)]],
  registered: (about = matter()): Acts => [...ways.proposed(about), [deputy, { type: 'approve' }, category(about)]],
  planned: (parts = [part()], about = matter()): Acts => [...ways.registered(about), [clerk, { type: 'plan', parts }, category(about)]],
  assigned: (parts = [part()], about = matter()): Acts => [...ways.planned(parts, about), [clerk, { type: 'assign' }, category(about)]],
  doing: (parts = [part()], about = matter()): Acts => [...ways.assigned(parts, about), ...parts.map((_, index) => [contact, { type: 'accept', assignment: index + 1 }] as const)],
  signing: (): Acts => [...ways.doing(), [contact, { type: 'submit', ...for1, report: report(1) }]],
  reported: (about = matter()): Acts => [...ways.doing([part()], about), [head, { type: 'submit', ...for1, report: report(1) }]],
  passed: (about = matter()): Acts => [...ways.reported(about), [clerk, { type: 'pass', ...for1, quality: 4, remark: '' }]],
  closing: (about = matter()): Acts => [...ways.passed(about), [clerk, { type: 'propose-closing', conclusion: 'done', text: '已落实' }]],
  closed: (): Acts => [...ways.closing(), [deputy, { type: 'approve-closing' }]],
} as const
