import { clientFor, useActs } from '#ui'
import { dutyContract } from '../contract.ts'

/** Query keys begin with `duty`. */
export const { client, queries } = clientFor(dutyContract, 'duty')

export const rosterHref = (month: string): string => `/duty/roster?month=${month}`
export const logHref = (day: string): string => `/duty/log?day=${day}`
export const entryHref = (id: string): string => `/duty/entries/${encodeURIComponent(id)}`
export const handoverHref = (day: string): string => `/duty/handover?day=${day}`

/** Acts in 值班; what it changed is shown at once. */
export const useDutyAct = <Input, Answer>(act: (input: Input) => Promise<Answer>, words: (input: Input) => string) => useActs({ act, done: words, topics: ['duty', 'workflow'] })
