import { queryOptions } from '@tanstack/react-query'
import { clientFor } from '#ui'
import { workflowContract } from '../contract.ts'
import { COUNTED, type InboxItem, type InboxPage, type InboxTab } from '../core/types.ts'

/** Query keys begin with `workflow`, the topic that the live stream names. */
export const { client, queries } = clientFor(workflowContract, 'workflow')

/** Tabs whose lines all wait for somebody; they are read whole, so that what is counted and filtered is what is listed. */
export type OpenTab = Extract<InboxTab, 'todo' | 'toRead'>
export const isOpenTab = (tab: InboxTab): tab is OpenTab => tab === 'todo' || tab === 'toRead'

/** Everything in 待办 or 待阅, in the order of the inbox, up to as many as are counted. */
export const openItemsQuery = (tab: OpenTab) => queryOptions({
  queryKey: [['workflow', 'inbox', 'whole'], tab],
  queryFn: ({ signal }) => wholeList((after) => client.inbox({ tab, limit: PAGE, ...(after === null ? {} : { after }) }, { signal })),
})

/** Reads page after page, no further than `COUNTED` lines. */
export async function wholeList(read: (after: string | null) => Promise<InboxPage>): Promise<readonly InboxItem[]> {
  const items: InboxItem[] = []
  let after: string | null = null
  do {
    const page: InboxPage = await read(after)
    items.push(...page.items)
    after = page.next
  } while (after !== null && items.length < COUNTED)
  return items.slice(0, COUNTED)
}

const PAGE = 100

/** The id under which a task is opened, read and urged. */
export const taskKey = (of: string, number: number): string => `${of}.${number}`
