import { GoLink, type NavFunction, type WebModule, concerns, useHere, useSession } from '#ui'
import { currentEntry, unfolded } from './current-entry.ts'

/** The four functions by their statutory names, the desk above, the administration below. */
const functions: readonly (readonly [NavFunction, string])[] = [
  ['desk', '工作台'], ['advice', '参谋助手'], ['coordination', '综合协调'], ['inspection', '督促检查'], ['support', '后勤保障'], ['administration', '系统管理'],
]

/** Where one can go: the entries of all modules that concern this person. */
export function Menu({ modules, isOpen }: { readonly modules: readonly WebModule[]; readonly isOpen: boolean }) {
  const session = useSession()
  const { path } = useHere()
  const entries = modules.flatMap((module) => module.nav).filter((entry) => concerns(session, entry.access))
  const current = currentEntry(entries, path)
  const shown = unfolded(entries, current)
  return (
    <nav id="menu" className={isOpen ? 'sn-nav sn-nav-open' : 'sn-nav'} aria-label="主菜单">
      {functions.map(([name, label]) => {
        const own = shown.filter((entry) => entry.function === name)
        if (own.length === 0) return null
        return (
          <section key={name} aria-label={label}>
            {name !== 'desk' && <h2>{label}</h2>}
            <ul>{own.map((entry) => <li key={entry.path} className={entry.under ? 'sn-nav-under' : undefined}><GoLink to={entry.path} isCurrent={entry === current}>{entry.label}</GoLink></li>)}</ul>
          </section>
        )
      })}
    </nav>
  )
}
