import { useInfiniteQuery } from '@tanstack/react-query'
import { Banner, GoLink, MoreRows, ProblemNote, Waiting, dayWords, today, useTitle } from '#ui'
import type { RepeatWarning, Warnings } from '../../core/warnings/views.ts'
import { itemHref, listHref, queries } from '../api.ts'
import { LateWarnings } from '../parts/late-warnings.tsx'
import { percentWords } from '../words.ts'
import '../supervision.css'

/** 督查预警: what will probably be late, units with several reds, and complaints that come again; no ranking. */
export function Page() {
  useTitle('督查预警')
  const pages = useInfiniteQuery(queries.warnings.infiniteOptions({ input: (after: string | undefined) => (after ? { after } : {}), initialPageParam: undefined, getNextPageParam: (page) => page.next ?? undefined }))
  const first = pages.data?.pages[0]
  if (pages.error) return <ProblemNote problem={pages.error} onRetry={() => void pages.refetch()} />
  if (!pages.data || !first) return <Waiting lines={10} />
  const { settings, accuracy, instructions } = first
  return (
    <div className="sup-unit">
      <header className="sn-object-head"><GoLink to="/supervision" className="sn-back">‹ 督查总览</GoLink><h1>督查预警</h1></header>
      {instructions === 'without' && <Banner tone="info">红灯件数不含其他领导的批示件。</Banner>}
      <section className="sn-card sup-card" aria-label="可能逾期的任务">
        <h2>可能逾期的任务</h2>
        <p className="sn-muted">依据本机关近{settings.years}年的办理情况，每天早上计算一次：到现在还没有办结的同类事项中，能按期办结的不到{percentWords(settings.below)}的，在到期前提示。可比事项不足{settings.leastCases}件的不作判断。</p>
        <p className="sn-muted">{accuracy ?? '还没有计算过，明天早上起显示。'}</p>
        <LateWarnings late={pages.data.pages.flatMap(({ late }) => late)} />
        {first.late.length === 0 && <p>目前没有预警的任务。</p>}
        <MoreRows list={pages}>显示更多预警</MoreRows>
      </section>
      <Units warnings={first} />
      <Repeats repeats={first.repeats} settings={settings} />
    </div>
  )
}

const Units = ({ warnings: { units, settings, instructions } }: { readonly warnings: Warnings }) => (
  <section className="sn-card sup-card" aria-label="红灯较多的单位">
    <h2>同一单位{settings.reds}个以上红灯</h2>
    {units.length === 0 ? <p>目前没有。</p> : (
      <ul className="sup-unit-lines">{units.map(({ unit, red }) => (
        <li key={unit.unit}><GoLink to={listHref({ view: 'open', light: 'red', unit: unit.unit, instructions: instructions === 'without' ? 'without' : undefined })}>{unit.name}　红灯 {red} 件</GoLink></li>
      ))}</ul>
    )}
  </section>
)

const Repeats = ({ repeats, settings }: { readonly repeats: readonly RepeatWarning[]; readonly settings: Warnings['settings'] }) => (
  <section className="sn-card sup-card" aria-label="多次反映的诉求">
    <h2>{settings.complaintDays}天内反映{settings.complaints}次以上的诉求</h2>
    <p className="sn-muted">按热点难点事项的名称比对文字，可能有误，请打开核对。</p>
    {repeats.length === 0 ? <p>目前没有。</p> : repeats.map(({ items }) => (
      <ul key={items[0]!.id} className="sup-unit-lines sup-warnings">{items.map(({ id, title, number, on }) => (
        <li key={id}><GoLink to={itemHref(id)}>{title}</GoLink><span className="sn-muted">{number}　{dayWords(on, today())}</span></li>
      ))}</ul>
    ))}
  </section>
)
