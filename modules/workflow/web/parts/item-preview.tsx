import { Button } from 'antd'
import type { TaskId } from '#lib/ids'
import { FlowList, GoLink, ProblemNote, Waiting, momentWords, showToast, today, useConfirm, useHotkeys, skippedWords } from '#ui'
import { type CaseShown, flowOf, traceRows } from '../case-words.ts'
import type { InboxItem, InboxTab } from '../../core/types.ts'
import { useCase, useCircling, useReading } from '../use-inbox.ts'
import { CaseTasks } from './case-tasks.tsx'
import { Due, UrgencyMark } from './inbox-columns.tsx'

export interface ItemPreviewProps {
  readonly item: InboxItem
  readonly tab: InboxTab
  readonly onClose: () => void
  /** The line was handled here. */
  readonly onHandled: () => void
}

/** A line beside the list: what was said last, where the case stands, and what can be done without opening it. Looking does not count as opening. */
export function ItemPreview({ item, tab, onClose, onHandled }: ItemPreviewProps) {
  const found = useCase(item.case, !item.isLed)
  return (
    <div className="wf-preview">
      <div className="wf-preview-head">
        <h2><UrgencyMark urgency={item.urgency} />{item.title}</h2>
        <button type="button" className="sn-plain" onClick={onClose}>收起预览</button>
      </div>
      <p className="sn-muted">
        {item.stepName}{item.sentByName && `，${item.sentByName}送来`}，{momentWords(item.receivedAt, today())}{item.isForAnother && `，代${item.personName}办理`} {item.due && <Due item={item} />}
      </p>
      {item.task !== null && tab === 'toRead' ? <ReadingActs key={item.task} item={item} task={item.task} onHandled={onHandled} /> : <div className="sn-row"><OpenLink item={item} words={tab === 'todo' ? '打开办理' : '打开'} /></div>}
      {item.isLed ? null : found.error ? <ProblemNote problem={found.error} onRetry={() => void found.refetch()} /> : found.data ? <CaseInShort of={found.data} /> : <Waiting lines={5} />}
    </div>
  )
}

const OpenLink = ({ item, words }: { readonly item: InboxItem; readonly words: string }) => <GoLink to={item.link} className="wf-open" ariaLabel={`${words}：${item.title}`}>{words}</GoLink>

interface ReadingActsProps {
  readonly item: InboxItem
  readonly task: TaskId
  readonly onHandled: () => void
}

/** 圈阅, which can be taken back for ten seconds, or read with words. */
function ReadingActs({ item, task, onHandled }: ReadingActsProps) {
  const confirm = useConfirm()
  const reading = useReading()
  const circle = useCircling()
  // A promise, not a callback of the mutation: fresh lists may have taken this preview away before the answer is here.
  const read = (text: string) => void reading.mutateAsync({ id: task, opinion: { form: 'words', text } }).then(() => {
    showToast({ text: `已阅：${item.title}` })
    onHandled()
  }, () => undefined) // The refusal is shown below the buttons.
  const readWithWords = async () => {
    const confirmed = await confirm({ verb: '提交意见', title: `阅《${item.title}》`, reason: { label: '阅批意见', isRequired: true } })
    if (confirmed) read(confirmed.reason)
  }
  const circled = () => {
    circle([item], (outcome) => { if (outcome.skipped.length > 0) showToast({ tone: 'failed', text: `没有圈阅成功：${skippedWords(outcome)}` }) })
    onHandled()
  }
  useHotkeys([{ keys: 'Alt+R', label: '圈阅', act: () => { if (!reading.isPending) circled() } }])
  return (
    <>
      <div className="sn-row">
        <Button type="primary" aria-disabled={reading.isPending || undefined} aria-keyshortcuts="Alt+R" title="Alt+R" onClick={() => { if (!reading.isPending) circled() }}>圈阅</Button>
        <Button loading={reading.isPending} onClick={() => void readWithWords()}>写意见</Button>
        <OpenLink item={item} words="打开" />
      </div>
      {reading.error && <ProblemNote problem={reading.error} />}
    </>
  )
}

function CaseInShort({ of }: { readonly of: CaseShown }) {
  const wrote = new Set(of.trace.filter(({ opinion }) => opinion && opinion.form !== 'circle').map(({ number }) => String(number)))
  const said = traceRows(of).filter(({ key }) => wrote.has(key)).slice(-SAID)
  return (
    <>
      {said.length > 0 && <section><h3>最近的意见</h3><ul className="wf-said">{said.map((row) => <li key={row.key}><span className="sn-muted">{row.step} {row.who.name} {momentWords(row.at, today())}</span><p>{row.opinion}</p></li>)}</ul></section>}
      {of.at === 'running' && <section><h3>在办</h3><CaseTasks of={of} /></section>}
      <section><h3>流程</h3><FlowList nodes={flowOf(of, today()).nodes} /></section>
    </>
  )
}

const SAID = 3
