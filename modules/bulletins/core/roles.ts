import type { OfficeRole } from '#lib/contract'

/** Who may be asked to review or sign a bulletin, and how the office calls them. */
export const routeRoles = ['sectionHead', 'officeReviewer', 'inChargeLeader', 'officeHead', 'principalHead'] as const satisfies readonly OfficeRole[]
export type RouteRole = (typeof routeRoles)[number]
const words: Readonly<Record<RouteRole, string>> = { sectionHead: '编辑科室负责人', officeReviewer: '办公室审核人', inChargeLeader: '办公室分管领导', officeHead: '办公室主任', principalHead: '主要负责人' }

export const roleWord = (role: OfficeRole): string => (Object.hasOwn(words, role) ? words[role as RouteRole] : role)
