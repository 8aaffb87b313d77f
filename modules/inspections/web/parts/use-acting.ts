import { useMutation, useQueryClient } from '@tanstack/react-query'
import { showToast } from '#ui'
import type { InspectionId } from '../../core/types.ts'
import { doneWords } from '../acts.ts'
import { client, type Act } from '../api.ts'

/** Does one thing at a time to an inspection; the page then shows what has become of it. Answers whether it held. */
export function useActing(inspection: InspectionId) {
  const cache = useQueryClient()
  const acting = useMutation({
    mutationFn: (act: Act) => client.act({ inspection, act }),
    onSuccess: async (_, { type }) => {
      showToast({ text: `${doneWords[type]}。` })
      await Promise.all(['inspections', 'workflow'].map((topic) => cache.invalidateQueries({ queryKey: [[topic]] })))
    },
  })
  const act = async (asked: Act): Promise<boolean> => {
    try {
      await acting.mutateAsync(asked)
      return true
    } catch {
      // What was refused stands in `problem`, beside the form or on top of the page.
      return false
    }
  }
  return { act, problem: acting.error, pending: acting.isPending ? acting.variables : null, forget: acting.reset }
}
