import { useActs } from '#ui'
import type { InspectionId } from '../../core/types.ts'
import { doneWords } from '../acts.ts'
import { client, type Act } from '../api.ts'

/** Acts on an inspection. Answers whether it held. */
export function useActing(inspection: InspectionId) {
  const { run, ...acting } = useActs({ act: (act: Act) => client.act({ inspection, act }), done: ({ type }) => `${doneWords[type]}。`, topics: ['inspections', 'workflow'] })
  return { ...acting, act: async (asked: Act): Promise<boolean> => (await run(asked)) !== null }
}
