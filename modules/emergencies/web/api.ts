import { useQuery } from '@tanstack/react-query'
import { clientFor } from '#ui'
import { emergenciesContract } from '../contract.ts'
import { networkContract } from '../contract/network.ts'

/** Query keys begin with `emergencies`, the topic that the live stream names. */
export const { client, queries } = clientFor({ ...emergenciesContract, ...networkContract }, 'emergencies')

export const emergencyHref = (id: string): string => `/emergencies/items/${encodeURIComponent(id)}`
export const roundHref = (id: string): string => `/emergencies/rounds/${encodeURIComponent(id)}`
/** A report as PDF, to be printed; that being written is the one after those sent. */
export const reportHref = (id: string, report: number): string => `/api/emergencies/items/${encodeURIComponent(id)}/reports/${report}.pdf`

/** What the forms choose from. */
export const useOptions = () => useQuery({ ...queries.options.queryOptions(), staleTime: 60_000 })

export type Act = Parameters<typeof client.act>[0]['act']
export type Received = Parameters<typeof client.receive>[0]
