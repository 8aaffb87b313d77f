import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'

export interface MoreRowsProps {
  readonly list: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'fetchNextPage' | 'isFetchingNextPage'>
  /** What the button says, e.g. 显示更多事项. */
  readonly children: ReactNode
}

/** Brings the rows that come after those shown; nothing where all are. */
export function MoreRows({ list, children }: MoreRowsProps) {
  if (!list.hasNextPage) return null
  return <div className="sn-more"><Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>{children}</Button></div>
}
