import { useQuery } from '@tanstack/react-query'
import { clientFor } from '#ui'
import { itemsContract } from '../../contract/items.ts'

/** Query keys begin with `reporting`, the topic that the live stream names. */
export const { client, queries } = clientFor(itemsContract, 'reporting')

export const ITEMS = '/reporting/items'
export const TRAY = '/reporting/tray'
export const itemHref = (id: string): string => `${ITEMS}/${encodeURIComponent(id)}`
export const editHref = (id: string): string => `${itemHref(id)}/edit`

/** What the forms choose from, and what the viewer is here. */
export const useOptions = () => useQuery({ ...queries.itemOptions.queryOptions(), staleTime: 60_000 })

export type Act = Parameters<typeof client.actOnItem>[0]['act']
