import { queryOptions } from '@tanstack/react-query'
import { type SessionInfo, callApi } from '#ui'

/** Who works here now; asked once and kept until signing out. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  // The answer's shape is what `platform/session` declares for this route.
  queryFn: async () => (await callApi('GET', '/session')) as SessionInfo,
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
})
