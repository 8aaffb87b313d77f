import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { minuteOfDay } from '#lib/instants'
import { type NumberItem, Workbench, nowInstant, today, useFilters, useSession } from '#ui'
import { type InboxCounts, type InboxItem, type InboxTab, inboxTabs } from '../../core/types.ts'
import { openItemsQuery } from '../api.ts'
import { lightOf } from '../../core/inbox-filter.ts'
import { SIGNING_STEP, dueDays, functionLoads, greetingAt, leaderOrder } from '../inbox-views.ts'
import { AdministratorDesk } from '../parts/administrator-desk.tsx'
import { DeskInbox } from '../parts/desk-inbox.tsx'
import { FunctionCards } from '../parts/function-cards.tsx'
import { useShownModules } from '../shown-modules.ts'
import { useInboxCounts } from '../use-inbox.ts'
import { useWorkdays } from '../use-workdays.ts'
import '../workflow.css'

const filtersSchema = z.object({ tab: z.enum(inboxTabs as [InboxTab, ...InboxTab[]]).catch('todo'), open: z.string().catch('') })

/** 工作台. The three administrators handle no business: theirs leads to their pages. */
export function Page() {
  const session = useSession()
  return session.person === null ? <AdministratorDesk /> : <PersonDesk />
}

/** Roles whose home begins with what waits for the signature and what is late. */
const LEADERS: readonly string[] = ['principalHead', 'inChargeLeader', 'officeHead']

function PersonDesk() {
  const session = useSession()
  const modules = useShownModules()
  const [{ tab, open }, setFilters] = useFilters(filtersSchema)
  const counts = useInboxCounts()
  const isWorkday = useWorkdays()
  const { data: todo } = useQuery(openItemsQuery('todo'))
  const isLeader = session.roles.some((role) => LEADERS.includes(role))
  return (
    <>
      <Workbench
        greeting={`${session.name}，${greetingAt(minuteOfDay(nowInstant()))}`}
        highlights={isLeader && todo && counts ? leaderFigures(todo, counts) : []}
        inbox={<DeskInbox tab={tab} counts={counts} open={open} onOpen={(key) => setFilters({ open: key })} order={isLeader ? leaderOrder : (items) => items} />}
        week={dueDays(todo ?? [], { today: today(), isWorkday })}
        functions={[]}
      />
      <FunctionCards loads={functionLoads(todo ?? [], modules)} />
    </>
  )
}

const leaderFigures = (todo: readonly InboxItem[], counts: InboxCounts): readonly NumberItem[] => {
  const late = todo.filter((item) => lightOf(item) === 'overdue').length
  const soon = todo.filter((item) => lightOf(item) === 'soon').length
  return [
    { key: 'sign', label: '待签发', value: todo.filter(({ stepName }) => stepName === SIGNING_STEP).length, unit: '件', definition: '已到签发环节、等您签发的事项。', href: `/inbox?step=${SIGNING_STEP}` },
    { key: 'late', label: '超期', value: late, unit: '件', definition: '您的待办中已过办理时限的，按工作日历计算。', href: '/inbox?light=overdue', ...(late > 0 ? { light: 'overdue' as const } : {}) },
    { key: 'soon', label: '临期', value: soon, unit: '件', definition: '您的待办中临近办理时限的，按工作日历计算。', href: '/inbox?light=soon', ...(soon > 0 ? { light: 'soon' as const } : {}) },
    { key: 'read', label: '待阅', value: counts.toRead, unit: '件', definition: '传阅给您而尚未阅的文件和资料。', href: '/inbox?tab=toRead' },
  ]
}
