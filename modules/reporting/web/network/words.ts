import { dayWords, today } from '#ui'
import { pointRoleWords } from '../../core/network/three.ts'
import type { PointEvent, Seat } from '../../core/network/types.ts'

/** 分管领导, 信息员B角. */
export const seatWords = ({ role, isSubstitute }: Seat): string => `${pointRoleWords[role]}${isSubstitute ? 'B角' : ''}`

/** What was changed, in a sentence. */
export function changeWords(event: PointEvent): string {
  switch (event.type) {
    case 'point-registered': return `设立直报点「${event.name}」，自${dayWords(event.on, today())}起`
    case 'point-renamed': return `由「${event.was}」更名为「${event.name}」`
    case 'role-given': return `${event.name}任${seatWords(event)}${event.before ? `，接替${event.before.name}` : ''}，自${dayWords(event.on, today())}起${event.phone ? `，电话 ${event.phone}` : ''}`
    case 'role-phone-changed': return `${seatWords(event)}${event.name}的电话由${event.was || '空'}改为${event.phone || '空'}`
    case 'role-ended': return `${event.name}不再任${seatWords(event)}，自${dayWords(event.on, today())}起${event.reason ? `：${event.reason}` : ''}`
    case 'point-closed': return `撤销直报点，自${dayWords(event.on, today())}起：${event.reason}`
  }
}
