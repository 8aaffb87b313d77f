import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { clientFor, showToast } from '#ui'
import { poolContract } from '../contract/pool.ts'

/** Query keys begin with `inspections`, the topic that the live stream names. */
export const { client: poolClient, queries: poolQueries } = clientFor(poolContract, 'inspections')

export const planPage = (id: string): string => `/inspections/plans/${encodeURIComponent(id)}`
export const transferPage = (id: string): string => `/inspections/transfers/${encodeURIComponent(id)}`

/** What forms of the pool choose from, and in whose name one acts. */
export const usePool = () => useQuery({ ...poolQueries.poolOptions.queryOptions(), staleTime: 60_000 })

/** One act at a time; what it changed is shown at once, and said. Answers what came of it, or null where it was refused. */
export function usePoolAct<Input, Answer>(act: (input: Input) => Promise<Answer>, words: (input: Input) => string) {
  const cache = useQueryClient()
  const acting = useMutation({
    mutationFn: act,
    onSuccess: async (_: Answer, input: Input) => {
      showToast({ text: words(input) })
      await Promise.all(['inspections', 'workflow'].map((topic) => cache.invalidateQueries({ queryKey: [[topic]] })))
    },
  })
  const run = async (input: Input): Promise<Answer | null> => {
    try {
      return await acting.mutateAsync(input)
    } catch {
      // What was refused stands in `problem`, beside the form or on top of the page.
      return null
    }
  }
  return { run, problem: acting.error, isPending: acting.isPending, forget: acting.reset }
}
