/** What is done about 约稿 and 采编要点, as the audit calls it. */
export const commissionActions = { 'reporting.commission': '发出约稿', 'reporting.commission-extend': '延长约稿期限', 'reporting.commission-close': '办结约稿', 'reporting.issue-topics': '下发采编要点' } as const satisfies Readonly<Record<string, string>>

export type CommissionAction = keyof typeof commissionActions
