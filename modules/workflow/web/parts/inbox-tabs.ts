import type { View } from '#ui'
import { inboxTabs, type InboxCounts, type InboxTab } from '../../core/types.ts'
import { tabWords } from '../inbox-views.ts'

/** The five tabs with their counts, each an address under `path`. */
export const tabViews = (path: string, current: InboxTab, counts: InboxCounts | undefined): readonly View[] => inboxTabs.map((tab) => ({
  key: tab, label: tabWords[tab], href: tab === 'todo' ? path : `${path}?tab=${tab}`, isCurrent: tab === current,
  ...(counts ? { count: counts[tab] } : {}),
}))
