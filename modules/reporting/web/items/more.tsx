import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'

/** Brings the rows that come after those shown. */
export function More({ list, what }: { readonly list: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'fetchNextPage' | 'isFetchingNextPage'>; readonly what: string }) {
  if (!list.hasNextPage) return null
  return <div className="rpi-more"><Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>显示{what}</Button></div>
}
