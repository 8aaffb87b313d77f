import { dayWords, GoLink, today } from '#ui'
import type { Plan } from '../../core/types.ts'
import type { InspectionView } from '../../core/views.ts'
import { basisWords, methodWords } from '../../core/words.ts'
import { noticeHref } from '../api.ts'

/** The plan as it stands: who goes where, when, on what ground; with the notices that went out. */
export function PlanCard({ view: { id, inspection } }: { readonly view: InspectionView }) {
  return (
    <section className="sn-card ins-card" aria-label="督查方案">
      <h2>督查方案</h2>
      <PlanFacts plan={inspection.plan} />
      {'notices' in inspection && inspection.notices.length > 0 && (
        <ul className="ins-links" aria-label="督查通知">{inspection.notices.map(({ unit, number }) => <li key={number}><a href={noticeHref(id, number)} download>督查通知（{unit.name}）</a></li>)}</ul>
      )}
    </section>
  )
}

export function PlanFacts({ plan }: { readonly plan: Plan }) {
  const { basis, lead, members, team } = plan
  const names = new Map([lead, ...members].map(({ unit, name }) => [unit, name]))
  const rows = [
    ['督查方式', `${methodWords[plan.method]}${plan.isCovert ? '（暗访，不打招呼）' : ''}`],
    ['督查时间', plan.from === plan.to ? dayWords(plan.from, today()) : `${dayWords(plan.from, today())}至${dayWords(plan.to, today())}`], ['地点', plan.place], ['督查单位', [`${lead.name}${members.length > 0 ? '（牵头）' : ''}`, ...members.map(({ name }) => name)].join('、')],
    ['督查组', team.map(({ name, agency }) => (members.length > 0 ? `${name}（${names.get(agency) ?? ''}）` : name)).join('、')], ['被督查单位', plan.targets.map(({ name }) => name).join('、')],
  ] as const
  return (
    <dl className="ins-facts">
      {basis.title && <div><dt>督查依据</dt><dd>{basisWords[basis.kind]}：{basis.link ? <GoLink to={basis.link}>{basis.title}</GoLink> : basis.title}</dd></div>}
      {rows.filter(([, content]) => content).map(([name, content]) => <div key={name}><dt>{name}</dt><dd>{content}</dd></div>)}
      {plan.checklist.length > 0 && <div><dt>检查内容</dt><dd><ol>{plan.checklist.map((line, index) => <li key={line}>{index + 1}. {line}</li>)}</ol></dd></div>}
      {plan.demand && <div><dt>有关要求</dt><dd className="ins-text">{plan.demand}</dd></div>}
    </dl>
  )
}
