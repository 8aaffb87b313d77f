import { useQuery } from '@tanstack/react-query'
import { Banner, Light, ObjectPage, ProblemNote, ThreadList, Waiting, momentWords, today, useDraft, usePathParts, useSession, type ThreadItem } from '#ui'
import type { EmergencyId } from '../../core/types.ts'
import type { EmergencyOptions, EmergencyView } from '../../core/views.ts'
import { gradeWords, nameOf, stageWords } from '../../core/words.ts'
import { queries, useOptions } from '../api.ts'
import { draftOf, type FactsDraft } from '../facts-draft.ts'
import { AboveCard, RecordCard, ReportsCard } from '../parts/cards.tsx'
import { Countdown } from '../parts/countdown.tsx'
import { FactsForm } from '../parts/facts-form.tsx'
import { useHandling } from '../parts/use-handling.tsx'
import { threadLine } from '../thread.ts'
import { stageTone } from '../words.ts'
import '../emergencies.css'

const AGAIN_MS = 60_000

/** One emergency on one screen: the clock above, the report at the left, the next act at the right; worked by keys alone. */
export function Page() {
  const { id = '' } = usePathParts()
  const options = useOptions()
  const emergency = useQuery({ ...queries.emergency.queryOptions({ input: { emergency: id as EmergencyId } }), refetchInterval: AGAIN_MS })
  const problem = emergency.error ?? options.error
  if (problem) return <ProblemNote problem={problem} onRetry={() => void Promise.all([emergency.refetch(), options.refetch()])} />
  return emergency.data && options.data ? <Shown key={`${id} ${emergency.data.emergency.reports.length}`} view={emergency.data} options={options.data} /> : <Waiting lines={12} />
}

function Shown({ view, options }: { readonly view: EmergencyView; readonly options: EmergencyOptions }) {
  const session = useSession()
  const { emergency } = view
  const draft = useDraft<FactsDraft>({ draft: `${session.person ?? ''}.emergencies.${view.id}.${emergency.reports.length}`, initial: draftOf(emergency) })
  const { primary, others, more, panel, problem, issues, attempt } = useHandling(view, options, draft)
  const isWriting = view.may.some(({ act }) => act === 'submit')
  return (
    <ObjectPage
      title={nameOf(emergency.facts.elements)} back={{ href: '/emergencies', label: '紧急信息' }} top={<Top view={view} problem={problem} />}
      marks={<><span>{emergency.number}</span><Light state={stageTone[emergency.at]}>{stageWords[emergency.at]}</Light>{emergency.grade && <span>{gradeWords[emergency.grade.grade]}</span>}</>}
      paper={(
        <div className="em-paper">
          {isWriting && <FactsForm emergency={emergency} draft={draft.value} issues={issues} attempt={attempt} saved={draft.words} onChange={draft.set} />}
          <ReportsCard view={view} /><AboveCard view={view} /><RecordCard view={view} isFactsShown={!isWriting} />
        </div>
      )}
      handling={panel} thread={<Timeline view={view} />} others={others} more={more} {...(primary ? { primary } : {})}
    />
  )
}

function Top({ view, problem }: { readonly view: EmergencyView; readonly problem: unknown }) {
  const { emergency, waiting, sight } = view
  return (
    <>
      <Countdown view={view} />
      {problem ? <ProblemNote problem={problem} /> : null}
      {waiting > 0 && <Banner tone="overdue">有 {waiting} 项提醒等带班领导确认，没有确认的每隔几分钟再提醒。</Banner>}
      {emergency.at === 'dismissed' && <Banner tone="info">已排除：{emergency.ending.words}（{emergency.ending.by.name}）</Banner>}
      {emergency.draft?.step === 'returned' && <Banner tone="soon">报告已退回修改：{emergency.draft.reason}（{emergency.draft.returnedBy.name}）</Banner>}
      {sight === 'own' && <Banner tone="info">这里只显示本单位报告的内容和是否按时。</Banner>}
    </>
  )
}

/** 来龙去脉: everything that happened, the repeated alerts left out. */
function Timeline({ view: { thread } }: { readonly view: EmergencyView }) {
  const clock = (at: Parameters<typeof momentWords>[0]) => momentWords(at, today())
  const items = thread.map((entry) => ({ entry, line: threadLine(entry.event, clock) })).filter(({ line }) => !line.isMinor)
    .map(({ entry: { number, at, byName, unitName }, line }): ThreadItem => ({ key: String(number), at, relation: `${byName}${unitName ? `（${unitName}）` : ''}`, title: `${line.act}${line.text ? `：${line.text}` : ''}` }))
  return <ThreadList items={items} />
}
