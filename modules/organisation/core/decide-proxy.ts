import { accept, refuse, type Decision, type Refused } from '#lib/decision'
import type { PersonId } from '#lib/ids'
import { addDays, dayIndex, type Day } from '#lib/instants'
import type { ProxyRefusal, UnitRefusal } from './refusals.ts'
import type { Proxy, ProxyCommand, ProxyEvent } from './types.ts'

/** Offices differ on how long a proxy may stand. */
export interface ProxySettings { readonly longestDays: number }
export const proxySettings: ProxySettings = { longestDays: 180 }

/** What must be known besides the proxy. */
export interface ProxyFacts {
  readonly today: Day
  /** All proxies in which principal or deputy takes part, this one aside. */
  readonly others: readonly Proxy[]
  /** Which of the two hold a post on the first day. */
  readonly inPost: readonly PersonId[]
  readonly nameOf: (person: PersonId) => string
  /** Whether the actor is the principal, or keeps the organisation and acts for the principal. */
  readonly mayActFor: boolean
  /** Whether the actor is one of the three administrators. */
  readonly isAdministrator: boolean
  readonly settings: ProxySettings
}

type Answer = Decision<ProxyEvent, ProxyRefusal | Extract<UnitRefusal, 'change-reason-missing'>>

/** Whether a standing proxy may be granted or ended: no chains, not oneself, never two for the same matters on one day. */
export function decideProxy(state: Proxy | null, command: ProxyCommand, facts: ProxyFacts): Answer {
  // standards.md §5 三员分立: an administrator acts for nobody and nobody acts for one.
  if (facts.isAdministrator) return refuse('administrator-has-no-proxy')
  if (!facts.mayActFor) return refuse('proxy-not-yours')
  if (command.type === 'grant-proxy') return grant(command.proxy, facts)
  if (!state) return refuse('proxy-not-found')
  if (state.endedOn !== null || state.lastOn < facts.today) return refuse('proxy-ended-already')
  // Ended today it no longer holds today; before its first day it never holds at all.
  return accept({ type: 'proxy-ended', endedOn: addDays(facts.today < state.fromOn ? state.fromOn : facts.today, -1) })
}

function grant(proxy: Omit<Proxy, 'version' | 'endedOn'>, facts: ProxyFacts): Answer {
  if (proxy.deputy === proxy.principal) return refuse('proxy-self')
  if (!proxy.reason.trim()) return refuse('change-reason-missing')
  if (proxy.kinds.length === 0) return refuse('proxy-kinds-missing')
  return wrongDays(proxy, facts) ?? wrongPeople(proxy, facts) ?? accept({ type: 'proxy-granted', proxy })
}

function wrongDays({ fromOn, lastOn }: Pick<Proxy, 'fromOn' | 'lastOn'>, { today, settings }: ProxyFacts): Refused<ProxyRefusal> | null {
  if (lastOn < fromOn) return refuse('proxy-days-wrong')
  if (fromOn < today) return refuse('proxy-in-the-past')
  return dayIndex(lastOn) - dayIndex(fromOn) >= settings.longestDays ? refuse('proxy-too-long', { days: settings.longestDays }) : null
}

function wrongPeople(proxy: Omit<Proxy, 'version' | 'endedOn'>, facts: ProxyFacts): Refused<ProxyRefusal> | null {
  const absent = [proxy.principal, proxy.deputy].find((person) => !facts.inPost.includes(person))
  if (absent) return refuse('proxy-without-post', { name: facts.nameOf(absent), on: proxy.fromOn })
  const rivals = facts.others.filter((other) => sharesDays(other, proxy) && sharesKinds(other.kinds, proxy.kinds))
  const doubled = rivals.find((other) => other.principal === proxy.principal)
  if (doubled) return refuse('proxy-overlaps', { name: facts.nameOf(doubled.deputy) })
  // A chain in either direction: the deputy has given his own work away, or the principal already works for another.
  if (rivals.some((other) => other.principal === proxy.deputy)) return refuse('proxy-chain', { name: facts.nameOf(proxy.deputy) })
  if (rivals.some((other) => other.deputy === proxy.principal)) return refuse('proxy-chain', { name: facts.nameOf(proxy.principal) })
  return null
}

/** The last day a proxy holds. */
export const lastDayOf = (proxy: Pick<Proxy, 'lastOn' | 'endedOn'>): Day => proxy.endedOn ?? proxy.lastOn
/** Whether the deputy acts for the principal on this day. */
export const isProxyOn = (proxy: Pick<Proxy, 'fromOn' | 'lastOn' | 'endedOn'>, day: Day): boolean => proxy.fromOn <= day && day <= lastDayOf(proxy)
const sharesDays = (a: Proxy, b: Pick<Proxy, 'fromOn' | 'lastOn'>) => a.fromOn <= b.lastOn && b.fromOn <= lastDayOf(a)
const sharesKinds = (a: readonly string[], b: readonly string[]) => a.includes('*') || b.includes('*') || a.some((kind) => b.includes(kind))
