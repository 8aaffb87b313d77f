import { useQuery } from '@tanstack/react-query'
import { clientFor } from '#ui'
import { inspectionsContract } from '../contract.ts'
import type { Plan } from '../core/types.ts'

/** Query keys begin with `inspections`, the topic that the live stream names. */
export const { client, queries } = clientFor(inspectionsContract, 'inspections')

export const inspectionHref = (id: string): string => `/inspections/${encodeURIComponent(id)}`
export const editHref = (id: string): string => `${inspectionHref(id)}/edit`
export const visitHref = (id: string): string => `${inspectionHref(id)}/visit`
const paperHref = (id: string): string => `/api/inspections/inspections/${encodeURIComponent(id)}`
/** 督查通知 of one unit, to be printed. */
export const noticeHref = (id: string, notice: number): string => `${paperHref(id)}/notices/${notice}.pdf`
/** 督查报告 with what was found at every target, to be printed. */
export const reportHref = (id: string): string => `${paperHref(id)}/report.pdf`

/** What the form of a plan chooses from. */
export const useOptions = () => useQuery({ ...queries.options.queryOptions(), staleTime: 60_000 })

export type Act = Parameters<typeof client.act>[0]['act']
type SentPlan = Parameters<typeof client.draft>[0]['plan']
/** A plan as the contract's schema types it: the same, whose lists the schema does not call readonly. */
export const planSent = (plan: Plan): SentPlan => plan as unknown as SentPlan
