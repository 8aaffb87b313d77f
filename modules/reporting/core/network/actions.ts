import type { PointCommand } from './types.ts'

/** What is done to the network of points, as the audit calls it. */
export const networkActions = {
  'reporting.point-register': '设立信息直报点', 'reporting.point-rename': '直报点更名', 'reporting.point-appoint': '指定直报点负责人', 'reporting.point-relieve': '免去直报点负责人', 'reporting.point-close': '撤销信息直报点',
  'reporting.import-network': '导入信息直报点', 'reporting.export-network': '导出信息直报点',
} as const satisfies Readonly<Record<`reporting.point-${PointCommand['type']}` | 'reporting.import-network' | 'reporting.export-network', string>>
