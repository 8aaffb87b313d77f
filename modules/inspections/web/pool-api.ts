import { useQuery } from '@tanstack/react-query'
import { clientFor, useActs } from '#ui'
import { poolContract } from '../contract/pool.ts'

/** Query keys begin with `inspections`, the topic that the live stream names. */
export const { client: poolClient, queries: poolQueries } = clientFor(poolContract, 'inspections')

export const planPage = (id: string): string => `/inspections/plans/${encodeURIComponent(id)}`
export const transferPage = (id: string): string => `/inspections/transfers/${encodeURIComponent(id)}`

/** What forms of the pool choose from, and in whose name one acts. */
export const usePool = () => useQuery({ ...poolQueries.poolOptions.queryOptions(), staleTime: 60_000 })

/** Acts in the pool. */
export const usePoolAct = <Input, Answer>(act: (input: Input) => Promise<Answer>, words: (input: Input) => string) => useActs({ act, done: words, topics: ['inspections', 'workflow'] })
