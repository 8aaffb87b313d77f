import { refuse, type Refused } from '#lib/decision'
import type { PersonId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { NetworkRefusal } from './network-refusals.ts'
import type { Seat } from './views.ts'

export interface SeatClaim { readonly person: PersonId; readonly phone: string }
/** What is to hold for one township from a day on. */
export interface Claim { readonly from: Day; readonly officers: readonly SeatClaim[]; readonly leaders: readonly SeatClaim[] }

export const seatWords: Readonly<Record<Seat, string>> = { emergencyInfoOfficer: '紧急信息员', inChargeLeader: '分管领导' }

/** R33: 各镇街明确1名紧急信息员和1名分管领导, each to be reached day and night; 0 or 2 of either do not pass. */
export function claimFault({ from, officers, leaders }: Claim, heldSince: Day | null): Refused<NetworkRefusal> | null {
  for (const [seat, claims] of [['emergencyInfoOfficer', officers], ['inChargeLeader', leaders]] as const) {
    if (claims.length !== 1) return refuse('seat-count', { seat: seatWords[seat], count: claims.length })
    if (!/^[\d\s()+-]{5,20}$/.test(claims[0]!.phone.trim())) return refuse('seat-phone', { seat: seatWords[seat] })
  }
  return heldSince !== null && from < heldSince ? refuse('seat-before', { since: heldSince }) : null
}

/** What a township lacks, said so that one knows what to do; null when it has one of each. */
export function gapOf(held: Readonly<Record<Seat, number>>): string | null {
  const lacking = (Object.keys(seatWords) as Seat[]).filter((seat) => held[seat] !== 1)
  return lacking.length === 0 ? null : `校验失败：${lacking.map((seat) => `${seatWords[seat]}${held[seat]}名`).join('、')}，请各明确1名`
}

export const howWords: Readonly<Record<'app' | 'phone', string>> = { app: '系统应答', phone: '电话应答' }
