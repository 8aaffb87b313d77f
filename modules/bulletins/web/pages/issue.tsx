import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Banner, FlowList, GoLink, Light, ObjectPage, ProblemNote, ThreadList, Waiting, momentWords, today, useActs, usePathParts, type FlowNode, type ThreadItem } from '#ui'
import { fileHref } from '#modules/files/web'
import { signedName } from '#lib/signatory'
import { printedOf } from '../../core/paper.ts'
import { roleWord } from '../../core/roles.ts'
import { isOut, type IssueId } from '../../core/types.ts'
import type { IssueView } from '../../core/views.ts'
import { stageWords } from '../../core/words.ts'
import { client, queries, readHref } from '../api.ts'
import { PagesView, useTypeset } from '../parts/pages-view.tsx'
import { useHandling } from '../parts/use-handling.tsx'
import { eventWords, stageTone } from '../words.ts'
import '../bulletins.css'

/** One issue: its pages at the left; what I can do, where it is, who has read it, and all that happened at the right. */
export function Page() {
  const { id = '' } = usePathParts()
  const issue = useQuery(queries.issue.queryOptions({ input: { issue: id as IssueId } }))
  if (issue.error) return <ProblemNote problem={issue.error} onRetry={() => void issue.refetch()} />
  return issue.data ? <Shown key={id} view={issue.data} /> : <Waiting lines={12} />
}

function Shown({ view }: { readonly view: IssueView }) {
  const { primary, others, more, panel, problem } = useHandling(view)
  const { issue } = view
  return (
    <ObjectPage
      title={view.name} back={{ href: '/bulletins', label: '刊物' }} top={<Top view={view} problem={problem} />} marks={<><Light state={stageTone[issue.at]}>{stageWords[issue.at]}</Light>{issue.masthead.isInternal && <span className="bul-tag">内部资料</span>}</>}
      paper={<div className="bul-page">{isOut(issue) && <Receipts view={view} />}<Pages view={view} /></div>}
      handling={panel} flow={<FlowList nodes={flowOf(view)} />} thread={<ThreadList items={timeline(view)} />} others={others} more={more} {...(primary ? { primary } : {})}
    />
  )
}

function Top({ view: { issue, isUnchanged }, problem }: { readonly view: IssueView; readonly problem: unknown }) {
  return (
    <>
      {problem ? <ProblemNote problem={problem} /> : null}
      {issue.at === 'drafted' && issue.returned && <Banner tone="soon">已退回修改：{issue.returned.reason}（{issue.returned.by.name}）</Banner>}
      {issue.at === 'withdrawn' && <Banner tone="overdue">已撤回：{issue.withdrawn.reason}（{issue.withdrawn.by.name}）</Banner>}
      {issue.at === 'discarded' && <Banner tone="info">已作废：{issue.discarded.reason}</Banner>}
      {isUnchanged === false && <Banner tone="overdue">文字与发布时留下的校验码不符，请联系系统管理员核查。</Banner>}
    </>
  )
}

function Pages({ view: { issue } }: { readonly view: IssueView }) {
  const laid = useTypeset(printedOf(issue))
  return <section className="bul-preview" aria-label="版面"><PagesView laid={laid} label="版面" /></section>
}

const fileWords = { pdf: 'PDF', ofd: 'OFD', docx: 'Word' } as const

/** R32: who of the sending list has read it; what it was otherwise opened is a number and no more. */
function Receipts({ view: { id, issue, receipts, reads, mayUrge } }: { readonly view: IssueView }) {
  const { run, problem, isPending } = useActs({ act: (readers: readonly string[]) => client.urge({ issue: id, readers: [...readers] }), done: () => '已催阅。', topics: ['bulletins'] })
  const open = receipts.filter(({ at }) => at === 'sent')
  return (
    <section className="sn-card bul-card" aria-label="阅读情况">
      <h2>阅读情况</h2>
      {problem ? <ProblemNote problem={problem} /> : null}
      <div className="sn-row">
        <span>发送 {receipts.length} 个，已读 <strong>{receipts.length - open.length}</strong>，未读 <strong>{open.length}</strong>；共打开 {reads} 次</span>
        {mayUrge && open.length > 0 && <Button loading={isPending} onClick={() => void run([])}>催阅未读的 {open.length} 个</Button>}
      </div>
      <ul className="bul-lines" aria-label="发送范围">{receipts.map(({ reader, read, urges, at }) => (
        <li key={reader.key}><div className="sn-row"><span>{reader.name}</span><Light state={at === 'read' ? 'normal' : 'suspended'}>{at === 'read' ? '已读' : '未读'}</Light><span className="sn-muted">{[read && `${read.by.name}，${momentWords(read.at, today())}`, urges.length > 0 && `已催 ${urges.length} 次`].filter(Boolean).join('；')}</span></div></li>
      ))}</ul>
      {isOut(issue) && issue.sentUp.length > 0 && <ul className="bul-lines" aria-label="上报">{issue.sentUp.map(({ to, at, remark }) => <li key={at}>已报{to}，{momentWords(at, today())}{remark && `（${remark}）`}</li>)}</ul>}
      <div className="sn-row">
        {issue.at === 'published' && <GoLink to={readHref(id)}>阅读页面</GoLink>}
        {isOut(issue) && issue.publication.files.map(({ kind, file }) => <a key={file} href={fileHref(file)} download>下载 {fileWords[kind]}</a>)}
      </div>
    </section>
  )
}

/** Who, when, and where it stands now. */
function flowOf({ issue }: IssueView): readonly FlowNode[] {
  const { route } = issue
  const done = [
    issue.at === 'drafted' || issue.at === 'discarded' ? null : 'submitted' in issue ? issue.submitted : null, 'reviewed' in issue ? issue.reviewed : null, 'signed' in issue ? issue.signed : null, isOut(issue) ? issue.published : null,
  ]
  const steps = [['编辑、送审', route.editing.name], ['审核', roleWord(route.reviewRole)], ['签发', roleWord(route.signRole)], ['编号发布', route.editing.name]] as const
  const now = done.indexOf(null)
  return steps.map(([label, who], index): FlowNode => {
    const stamp = done[index]
    return stamp ? { id: label, label, state: 'done', when: momentWords(stamp.at, today()), who: [signedName(stamp.by)] } : { id: label, label, state: issue.at === 'discarded' ? 'skipped' : index === now ? 'now' : 'next', who: [who] }
  })
}
/** Everything that happened; of one person's keeping the words again and again the last alone. */
function timeline({ thread }: IssueView): readonly ThreadItem[] {
  const shown = thread.filter((entry, index) => entry.event.type !== 'amended' || thread[index + 1]?.event.type !== 'amended' || thread[index + 1]?.byName !== entry.byName)
  return shown.map(({ number, at, byName, unitName, event: { type, text } }): ThreadItem => ({ key: String(number), at, relation: `${byName}${unitName ? `（${unitName}）` : ''}`, title: `${eventWords[type]}${text ? `：${text}` : ''}` }))
}
