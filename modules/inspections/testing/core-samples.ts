import { shippedCalendar } from '#engines/workdays'
import type { PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import { decideLawfully, specFor } from '#lib/testing/spec'
import type { NamedUnit, Signatory } from '#lib/signatory'
import type { Standing } from '../core/access.ts'
import { inspecting } from '../core/decide.ts'
import type { Given } from '../core/given.ts'
import type { Entry, EntryKey, InspectionCommand, InspectionEvent, InspectionId, Plan } from '../core/types.ts'

/** Pieces from which core tests put inspections together. Monday, half past nine. */
export const now = '2026-11-23T01:30:00.000Z' as Instant
export const on = (day: string): Instant => `${day}T01:30:00.000Z` as Instant
export const unitOf = (name: string): NamedUnit => ({ unit: `u-${name}` as UnitId, name })
const someone = (name: string, unitName: string): Signatory => ({ person: `p-${name}` as PersonId, name, unit: `u-${unitName}` as UnitId, unitName, onBehalfOf: null })

export const planner = someone('督查员', '督查室')
export const colleague = someone('同事', '督查室')
export const discipline = someone('纪检员', '区纪委监委')
export const deputy = someone('副主任', '区委办公室')
export const contact = someone('文书', '青禾镇党委')
export const outsider = someone('旁人', '区统计局')
const organ = unitOf('区委办公室').unit
export const town = unitOf('青禾镇党委')
export const reform = unitOf('区发改局')

const nothing: Standing = { leads: false, approves: false, agency: null, handles: [], belongs: [] }
const office = unitOf('督查室').unit
/** In what capacity each of the cast acts. 副主任 leads too, so that the two-person rule has something to refuse. */
export const standings: ReadonlyMap<Signatory, Standing> = new Map([
  [planner, { ...nothing, leads: true, agency: office, belongs: [office, organ] }], [colleague, { ...nothing, agency: office, belongs: [office, organ] }],
  [discipline, { ...nothing, agency: unitOf('区纪委监委').unit, belongs: [unitOf('区纪委监委').unit] }], [deputy, { ...nothing, leads: true, approves: true, belongs: [organ] }],
  [contact, { ...nothing, handles: [town.unit], belongs: [town.unit] }], [outsider, nothing],
])
export const cast: readonly Signatory[] = [...standings.keys()]

export const facts = (actor: Signatory | null, over: Partial<Given> = {}): Given => ({
  now, actor, standing: (actor && standings.get(actor)) ?? nothing, calendar: shippedCalendar, number: '临督查〔2026〕1号', outside: [], unstaffed: [], ...over,
})

export const plan = (over: Partial<Plan> = {}): Plan => ({
  method: 'onSite', isCovert: false, theme: '防汛备汛', basis: { kind: 'paper', subject: null, title: '督查工作要点', link: null }, lead: unitOf('督查室'), members: [], from: '2026-11-23' as Day, to: '2026-11-27' as Day, place: '',
  targets: [town], team: [planner, colleague].map(({ person, name }) => ({ person, name, agency: office })), checklist: [], demand: '', ...over,
})
export const jointPlan = plan({ method: 'joint', members: [unitOf('区纪委监委')], team: [...plan().team, { person: discipline.person, name: discipline.name, agency: unitOf('区纪委监委').unit }] })
export const draft = (about: Plan = plan()): InspectionCommand => ({ type: 'draft', id: 'I1' as InspectionId, plan: about, organs: [organ] })
export const entry = (key: string, over: Partial<Entry> = {}): Entry => ({ key: key as EntryKey, unit: town.unit, item: null, text: '看了仓库', place: '', notedAt: now, photos: [], defect: null, ...over })
export const defect = { description: '无人保管', measure: '落实专人', dueOn: '2026-12-02' as Day }

/** `given(actor, past).when(…)`: the actor's facts of the moment bound. */
export const given = (actor: Signatory | null, past: readonly InspectionEvent[] = [], over: Partial<Given> = {}) => specFor(inspecting(facts(actor, over)))(...past)

export type Acts = readonly (readonly [actor: Signatory | null, command: InspectionCommand, over?: Partial<Given>])[]
/** One act after another by whoever does it, each lawful and accepted; answers the whole stream. */
export function lived(...acts: Acts): InspectionEvent[] {
  let past: readonly InspectionEvent[] = []
  for (const [actor, command, over] of acts) {
    const { decision, history } = decideLawfully(inspecting(facts(actor, over)), past, command)
    if (decision.kind === 'refused') throw new Error(`${command.type}: ${decision.code}`)
    past = history
  }
  return [...past]
}

/** Ways to each stage, as acts: a test goes on from there. */
export const ways = {
  drafted: (about = plan()): Acts => [[planner, draft(about)]],
  submitted: (about = plan()): Acts => [...ways.drafted(about), [planner, { type: 'submit' }]],
  approved: (about = plan()): Acts => [...ways.submitted(about), [deputy, { type: 'approve' }]],
  visiting: (about = plan()): Acts => [...ways.approved(about), [planner, about.isCovert ? { type: 'begin' } : { type: 'notify' }]],
  found: (about = plan()): Acts => [...ways.visiting(about), ...about.targets.map(({ unit }, index) => [colleague, { type: 'record', entry: entry(`entry-${index}`, { unit, defect }) }] as const)],
  signing: (about = plan()): Acts => [...ways.found(about), [planner, { type: 'report', text: '督查报告' }]],
  rectifying: (about = plan()): Acts => [...ways.signing(about), [planner, { type: 'sign' }], [about.method === 'joint' ? discipline : colleague, { type: 'sign' }]],
  rectified: (about = plan()): Acts => [...ways.rectifying(about), [contact, { type: 'submit-rectified', problem: 1, text: '已改', files: [] }]],
  resolved: (about = plan()): Acts => [...ways.rectified(about), [colleague, { type: 'verify', problem: 1, text: '属实' }]],
  read: (about = plan()): Acts => [...ways.resolved(about), [deputy, { type: 'note-read', words: '' }]],
  closed: (about = plan()): Acts => [...ways.read(about), [planner, { type: 'close' }]],
} as const
