import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { signedBy } from '#lib/signatory'
import { Banner, FlowList, Light, ObjectPage, ProblemNote, ThreadList, Waiting, today, usePathParts, type ThreadItem } from '#ui'
import type { InspectionId } from '../../core/types.ts'
import type { InspectionView } from '../../core/views.ts'
import { basisWords, methodWords, stageWords } from '../../core/words.ts'
import { queries } from '../api.ts'
import { flowOf } from '../flow.ts'
import { FindingsCard, ReportCard } from '../parts/findings-card.tsx'
import { InspectionCollisions } from '../parts/inspection-collisions.tsx'
import { PlanCard } from '../parts/plan-card.tsx'
import { ProblemCard } from '../parts/problem-card.tsx'
import { useHandling } from '../parts/use-handling.tsx'
import { threadLine } from '../thread.ts'
import { stageTone } from '../words.ts'
import '../inspections.css'

/** One inspection: plan, problems, report and findings at the left; what I can do, where it is and all that happened at the right. */
export function Page() {
  const { id = '' } = usePathParts()
  const inspection = useQuery(queries.inspection.queryOptions({ input: { inspection: id as InspectionId } }))
  if (inspection.error) return <ProblemNote problem={inspection.error} onRetry={() => void inspection.refetch()} />
  return inspection.data ? <Shown key={id} view={inspection.data} /> : <Waiting lines={12} />
}

function Shown({ view }: { readonly view: InspectionView }) {
  const { primary, others, more, panel, problem } = useHandling(view)
  const { inspection } = view
  const { plan } = inspection
  return (
    <ObjectPage
      title={plan.theme} back={{ href: '/inspections', label: '督查活动' }} top={<><Top view={view} problem={problem} /><InspectionCollisions view={view} /></>}
      marks={<>{'number' in inspection && <span>{inspection.number}</span>}<Light state={stageTone[inspection.at]}>{stageWords[inspection.at]}</Light><span className="ins-tag">{methodWords[plan.method]}</span>{plan.isCovert && <span className="ins-tag">暗访</span>}</>}
      paper={<div className="ins-paper"><PlanCard view={view} /><ProblemCard view={view} /><ReportCard view={view} /><FindingsCard view={view} /></div>}
      handling={panel} flow={<FlowList nodes={flowOf(view, today())} />} thread={<Timeline view={view} />} others={others} more={more} {...(primary ? { primary } : {})}
    />
  )
}

function Top({ view: { inspection, sight }, problem }: { readonly view: InspectionView; readonly problem: unknown }) {
  return (
    <>
      {problem ? <ProblemNote problem={problem} /> : null}
      {inspection.at === 'cancelled' && <Banner tone="info">已取消：{inspection.ending.reason}（{signedBy(inspection.ending.by)}）</Banner>}
      {inspection.at === 'drafted' && inspection.returned && <Banner tone="soon">方案已退回修改：{inspection.returned.reason}（{signedBy(inspection.returned.by)}）</Banner>}
      {sight === 'own' && <Banner tone="info">这里只显示与本单位有关的内容。</Banner>}
    </>
  )
}

/** 来龙去脉: from the ground on which it rests through everything that happened; reminders can be left out. */
function Timeline({ view: { inspection, thread, sight } }: { readonly view: InspectionView }) {
  const [isWhole, setWhole] = useState(false)
  const { basis } = inspection.plan
  const all = thread.map((entry) => ({ entry, line: threadLine(entry.event, today()) }))
  const minor = all.filter(({ line }) => line.isMinor).length
  const cause: ThreadItem = { key: 'basis', relation: '起因', title: `${basisWords[basis.kind]}：${basis.title}`, ...(basis.link ? { href: basis.link } : {}) }
  const items = all.filter(({ line }) => isWhole || !line.isMinor).map(({ entry: { number, at, byName, unitName }, line }): ThreadItem => ({
    key: String(number), at, relation: `${byName}${unitName ? `（${unitName}）` : ''}`, title: `${line.act}${line.problem === null ? '' : `（问题${line.problem}）`}${line.text ? `：${line.text}` : ''}`,
  }))
  return (
    <>
      {minor > 0 && <label className="ins-check"><input type="checkbox" checked={isWhole} onChange={() => setWhole(!isWhole)} />连到期提醒一起显示（{minor} 条）</label>}
      <ThreadList items={sight === 'whole' ? [cause, ...items] : items} />
    </>
  )
}
