import { queryOptions } from '@tanstack/react-query'
import { clientFor } from '#ui'
import { workflowContract } from '../contract.ts'
import type { InboxItem, InboxPage, InboxTab } from '../core/types.ts'

/** Query keys begin with `workflow`, the topic that the live stream names. */
export const { client, queries } = clientFor(workflowContract, 'workflow')

/** Tabs whose lines all wait for somebody; they are read whole, so that what is counted and filtered is what is listed. */
export type OpenTab = Extract<InboxTab, 'todo' | 'toRead'>
export const isOpenTab = (tab: InboxTab): tab is OpenTab => tab === 'todo' || tab === 'toRead'

/** Everything in 待办 or 待阅, in the order of the inbox. */
export const openItemsQuery = (tab: OpenTab) => queryOptions({
  queryKey: [['workflow', 'inbox', 'whole'], tab],
  queryFn: ({ signal }) => wholeList((after) => client.inbox({ tab, limit: PAGE, ...(after === null ? {} : { after }) }, { signal })),
})

/** Reads page after page, no further than `MOST_READ` lines. */
export async function wholeList(read: (after: string | null) => Promise<InboxPage>): Promise<readonly InboxItem[]> {
  const items: InboxItem[] = []
  let after: string | null = null
  do {
    const page: InboxPage = await read(after)
    items.push(...page.items)
    after = page.next
  } while (after !== null && items.length < MOST_READ)
  return items
}

const PAGE = 100
/** Ten calls. Who has more than this waiting needs a proxy rather than a longer list. */
export const MOST_READ = 1000

/** The names of acts that still can be taken back (`useDelayed`), by the id of the task. */
export const readingKey = (task: string): string => `read:${task}`
export const isReadingKey = (key: string): boolean => key.startsWith('read:')
export const urgingKey = (task: string): string => `urge:${task}`

/** The id under which a task is opened, read and urged. */
export const taskKey = (of: string, number: number): string => `${of}.${number}`
