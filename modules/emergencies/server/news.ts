import type { PersonId, UnitId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import { newsType, type NewsType } from '#platform/act'
import type { EmergencyId, Fault } from '../core/types.ts'
import { alertWords, faultWords, nameOf } from '../core/words.ts'
import type { Change } from './store.ts'

/** What everybody who hears of an emergency is told. Those told are always among those who may see it. */
export interface EmergencyNews {
  readonly emergency: EmergencyId
  readonly title: string
  /** Names the happening for ever. */
  readonly event: string
}

/** R35: a limit is near or passed, or a new emergency waits; to each person once in each round. */
export const emergencyAlerted = newsType<EmergencyNews & { readonly people: readonly PersonId[]; readonly words: string }>('emergencies.alerted')
/** A unit reported late or not at all, or is found to have concealed or falsified: for the scores. */
export const emergencyJudged = newsType<EmergencyNews & { readonly unit: UnitId; readonly fault: Fault; readonly words: string; readonly at: Instant }>('emergencies.judged')
/** 点名: whoever is called answers with one click. */
export const contactsTested = newsType<{ readonly round: string; readonly words: string; readonly people: readonly PersonId[]; readonly event: string }>('emergencies.contactsTested')

interface Told { readonly type: NewsType<unknown>; readonly payload: unknown }
const told = <Payload>(type: NewsType<Payload>, payload: Payload): Told => ({ type: type as NewsType<unknown>, payload })

/** What an act, or a minute, means for people. To-dos are told by the inbox itself. */
export function newsOf({ after, events, version }: Change): readonly Told[] {
  const about = { emergency: after.id, title: nameOf(after.facts.elements) }
  return events.flatMap((event, index): readonly Told[] => {
    // An alert is named by its matter and round, so that it reaches each person once however often it is told.
    if (event.type === 'alerted') return [told(emergencyAlerted, { ...about, event: `emergency:${after.id}:alert:${event.key}:${event.round}`, people: event.people.map(({ person }) => person), words: `${alertWords[event.kind]}${event.round > 1 ? `（第${event.round}次提醒）` : ''}` })]
    if (event.type === 'judged' && after.record.unit) return [told(emergencyJudged, { ...about, event: `emergency:${after.id}:${version + index + 1}`, unit: after.record.unit.unit, fault: event.fault, words: faultWords[event.fault], at: event.at })]
    return []
  })
}
