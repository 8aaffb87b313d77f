import { useQuery } from '@tanstack/react-query'
import { clientFor } from '#ui'
import { supervisionContract } from '../contract.ts'
import type { Planned } from '../core/types.ts'

/** Query keys begin with `supervision`, the topic that the live stream names. */
export const { client, queries } = clientFor(supervisionContract, 'supervision')

export const itemHref = (id: string): string => `/supervision/items/${encodeURIComponent(id)}`
export const editHref = (id: string): string => `${itemHref(id)}/edit`
export const planHref = (id: string): string => `${itemHref(id)}/plan`
export const unitHref = (unit: string): string => `/supervision/units/${encodeURIComponent(unit)}`

/** One call for reports, and its change. */
export const callHref = (id: string): string => `/supervision/calls/${encodeURIComponent(id)}`
export const callEditHref = (id: string): string => `${callHref(id)}/edit`

/** One key-work list. */
export const keyListHref = (id: string): string => `/supervision/lists/${encodeURIComponent(id)}`

/** The list with these conditions in its address. */
export const listHref = (conditions: Readonly<Record<string, string | undefined>>): string => {
  const given = Object.entries(conditions).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return `/supervision/items${given.length > 0 ? `?${new URLSearchParams(given).toString()}` : ''}`
}

const partHref = (item: string, assignment: number): string => `/api/supervision/items/${encodeURIComponent(item)}/assignments/${assignment}`
/** 督办通知, to be printed. */
export const noticeHref = (item: string, assignment: number): string => `${partHref(item, assignment)}/notice.pdf`
/** 结果报告 of an instruction, to be printed. */
export const resultHref = (item: string): string => `/api/supervision/items/${encodeURIComponent(item)}/result.pdf`
/** 催办单 or 督办函, to be printed. */
export const urgeHref = (item: string, assignment: number, urge: number): string => `${partHref(item, assignment)}/urges/${urge}.pdf`

/** What forms choose from, and what the person may do at all. */
export const useOptions = () => useQuery({ ...queries.options.queryOptions(), staleTime: 60_000 })

type Act = Parameters<typeof client.act>[0]['act']
export type { Act }
type SentMatter = Parameters<typeof client.propose>[0]['matter']
type SentPart = Extract<Act, { type: 'plan' }>['parts'][number]
/** Data as the contract's schema types it: the same, whose lists the schema does not call readonly. */
export const matterSent = (matter: unknown): SentMatter => matter as SentMatter
export const partsSent = (parts: readonly Planned[]): SentPart[] => parts as unknown as SentPart[]
/** An act on a call, and its brief, as they are sent. */
export type CallAct = Parameters<typeof client.actOnCall>[0]['act']
export type Brief = Parameters<typeof client.draftCall>[0]['brief']
/** An act on a key-work list as a whole. */
export type ListAct = Parameters<typeof client.actOnList>[0]['act']
