import type { PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { NamedUnit, Signatory } from '#lib/signatory'
import { decideLawfully, specFor } from '#lib/testing/spec'
import type { Standing } from '../core/items/access.ts'
import { reportingOf } from '../core/items/decide.ts'
import type { Given } from '../core/items/given.ts'
import type { Adoption, Content, Instruction, ItemCommand, ItemEvent, ItemId, Source } from '../core/items/types.ts'
import type { PointId, PointRole, Three } from '../core/network/three.ts'

/** Pieces from which core tests put items together. Monday, half past nine. */
export const now = '2026-11-23T01:30:00.000Z' as Instant
const town: NamedUnit = { unit: 'u-town' as UnitId, name: '青禾镇党委' }
const someone = (name: string, unitName: string): Signatory => ({ person: `p-${name}` as PersonId, name, unit: `u-${unitName}` as UnitId, unitName, onBehalfOf: null })

export const officer = someone('信息员', '青禾镇党委')
export const head = someone('党政办主任', '青禾镇党委')
export const deputy = someone('党政办副主任', '青禾镇党委')
export const leader = someone('分管领导', '青禾镇党委')
export const editor = someone('信息编辑', '信息科')
export const section = someone('信息科科长', '信息科')
export const chief = someone('办公室副主任', '区委办公室')
export const outsider = someone('旁人', '区统计局')

const nothing: Standing = { carries: [], receives: false, edits: false, reviews: false, signs: false }
/** In what capacity each acts. 科长 edits too and 副主任 reviews too, so that the rules of two people have something to refuse. */
export const standings: ReadonlyMap<Signatory, Standing> = new Map([
  [officer, { ...nothing, carries: ['infoOfficer'] }], [head, { ...nothing, carries: ['officeHead'] }], [deputy, { ...nothing, carries: ['officeHead', 'leader'] }], [leader, { ...nothing, carries: ['leader'] }],
  [editor, { ...nothing, receives: true, edits: true }], [section, { ...nothing, receives: true, edits: true, reviews: true }], [chief, { ...nothing, reviews: true, signs: true }], [outsider, nothing],
])
export const cast: readonly Signatory[] = [...standings.keys()]

export const point = 'P1' as PointId
const member = (role: PointRole, { person, name }: Signatory, isSubstitute = false) => ({ role, person, name, isSubstitute, phone: '' })
export const three = (without: readonly PointRole[] = []): Three => ({
  point, unit: town.unit, name: town.name,
  members: [member('infoOfficer', officer), member('officeHead', head), member('officeHead', deputy, true), member('leader', leader)].filter(({ role }) => !without.includes(role)),
})

export const facts = (actor: Signatory | null, over: Partial<Given> = {}): Given => ({ now, actor, standing: (actor && standings.get(actor)) ?? nothing, three: three(), incomplete: 'refuse', target: null, ...over })
export const content = (over: Partial<Content> = {}): Content => ({ title: '青禾镇加固河堤三公里', text: '11月23日，青禾镇加固河堤3公里。', kind: 'development', eventAt: null, learnedAt: null, ...over })
const source = (over: Partial<Source> = {}): Source => ({ point, unit: town, channel: 'web', origin: null, ...over })
export const id = 'I1' as ItemId
export const draft = (over: Partial<Content> = {}): ItemCommand => ({ type: 'draft', id, source: source(), content: content(over) })
export const letter: ItemCommand = { type: 'receive', id, source: source({ point: null, channel: 'letter' }), content: content() }
export const adoption = (over: Partial<Adoption> = {}): Adoption => ({ level: 'city', vehicle: '每日要情', issue: '第1期', form: 'single', adoptedAt: now, evidence: '通报', ...over })
export const instruction = (over: Partial<Instruction> = {}): Instruction => ({ level: 'district', person: null, leader: '区委书记', text: '请推广', on: '2026-11-23' as Day, ...over })
export const screen = (fate: 'adopt' | 'merge' | 'reserve' | 'return' | 'decline', over: { reason?: string; into?: ItemId | null } = {}): ItemCommand => ({ type: 'screen', fate, reason: '理由', into: null, ...over })
export const publish: ItemCommand = { type: 'publish', publication: { name: '临江信息', issue: '第3期', at: now }, adoption: adoption({ level: 'district', vehicle: '临江信息', issue: '第3期' }) }

/** `given(actor, past).when(…)`: the actor's facts of the moment bound. */
export const given = (actor: Signatory | null, past: readonly ItemEvent[] = [], over: Partial<Given> = {}) => specFor(reportingOf(facts(actor, over)))(...past)

export type Acts = readonly (readonly [actor: Signatory | null, command: ItemCommand, over?: Partial<Given>])[]
/** One act after another by whoever does it, each lawful and accepted; answers the whole stream. */
export function lived(...acts: Acts): readonly ItemEvent[] {
  let past: readonly ItemEvent[] = []
  for (const [actor, command, over] of acts) {
    const { decision, history } = decideLawfully(reportingOf(facts(actor, over)), past, command)
    if (decision.kind === 'refused') throw new Error(`${command.type}: ${decision.code}`)
    past = history
  }
  return past
}

const calm = ''
/** Ways to each stage, as acts: a test goes on from there. */
export const ways = {
  drafted: (): Acts => [[officer, draft()]],
  atOfficeHead: (): Acts => [...ways.drafted(), [officer, { type: 'hand-in' }]],
  atLeader: (): Acts => [...ways.atOfficeHead(), [head, { type: 'pass', emergency: calm }]],
  submitted: (): Acts => [...ways.atLeader(), [leader, { type: 'approve', emergency: calm }]],
  adopted: (): Acts => [...ways.submitted(), [editor, screen('adopt')]],
  editing: (): Acts => [...ways.adopted(), [editor, { type: 'edit', content: content({ title: '青禾镇筑牢河堤' }) }]],
  reviewing: (): Acts => [...ways.editing(), [editor, { type: 'send-to-review', isVerified: true }]],
  reviewed: (): Acts => [...ways.reviewing(), [section, { type: 'review' }]],
  signed: (): Acts => [...ways.reviewed(), [chief, { type: 'sign' }]],
  published: (): Acts => [...ways.signed(), [null, publish]],
} as const
