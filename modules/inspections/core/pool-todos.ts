import type { PersonId } from '#lib/ids'
import type { Agency } from './agencies.ts'
import type { PresentPlan } from './plans-types.ts'
import type { PresentTransfer } from './transfers.ts'

/** One thing to be done by one person, as the one inbox shows it. */
export interface PoolTodo { readonly key: string; readonly stepName: string; readonly person: PersonId }

/** What is to be done about a plan: to change it, to answer an invitation, to approve it. */
export function planTodos(plan: PresentPlan, agencies: readonly Agency[]): readonly PoolTodo[] {
  switch (plan.at) {
    case 'drafted': return [
      ...plan.offers.filter(({ answer }) => answer === null).flatMap(({ number, agency }) => contactsOf(agencies, agency.unit).map((person) => ({ key: `offer-${number}`, stepName: '答复合并邀请', person }))),
      ...(plan.returned ? [{ key: `redo-${plan.returned.at}`, stepName: '修改督查计划', person: plan.drafter.person }] : []),
    ]
    case 'submitted': {
      const asked = [plan.submitter.person, plan.submitter.onBehalfOf?.person]
      return staffOf(agencies, plan.agency.unit, ['head']).filter((person) => !asked.includes(person)).map((person) => ({ key: 'approve', stepName: '批准督查计划', person }))
    }
    case 'approved': case 'done': case 'cancelled': case 'merged': return []
  }
}

/** What is to be done about a transfer: to sign for it, to say what came of it. */
export function transferTodos(transfer: PresentTransfer, agencies: readonly Agency[]): readonly PoolTodo[] {
  switch (transfer.at) {
    case 'sent': return contactsOf(agencies, transfer.to.unit).map((person) => ({ key: 'receive', stepName: '签收移送', person }))
    case 'received': return [{ key: 'reply', stepName: '反馈移送结果', person: transfer.receiver.person }]
    case 'refused': case 'returned': case 'replied': return []
  }
}

/** Those who speak for an agency: its liaisons, else its heads. */
function contactsOf(agencies: readonly Agency[], unit: Agency['unit']): readonly PersonId[] {
  const liaisons = staffOf(agencies, unit, ['liaison'])
  return liaisons.length > 0 ? liaisons : staffOf(agencies, unit, ['head'])
}

const staffOf = (agencies: readonly Agency[], unit: Agency['unit'], roles: readonly string[]): readonly PersonId[] =>
  agencies.find((one) => one.unit === unit)?.staff.filter(({ role }) => roles.includes(role)).map(({ person }) => person) ?? []
