import { useActs, useGo } from '#ui'
import type { BulletinId } from '../../core/types.ts'
import { boardHref, client } from '../api.ts'

/** Begins the next issue of a bulletin and leads to its board. */
export function useDrafting() {
  const go = useGo()
  const { run, isPending, problem } = useActs({ act: (bulletin: BulletinId) => client.draft({ bulletin }), done: () => '已开始编下一期。', topics: ['bulletins', 'workflow'] })
  const begin = async (bulletin: BulletinId) => {
    const done = await run(bulletin)
    if (done) go(boardHref(done.id))
  }
  return { begin, isPending, problem }
}
