import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type BatchOutcome, allAtOnce, eachInTurn, actLater, showToast, useDelayed, useGo } from '#ui'
import type { CaseId, TaskId } from '#lib/ids'
import type { InboxCounts, InboxItem, InboxPage, InboxTab } from '../core/types.ts'
import { client, isOpenTab, isReadingKey, openItemsQuery, queries, readingKey } from './api.ts'
import { nextAfter } from './inbox-views.ts'

/** The lines of a tab: what is open is read whole, what is past page by page. What was circled in the last ten seconds is gone from 待阅. */
export interface InboxLines {
  /** Undefined while they come. */
  readonly items: readonly InboxItem[] | undefined
  readonly problem: unknown
  /** Reads the next page of the past; absent when everything is here. */
  readonly readMore?: () => void
  readonly isReadingMore: boolean
}

export function useInboxLines(tab: InboxTab): InboxLines {
  const isOpen = isOpenTab(tab)
  const settled = useDelayed()
  const open = useQuery({ ...openItemsQuery(isOpen ? tab : 'todo'), enabled: isOpen })
  const past = useInfiniteQuery(queries.inbox.infiniteOptions({
    input: (after: string | undefined) => ({ tab, limit: 50, ...(after ? { after } : {}) }), initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: InboxPage) => page.next ?? undefined, enabled: !isOpen,
  }))
  if (isOpen) return { items: open.data?.filter(({ task }) => task === null || !settled.has(readingKey(task))), problem: open.error, isReadingMore: false }
  return {
    items: past.data?.pages.flatMap((page) => page.items), problem: past.error, isReadingMore: past.isFetchingNextPage,
    ...(past.hasNextPage ? { readMore: () => void past.fetchNextPage() } : {}),
  }
}

export function useInboxCounts(isOn = true): InboxCounts | undefined {
  const { data } = useQuery({ ...queries.counts.queryOptions(), enabled: isOn })
  const settled = [...useDelayed()].filter(isReadingKey).length
  return data && { ...data, toRead: Math.max(0, data.toRead - settled) }
}

/** Marks a reading task as read, with words; every list is fresh afterwards. */
export function useReading() {
  const cache = useQueryClient()
  // Not waited for: whoever reads goes on to the next line at once.
  return useMutation(queries.read.mutationOptions({ onSuccess: () => { void cache.invalidateQueries({ queryKey: queries.key() }) } }))
}

/** 圈阅, one line or several, which can be taken back for ten seconds; then `onOutcome` hears what became of it. */
export function useCircling(): (items: readonly InboxItem[], onOutcome: (outcome: BatchOutcome) => void) => void {
  const cache = useQueryClient()
  const circle = async ({ task }: InboxItem) => {
    if (task === null) throw new Error('a line without a task was chosen')
    await client.read({ id: task as TaskId, opinion: { form: 'circle' } }, { context: { outlivesPage: true } })
    // Fresh lists are on their way; until they are here the line must not come back for a moment.
    cache.setQueryData(openItemsQuery('toRead').queryKey, (items) => items?.filter((item) => item.task !== task))
    cache.setQueryData(queries.counts.queryKey(), (counts) => counts && { ...counts, toRead: counts.toRead - 1 })
  }
  return (items, onOutcome) => actLater({
    keys: items.flatMap(({ task }) => (task === null ? [] : [readingKey(task)])), failed: '没有圈阅成功',
    done: items.length === 1 ? `已圈阅：${items[0]!.title}` : `已圈阅 ${items.length} 件`,
    send: async ({ isParting }) => {
      const outcome = await (isParting ? allAtOnce : eachInTurn)(items, { act: circle, titleOf: ({ title }) => title })
      void cache.invalidateQueries({ queryKey: queries.key() })
      onOutcome(outcome)
    },
  })
}

/**
 * Goes on with work once a case has been handled: opens the line of 待办 that followed it, or the desk when none is left.
 * For the pages of owners, after an act of theirs has gone through.
 */
export function useNextItem(): (handled: CaseId) => Promise<void> {
  const cache = useQueryClient()
  const go = useGo()
  return async (handled) => {
    const before = cache.getQueryData(openItemsQuery('todo').queryKey) ?? await cache.fetchQuery(openItemsQuery('todo'))
    await cache.invalidateQueries({ queryKey: queries.key(), refetchType: 'none' })
    const now = await cache.fetchQuery({ ...openItemsQuery('todo'), staleTime: 0 })
    void cache.invalidateQueries({ queryKey: queries.key() })
    const planned = nextAfter(before, { case: handled })
    const next = now.find((item) => item.task === planned?.task) ?? now.find((item) => item.case !== handled)
    if (!next) showToast({ text: '待办已全部办完' })
    go(next?.link ?? '/')
  }
}

/** A case as `GET /workflow/cases/{id}` tells it to this person: for `CaseFlow`, `CaseTrace` and `CaseTasks`. */
export const useCase = (id: CaseId, isAsked = true) => useQuery({ ...queries.case.queryOptions({ input: { id } }), enabled: isAsked })
