import { useMutation, useQueryClient } from '@tanstack/react-query'
import { refresh } from './news.ts'
import { showToast } from './pieces/toast.tsx'

export interface ActsOptions<Act, Answer> {
  readonly act: (asked: Act) => Promise<Answer>
  /** What is said once it is done. */
  readonly done: (asked: Act) => string
  /** What it may have changed, as query-key prefixes. */
  readonly topics: readonly string[]
}

/** Does one thing at a time; what it changed is shown at once, and said. */
export function useActs<Act, Answer>({ act, done, topics }: ActsOptions<Act, Answer>) {
  const cache = useQueryClient()
  const acting = useMutation({
    mutationFn: act,
    onSuccess: async (_: Answer, asked: Act) => {
      showToast({ text: done(asked) })
      await refresh(cache, { topics })
    },
  })
  /** Answers what came of it, or null where it was refused: that stands in `problem`, beside the form or on top of the page. */
  const run = async (asked: Act): Promise<Answer | null> => {
    try {
      return await acting.mutateAsync(asked)
    } catch {
      return null
    }
  }
  return { run, problem: acting.error, pending: acting.isPending ? acting.variables : null, isPending: acting.isPending, forget: acting.reset }
}
