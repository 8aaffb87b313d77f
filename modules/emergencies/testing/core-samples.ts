import type { PersonId, UnitId } from '#lib/ids'
import { addMinutes, type Instant } from '#lib/instants'
import type { NamedPerson, NamedUnit, Signatory } from '#lib/signatory'
import { decideLawfully, specFor } from '#lib/testing/spec'
import type { Standing } from '../core/access.ts'
import { reporting } from '../core/decide.ts'
import { emptyElements, emptyFigures } from '../core/elements.ts'
import type { Given } from '../core/given.ts'
import { shippedSettings } from '../core/settings.ts'
import type { EmergencyCommand, EmergencyEvent, EmergencyId, Facts, PhoneRecord, ReportWords } from '../core/types.ts'

/** Pieces from which core tests put emergencies together. Ten past two at night. */
export const now = '2026-11-22T18:10:00.000Z' as Instant
export const after = (minutes: number): Instant => addMinutes(now, minutes)
export const unitOf = (name: string): NamedUnit => ({ unit: `u-${name}` as UnitId, name })
const someone = (name: string, unitName = '值班室'): Signatory => ({ person: `p-${name}` as PersonId, name, unit: `u-${unitName}` as UnitId, unitName, onBehalfOf: null })
export const named = ({ person, name }: Signatory): NamedPerson => ({ person, name })

export const clerk = someone('值班员')
export const leader = someone('带班领导')
export const head = someone('主任')
export const outsider = someone('旁人', '区统计局')
export const office = unitOf('区委办公室')
export const town = unitOf('青禾镇党委')

const nothing: Standing = { keeps: false, leads: false, heads: false }
export const standings: ReadonlyMap<Signatory, Standing> = new Map([
  [clerk, { keeps: true, leads: false, heads: false }], [leader, { keeps: false, leads: true, heads: false }], [head, { keeps: false, leads: true, heads: true }], [outsider, nothing],
])
export const cast: readonly Signatory[] = [...standings.keys()]
export const atHand = { officers: [named(clerk)], leader: named(leader), heads: [named(head)] }

export const facts = (actor: Signatory | null, over: Partial<Given> = {}): Given =>
  ({ now, actor, standing: (actor && standings.get(actor)) ?? nothing, settings: shippedSettings, atHand, approvers: [named(leader), named(head)], number: '临紧急〔2026〕1号', ...over })

export const record = (over: Partial<PhoneRecord> = {}): PhoneRecord => ({ caller: '文书', phone: '13800001234', unit: town, isFromUnit: true, receivedAt: now, learnedAt: null, content: '一辆客车侧翻', informed: '', subject: null, ...over })
/** What a 初报 may not go without, and nothing else. */
export const needed: Facts = { category: 'accident', elements: { ...emptyElements, occurredAt: after(-10), place: '青禾镇东桥', nature: '客车侧翻事故', source: '青禾镇党委', contact: '文书', contactPhone: '13800001234', course: '一辆中巴车在东桥弯道侧翻' }, figures: emptyFigures }
export const receive = (over: Partial<PhoneRecord> = {}, about: Facts = needed): EmergencyCommand => ({ type: 'receive', id: 'E1' as EmergencyId, office, record: record(over), facts: about })
export const submit = (words: ReportWords = { kind: 'initial' }, about: Facts = needed): EmergencyCommand => ({ type: 'submit', words, facts: about })
export const callUp = (minutes = 0): EmergencyCommand => ({ type: 'call-up', to: 'city', whom: '市委值班室李明', at: after(minutes), words: '' })
export const send: EmergencyCommand = { type: 'send', to: { leaders: [], city: true } }
export const final: ReportWords = { kind: 'final', cause: '雨天路滑', responsibility: '', result: '伤员全部救治，道路已通车', lessons: '' }

/** `given(actor, past).when(…)`: the actor's facts of the moment bound. */
export const given = (actor: Signatory | null, past: readonly EmergencyEvent[] = [], over: Partial<Given> = {}) => specFor(reporting(facts(actor, over)))(...past)

export type Acts = readonly (readonly [actor: Signatory | null, command: EmergencyCommand, minutes?: number])[]
/** One act after another by whoever does it, each lawful and accepted; answers the whole stream. */
export function lived(...acts: Acts): EmergencyEvent[] {
  let past: readonly EmergencyEvent[] = []
  for (const [actor, command, minutes = 0] of acts) {
    const { decision, history } = decideLawfully(reporting(facts(actor, { now: after(minutes) })), past, command)
    if (decision.kind === 'refused') throw new Error(`${command.type}: ${decision.code}`)
    past = history
  }
  return [...past]
}

/** Ways to each stage, as acts: a test goes on from there. */
export const ways = {
  received: (minutes = 0): Acts => [[clerk, receive(), minutes]],
  submitted: (minutes = 8): Acts => [...ways.received(), [clerk, submit(), minutes]],
  approved: (minutes = 8): Acts => [...ways.submitted(minutes), [leader, { type: 'approve', words: '同意' }, minutes]],
  sent: (minutes = 8): Acts => [...ways.approved(minutes), [clerk, callUp(5), minutes], [clerk, send, minutes]],
  followed: (minutes = 8): Acts => [...ways.sent(minutes), [clerk, submit({ kind: 'followUp', changes: '伤者增至三人' }), minutes + 60], [leader, { type: 'approve', words: '' }, minutes + 60], [clerk, send, minutes + 60]],
  concluded: (minutes = 8): Acts => [...ways.followed(minutes), [clerk, submit(final), minutes + 600], [leader, { type: 'approve', words: '' }, minutes + 600], [clerk, send, minutes + 600]],
  evaluated: (): Acts => [...ways.concluded(), [head, { type: 'evaluate', words: '处置及时' }, 700]],
  archived: (): Acts => [...ways.evaluated(), [clerk, { type: 'archive' }, 710]],
} as const
