import { minuteOfDay } from '#lib/instants'
import { GoLink, concerns, dayWords, nowInstant, today, useSession, useTitle } from '#ui'
import { greetingAt } from '../inbox-views.ts'
import { useShownModules } from '../shown-modules.ts'

/** The home of one of the three administrators (三员): the pages that are theirs. */
export function AdministratorDesk() {
  const session = useSession()
  const modules = useShownModules()
  useTitle('工作台')
  const entries = modules.flatMap(({ nav }) => nav).filter((entry) => entry.function === 'administration' && concerns(session, entry.access))
  const own = entries.filter(({ access }) => access !== undefined)
  const shared = entries.filter(({ access }) => access === undefined)
  return (
    <>
      <header className="sn-page-head"><div><h1>{session.name}，{greetingAt(minuteOfDay(nowInstant()))}</h1><p className="sn-muted">今天 {dayWords(today(), today())}。管理员不办理业务，只办理下列管理事项；所做操作均记入审计。</p></div></header>
      <ul className="sn-functions" aria-label="管理事项">
        {[...own, ...shared].map((entry) => (
          <li key={entry.path}><GoLink to={entry.path} className="sn-function sn-card"><span className="sn-function-name">{entry.label}</span><span className="sn-muted">{entry.access ? '由您办理' : '可查看'}</span></GoLink></li>
        ))}
      </ul>
    </>
  )
}
