import { BellOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { GoLink, useDelayed, useSession } from '#ui'
import { queries } from '../api.ts'
import { settledCount } from '../reading-all.ts'

const MOST_SHOWN = 99

/** The bell of the brand bar: how many notices are unread, and the way to them. The three administrators have none. */
export function NoticeBell() {
  const { person } = useSession()
  const settled = useDelayed()
  const { data } = useQuery({ ...queries.unread.queryOptions(), enabled: person !== null })
  if (person === null) return null
  const count = Math.max(0, (data?.count ?? 0) - settledCount(settled))
  return (
    <GoLink to="/notices" className="sn-brand-button" ariaLabel={count === 0 ? '消息' : `消息，${count} 条未读`}>
      <BellOutlined />
      {count > 0 && <span className="sn-count" aria-hidden="true">{count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}</span>}
    </GoLink>
  )
}
