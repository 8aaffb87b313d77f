import type { View } from '#ui'
import { COUNTED, inboxTabs, type InboxCounts, type InboxTab } from '../../core/types.ts'
import { tabWords } from '../../core/inbox-filter.ts'

/**
 * The five tabs with their counts; beyond what is counted, only that there are more.
 * Each address names its tab: one without it would pass for the page of every tab.
 */
export const tabViews = (path: string, current: InboxTab, counts: InboxCounts | undefined): readonly View[] => inboxTabs.map((tab) => {
  const isMore = counts !== undefined && counts[tab] >= COUNTED
  return {
    key: tab, label: isMore ? `${tabWords[tab]}（${COUNTED} 以上）` : tabWords[tab], href: `${path}?tab=${tab}`, isCurrent: tab === current,
    ...(counts && !isMore ? { count: counts[tab] } : {}),
  }
})
