import type { Signatory } from '#lib/signatory'
import { together } from './collisions.ts'
import type { PlanEntry, PlanEntryEvent, PresentPlan } from './plans-types.ts'

/** The plan after something became true. Never refuses, knows no policy. */
export function evolvePlan(state: PlanEntry, event: PlanEntryEvent): PlanEntry {
  if (event.type === 'plan-drafted' || event.type === 'plan-recorded') return begun(event)
  if (state.at === 'absent') return state
  switch (event.type) {
    case 'plan-amended': return { ...drafted(state), content: event.content, kept: stillKept(state, event.content) }
    case 'collision-kept': return { ...state, kept: [...state.kept.filter((one) => one.with !== event.with), { with: event.with, reason: event.reason, by: event.by, at: event.at }] }
    case 'merge-offered': return { ...state, offers: [...state.offers, { ...event.offer, by: event.by, at: event.at, answer: null }] }
    case 'merge-accepted': return {
      ...answered(state, event, { isAccepted: true, reason: '' }), members: together(state.members, event.agencies), content: { ...state.content, method: 'joint', targets: event.targets },
    }
    case 'merge-declined': return answered(state, event, { isAccepted: false, reason: event.reason })
    case 'merged-into': return { ...basic(state), at: 'merged', into: event.plan, lead: event.lead, mergedAt: event.at }
    case 'plan-submitted': return { ...basic(state), at: 'submitted', submitter: event.by }
    case 'plan-approved': return { ...basic(state), at: 'approved', approver: event.by, approvedAt: event.at }
    case 'plan-returned': return { ...basic(state), at: 'drafted', returned: { reason: event.reason, by: event.by, at: event.at } }
    // Another window is another plan to approve, and the reasons for staying near another were given for the old one.
    case 'plan-moved': return { ...drafted(state), content: { ...state.content, from: event.from, to: event.to }, kept: [], offers: state.offers.map((one) => (one.answer ? one : { ...one, answer: { isAccepted: false, reason: '已改期', by: event.by, at: event.at } })) }
    case 'plan-done': return { ...basic(state), at: 'done', doneOn: event.on, approver: approverOf(state) }
    case 'plan-cancelled': return { ...basic(state), at: 'cancelled', ending: { reason: event.reason, by: event.by, at: event.at } }
  }
}

function begun(event: Extract<PlanEntryEvent, { type: 'plan-drafted' | 'plan-recorded' }>): PresentPlan {
  const { id, agency, content, by, at } = event
  const common = { id, agency, content, members: [], drafter: by, draftedAt: at, offers: [], kept: [] }
  return event.type === 'plan-drafted'
    ? { ...common, at: 'drafted', year: Number(content.from.slice(0, 4)), isAnnual: event.isAnnual, returned: null }
    : { ...common, at: 'done', year: Number(event.on.slice(0, 4)), isAnnual: false, doneOn: event.on, approver: null }
}

const basic = ({ id, year, isAnnual, agency, members, content, drafter, draftedAt, offers, kept }: PresentPlan) =>
  ({ id, year, isAnnual, agency, members, content, drafter, draftedAt, offers, kept })

const drafted = (state: PresentPlan): Extract<PresentPlan, { at: 'drafted' }> => ({ ...basic(state), at: 'drafted', returned: state.at === 'drafted' ? state.returned : null })

const approverOf = (state: PresentPlan): Signatory | null => ('approver' in state ? state.approver : null)

/** Reasons stay only where neither the window nor the units moved. */
const stillKept = ({ kept, content }: PresentPlan, after: PresentPlan['content']): PresentPlan['kept'] =>
  (content.from === after.from && content.to === after.to && after.targets.every(({ unit }) => content.targets.some((one) => one.unit === unit)) ? kept : [])

const answered = (state: PresentPlan, { offer: number, by, at }: { readonly offer: number; readonly by: Signatory; readonly at: PresentPlan['draftedAt'] }, answer: { readonly isAccepted: boolean; readonly reason: string }): PresentPlan =>
  ({ ...state, offers: state.offers.map((one) => (one.number === number ? { ...one, answer: { ...answer, by, at } } : one)) })
