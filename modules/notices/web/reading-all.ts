import { useQueryClient } from '@tanstack/react-query'
import { actLater, useDelayed } from '#ui'
import type { Notice } from '../core/types.ts'
import { client, queries } from './api.ts'

const ALL = 'notices.read-all:'

/** How many notices are settled by acts that can still be taken back; the bell counts them no more. */
export const settledCount = (settled: ReadonlySet<string>): number =>
  [...settled].reduce((sum, key) => sum + (key.startsWith(ALL) ? Number(key.slice(key.lastIndexOf(':') + 1)) : 0), 0)

/** Whether a notice is read, at the server or by an act that can still be taken back. */
export const isRead = ({ id, readAt }: Notice, settled: ReadonlySet<string>): boolean => readAt !== null || settled.has(id)

/** Marks all as read up to the newest one shown, in ten seconds unless taken back: what comes meanwhile stays unread. */
export function useReadingAll(): (shown: readonly Notice[], unread: number) => void {
  const cache = useQueryClient()
  const settled = useDelayed()
  return (shown, unread) => {
    const [newest] = shown
    if (!newest) return
    actLater({
      keys: [`${ALL}${newest.id}:${Math.max(0, unread - settledCount(settled))}`, ...shown.filter((one) => !isRead(one, settled)).map(({ id }) => id)], done: '消息已全部标为已读', failed: '没有标为已读',
      send: async () => {
        await client.readAll({ upTo: newest.id }, { context: { outlivesPage: true } })
        await cache.invalidateQueries({ queryKey: queries.key() })
      },
    })
  }
}
