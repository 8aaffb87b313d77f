import { clientFor } from '#ui'
import { networkContract } from '../../contract/network.ts'

/** Query keys begin with `reporting`, the topic that the live stream names. */
export const { client, queries } = clientFor(networkContract, 'reporting')

export const NETWORK = '/reporting/network'
export const pointHref = (id: string): string => `${NETWORK}/${encodeURIComponent(id)}`
