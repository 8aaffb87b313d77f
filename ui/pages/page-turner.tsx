import { Pagination } from 'antd'

export interface PageTurnerProps {
  readonly page: number
  readonly pageSize: number
  readonly total: number
  readonly onPage: (page: number) => void
}

/** Leads from page to page of a long list. */
export const PageTurner = ({ page, pageSize, total, onPage }: PageTurnerProps) => (
  <Pagination current={page} pageSize={pageSize} total={total} onChange={onPage} showSizeChanger={false} showLessItems />
)
