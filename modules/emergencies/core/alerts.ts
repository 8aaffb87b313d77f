import { addMinutes, instantMs, type Instant } from '#lib/instants'
import type { NamedPerson } from '#lib/signatory'
import { clocksOf, type Clock } from './clocks.ts'
import type { AtHand } from './given.ts'
import type { EmergencySettings } from './settings.ts'
import type { Alert, AlertKind, Approval, Emergency, EmergencyEvent, Present } from './types.ts'

/** Something that somebody has to hear of: from when on, and until when it is worth saying. */
interface Alarm { readonly key: string; readonly kind: AlertKind; readonly from: Instant; readonly until: Instant | null }

const HOUR = 60
/** So often the missing signature is asked for. */
const SIGNATURE_MINUTES = HOUR

/** Everything there is to alert about as an emergency stands, due now or later. */
export function alarmsOf(emergency: Emergency, settings: EmergencySettings): readonly Alarm[] {
  if (emergency.at === 'absent') return []
  const signatures = openSignatures(emergency).map(({ number, approval }): Alarm => ({ key: `signature-${number}`, kind: 'signature', from: addMinutes(approval.at, settings.signature * HOUR), until: null }))
  if (emergency.at !== 'received' && emergency.at !== 'reported') return signatures
  const { phone, written, followUp } = clocksOf(emergency, { now: emergency.record.receivedAt, settings })
  const limit = ({ dueAt, doneAt }: Clock, near: AlertKind, passed: AlertKind): readonly Alarm[] => (dueAt === null || doneAt !== null ? []
    : [{ key: near, kind: near, from: addMinutes(dueAt, -settings.near), until: dueAt }, { key: passed, kind: passed, from: dueAt, until: null }])
  return [
    ...(emergency.at === 'received' && emergency.draft === null ? [{ key: 'new', kind: 'new' as const, from: emergency.record.receivedAt, until: null }] : []),
    ...limit(phone, 'phoneNear', 'phonePassed'), ...limit(written, 'writtenNear', 'writtenPassed'),
    ...(followUp.dueAt && emergency.draft === null ? [{ key: `followUp-${emergency.reports.length}`, kind: 'followUp' as const, from: followUp.dueAt, until: null }] : []), ...signatures,
  ]
}

/** Reports that were approved by word of mouth and are not signed yet, by their number. */
export function openSignatures(emergency: Present): readonly { readonly number: number; readonly approval: Approval }[] {
  const approvals = [...emergency.reports.map(({ approval }) => approval), ...(emergency.draft?.step === 'approved' ? [emergency.draft.approval] : [])]
  return approvals.flatMap((approval, index) => (approval.signature === null ? [{ number: index + 1, approval }] : []))
}

const pauseOf = ({ kind }: Pick<Alarm, 'kind'>, { again }: EmergencySettings): number => (kind === 'signature' ? SIGNATURE_MINUTES : again)
const isQuiet = (alert: Alert | undefined): boolean => alert?.acknowledged !== undefined && alert.acknowledged !== null

/** R35: what is alerted now. Told from the rounds given before: asked twice, or after a night without power, each round is given once and of those missed only the last. */
export function alertsNow(emergency: Emergency, { now, settings, atHand }: { readonly now: Instant; readonly settings: EmergencySettings; readonly atHand: AtHand }): readonly EmergencyEvent[] {
  if (emergency.at === 'absent') return []
  return alarmsOf(emergency, settings).flatMap((alarm): readonly EmergencyEvent[] => {
    const given = emergency.alerts[alarm.key]
    if (isQuiet(given) || now < alarm.from || (alarm.until !== null && now >= alarm.until)) return []
    const round = Math.floor((instantMs(now) - instantMs(alarm.from)) / (pauseOf(alarm, settings) * 60_000)) + 1
    const before = given?.round ?? 0
    if (round <= before) return []
    const people = alarm.kind === 'signature' ? openSignatures(emergency).filter(({ number }) => alarm.key === `signature-${number}`).map(({ approval }) => approval.leader) : audience(atHand, before, round)
    return [{ type: 'alerted', key: alarm.key, kind: alarm.kind, round, people, at: now }]
  })
}

/** Along the duty roster: first the duty officers and the leader on duty, then he again, then the head of the office besides. Who was skipped while the power was out is told now. */
export function audience({ officers, leader, heads }: AtHand, before: number, round: number): readonly NamedPerson[] {
  const led = leader ? [leader] : heads
  const people = [...(before < 1 ? officers : []), ...led, ...(round >= 3 ? heads : [])]
  return people.filter(({ person }, index) => people.findIndex((other) => other.person === person) === index)
}

/** When the clock next has something to say about it; null when never. */
export function wakeAt(emergency: Emergency, settings: EmergencySettings): Instant | null {
  if (emergency.at === 'absent') return null
  const times = alarmsOf(emergency, settings).flatMap((alarm) => {
    const given = emergency.alerts[alarm.key]
    if (isQuiet(given)) return []
    const next = addMinutes(alarm.from, (given?.round ?? 0) * pauseOf(alarm, settings))
    return alarm.until !== null && next >= alarm.until ? [] : [next]
  })
  return times.reduce<Instant | null>((least, at) => (least === null || at < least ? at : least), null)
}

/** Alerts that wait for a leader's yes; a missing signature is answered by signing and not otherwise. */
export const openAlerts = (emergency: Present): readonly string[] => Object.entries(emergency.alerts).filter(([, { kind, acknowledged }]) => kind !== 'signature' && acknowledged === null).map(([key]) => key)
