import type { Day } from '#lib/instants'
import { dayWords, type LightState } from '#ui'
import type { BurdenState } from '../core/burden.ts'
import type { PlanAct, PlanAt, PlanEntryEvent } from '../core/plans-types.ts'
import type { TransferAct, TransferAt, TransferEvent } from '../core/transfers.ts'

/** 12月1日 至 12月3日; one day alone. */
export const windowWords = (from: Day, to: Day, today: Day): string => (from === to ? dayWords(from, today) : `${dayWords(from, today)} 至 ${dayWords(to, today)}`)
export const apartWords = (apart: number): string => (apart === 0 ? '同一时间' : `相隔${apart}个工作日`)
export const namesOf = (units: readonly { readonly name: string }[]): string => units.map(({ name }) => name).join('、')
export const shortNames = (units: readonly { readonly name: string }[]): string => (units.length <= 2 ? namesOf(units) : `${namesOf(units.slice(0, 2))}等${units.length}个`)

export const planTone: Readonly<Record<PlanAt, LightState>> = { absent: 'suspended', drafted: 'suspended', submitted: 'soon', approved: 'normal', done: 'normal', cancelled: 'suspended', merged: 'suspended' }
export const transferTone: Readonly<Record<TransferAt, LightState>> = { absent: 'suspended', sent: 'soon', received: 'soon', refused: 'overdue', returned: 'overdue', replied: 'normal' }
export const burdenTone: Readonly<Record<BurdenState, LightState>> = { noBase: 'suspended', within: 'normal', overLine: 'soon', willExceed: 'overdue', exceeded: 'overdue' }

export const planActWords: Readonly<Record<PlanAct['type'], string>> = {
  amend: '修改计划', keep: '说明理由', 'offer-merge': '邀请合并', 'accept-merge': '接受合并', 'decline-merge': '谢绝合并', submit: '报批', approve: '批准', return: '退回修改', move: '改期', finish: '登记已办', cancel: '取消计划',
}
export const transferActWords: Readonly<Record<TransferAct['type'], string>> = { receive: '签收', refuse: '拒收', return: '退回', reply: '反馈结果' }

/** What happened to a plan, in one line. */
export function planEventWords(event: PlanEntryEvent, today: Day): string {
  switch (event.type) {
    case 'plan-drafted': return `拟定计划（${event.isAnnual ? '年度计划' : '增补'}）`
    case 'plan-recorded': return `补登：${dayWords(event.on, today)}已办`
    case 'plan-amended': return '修改计划'
    case 'collision-kept': return `仍分别前往：${event.reason}`
    case 'merge-offered': return `邀请${event.offer.agency.name}合并`
    case 'merge-accepted': return '接受合并，改为联合督查'
    case 'merge-declined': return `谢绝合并：${event.reason}`
    case 'merged-into': return `并入${event.lead.name}的计划`
    case 'plan-submitted': return '报批'
    case 'plan-approved': return '批准'
    case 'plan-returned': return `退回修改：${event.reason}`
    case 'plan-moved': return `改期到${windowWords(event.from, event.to, today)}：${event.reason}`
    case 'plan-done': return `${dayWords(event.on, today)}已办`
    case 'plan-cancelled': return `取消：${event.reason}`
  }
}

export function transferEventWords(event: TransferEvent): string {
  switch (event.type) {
    case 'transfer-sent': return `移送${event.to.name}`
    case 'transfer-received': return '签收'
    case 'transfer-refused': return `拒收：${event.reason}`
    case 'transfer-returned': return `退回：${event.reason}`
    case 'transfer-replied': return `反馈结果：${event.text}`
  }
}
