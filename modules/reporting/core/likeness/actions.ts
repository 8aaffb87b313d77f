/** What is done to reports of one event, as the audit calls it. */
export const likenessActions = { 'reporting.put-together': '归为同一事件', 'reporting.take-apart': '移出同一事件' } as const satisfies Readonly<Record<string, string>>

export type LikenessAction = keyof typeof likenessActions
