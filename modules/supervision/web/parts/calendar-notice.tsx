import { useQuery } from '@tanstack/react-query'
import { Banner, callApi, today } from '#ui'

/** Deadlines are counted on the working-day calendar: 督查室 is told when a year of it is missing; the calendar itself is kept by the system administrator. */
export function CalendarNotice() {
  const { data } = useQuery({ queryKey: [['administration', 'calendar'], 'missing'], staleTime: 3_600_000, retry: false, queryFn: async () => await callApi('GET', `/administration/calendar?year=${today().slice(0, 4)}`) as { readonly missing: number | null } })
  return data?.missing ? <div className="sn-screen-only"><Banner tone="soon">{data.missing} 年的放假安排还没有填写，跨年的办结期限和提醒会算错。请系统管理员在“工作日历”中按国务院办公厅通知填写。</Banner></div> : null
}
