import { useQuery } from '@tanstack/react-query'
import { signedBy } from '#lib/signatory'
import { Banner, FlowList, ObjectPage, ProblemNote, Waiting, today, usePathParts } from '#ui'
import { assignmentsOf, stageWords } from '../../core/rules.ts'
import type { ItemId } from '../../core/types.ts'
import type { ItemView } from '../../core/views.ts'
import { queries } from '../api.ts'
import { flowOf } from '../flow.ts'
import { LightMark } from '../parts/light-mark.tsx'
import { MatterCard } from '../parts/matter-card.tsx'
import { OutcomeCard } from '../parts/outcome-card.tsx'
import { PartCard } from '../parts/part-card.tsx'
import { Timeline } from '../parts/timeline.tsx'
import { useHandling } from '../parts/use-handling.tsx'
import '../supervision.css'

/** One item: the matter and its parts at the left; what I can do, where it is and all that happened at the right. */
export function Page() {
  const { id = '' } = usePathParts()
  const item = useQuery(queries.item.queryOptions({ input: { item: id as ItemId } }))
  if (item.error) return <ProblemNote problem={item.error} onRetry={() => void item.refetch()} />
  return item.data ? <Shown key={id} view={item.data} /> : <Waiting lines={12} />
}

function Shown({ view }: { readonly view: ItemView }) {
  const { primary, others, more, panel, problem } = useHandling(view)
  const { item } = view
  return (
    <ObjectPage
      title={item.matter.title} back={{ href: '/supervision/items', label: '督查事项' }} marks={<Marks view={view} />} top={<Top view={view} problem={problem} />}
      paper={(
        <div className="sup-paper">
          <MatterCard view={view} />
          <OutcomeCard item={item} />
          {assignmentsOf(item).map((one) => {
            const shown = view.assignments.find(({ number }) => number === one.number)
            return shown && <PartCard key={one.number} view={view} one={one} shown={shown} />
          })}
        </div>
      )}
      handling={panel} flow={<FlowList nodes={flowOf(view, today())} />} thread={<Timeline view={view} />} others={others} more={more} {...(primary ? { primary } : {})}
    />
  )
}

const Marks = ({ view: { item, light } }: { readonly view: ItemView }) => (
  <>
    {'number' in item && <span className="sup-number">{item.number}</span>}
    {item.at === 'running' || item.at === 'closing' ? <><LightMark light={light.light} /><span>{stageWords[item.at]}</span></> : <LightMark light={light.light}>{stageWords[item.at]}</LightMark>}
    {item.matter.instruction && <span className="sup-tag">批示件</span>}
  </>
)

function Top({ view: { item }, problem }: { readonly view: ItemView; readonly problem: unknown }) {
  return (
    <>
      {problem ? <ProblemNote problem={problem} /> : null}
      {'ending' in item && <Banner tone="info">{stageWords[item.at]}：{item.ending.reason}（{signedBy(item.ending.by)}）</Banner>}
      {item.at === 'suspended' && <Banner tone="info">挂起：{item.stopped.reason}（{signedBy(item.stopped.by)}）。恢复后期限顺延。</Banner>}
      {item.at === 'closing' && item.read?.verdict === 'continue' && <Banner tone="soon">{item.read.leader}要求继续办理：{item.read.words}。请“不同意办结”，选择退回重办的任务。</Banner>}
    </>
  )
}
