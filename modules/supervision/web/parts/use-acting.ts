import { useActs } from '#ui'
import type { ItemId } from '../../core/types.ts'
import { doneWords } from '../acts.ts'
import { client, type Act } from '../api.ts'

/** Acts on an item. Answers whether it held. */
export function useActing(item: ItemId) {
  const { run, ...acting } = useActs({ act: (act: Act) => client.act({ item, act }), done: ({ type }) => `${doneWords[type]}。`, topics: ['supervision', 'workflow'] })
  return { ...acting, act: async (asked: Act): Promise<boolean> => (await run(asked)) !== null }
}
export type Acting = ReturnType<typeof useActing>
