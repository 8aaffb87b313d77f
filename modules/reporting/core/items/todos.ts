import type { OfficeRole } from '#lib/contract'
import type { PointId, PointRole } from '../network/three.ts'
import type { Item } from './types.ts'

/** Whose turn it is: whoever carries a role of the point; a post of 信息科; or the leader of the office in charge of it. */
export type TodoFor =
  | { readonly point: PointId; readonly role: PointRole }
  | { readonly deskRole: Extract<OfficeRole, 'infoEditor' | 'sectionHead'> }
  | { readonly deskLeader: true }
export interface Todo { readonly key: string; readonly stepName: string; readonly for: TodoFor }

/** Everything that is to be done about an item now. It follows from the state alone; whoever's turn has passed loses it. */
export function todosOf(item: Item): readonly Todo[] {
  switch (item.at) {
    case 'absent': case 'archived': case 'published': case 'screened': return item.at === 'screened' && item.screening.fate === 'adopt' ? [byDesk('edit', '编辑信息')] : []
    case 'drafted': return item.source.point ? [byPoint(item.source.point, 'infoOfficer', item.returned ? { key: `again-${item.returned.at}`, stepName: '退回修改' } : { key: 'hand-in', stepName: '加工上报' })] : []
    case 'atOfficeHead': return item.source.point ? [byPoint(item.source.point, 'officeHead', { key: 'pass', stepName: '把关信息' })] : []
    case 'atLeader': return item.source.point ? [byPoint(item.source.point, 'leader', { key: 'approve', stepName: '审签信息' })] : []
    case 'submitted': return [byDesk('screen', '初筛信息')]
    case 'editing': return [byDesk(item.sentBack ? `again-${item.sentBack.at}` : 'edit', item.sentBack ? '退回再编辑' : '编辑信息')]
    case 'reviewing': return [item.reviewed ? { key: 'sign', stepName: '签发信息', for: { deskLeader: true } } : { key: 'review', stepName: '审核信息', for: { deskRole: 'sectionHead' } }]
    case 'signed': return []
  }
}

const byPoint = (point: PointId, role: PointRole, { key, stepName }: { readonly key: string; readonly stepName: string }): Todo => ({ key, stepName, for: { point, role } })
const byDesk = (key: string, stepName: string): Todo => ({ key, stepName, for: { deskRole: 'infoEditor' } })
