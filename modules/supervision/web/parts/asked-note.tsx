import { useQuery } from '@tanstack/react-query'
import { Banner, GoLink, momentWords, today } from '#ui'
import type { CallOptions } from '../../core/calls/views.ts'
import { callHref, itemHref, queries } from '../api.ts'
import type { CallDraft } from '../call-draft.ts'

/** 减负: what these units were asked lately and what they report on anyhow, before they are asked again. */
export function AskedNote({ draft: { theme, units, groups }, options }: { readonly draft: CallDraft; readonly options: CallOptions }) {
  const all = [...new Set([...units, ...options.groups.filter(({ id }) => groups.includes(id)).flatMap((group) => group.units)])]
  const asked = useQuery({ ...queries.askedBefore.queryOptions({ input: { theme: theme.trim(), units: all } }), enabled: all.length > 0 && theme.trim().length > 1, placeholderData: (before) => before })
  if (!asked.data || all.length === 0) return null
  const { calls, items, days } = asked.data
  const alike = calls.filter(({ isAlike }) => isAlike)
  const others = calls.filter(({ isAlike }) => !isAlike)
  return (
    <section className="sn-card sup-card sup-asked" aria-label="减负提示">
      <h2>减负提示</h2>
      {alike.length > 0 && (
        <Banner tone="soon">最近{days}天已就相近内容催报过，请先看能否直接采用：
          <ul>{alike.map((one) => <li key={one.id}><GoLink to={callHref(one.id)}>{one.theme}</GoLink>（{momentWords(one.sentAt, today())}，{namesOf(one.units)}）</li>)}</ul>
        </Banner>
      )}
      {items.length > 0 && (
        <Banner tone="soon">这些单位正在就相近事项定期报告，不必另报：
          <ul>{items.map((one) => <li key={one.id}><GoLink to={itemHref(one.id)}>{one.title}</GoLink>（{namesOf(one.units)}）</li>)}</ul>
        </Banner>
      )}
      {others.length > 0 && <details className="sup-further"><summary>最近{days}天还向这些单位催报过 {others.length} 次</summary><ul>{others.map((one) => <li key={one.id}><GoLink to={callHref(one.id)}>{one.theme}</GoLink>（{momentWords(one.sentAt, today())}，{namesOf(one.units)}）</li>)}</ul></details>}
      {calls.length + items.length === 0 && <p>最近{days}天没有向这些单位催报过，也没有相近的在办事项。</p>}
    </section>
  )
}

const namesOf = (names: readonly string[]): string => (names.length <= 3 ? names.join('、') : `${names.slice(0, 3).join('、')}等${names.length}个单位`)
