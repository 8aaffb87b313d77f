import { type ReactNode, Suspense, lazy, useCallback, useEffect, useRef, useState } from 'react'
import type { PersonId, UnitId } from '#lib/ids'
import { readingKey } from '#modules/workflow/web'
import { type PageAct, forgetDraft, useConfirm, useDelayed, useGo, useSession } from '#ui'
import type { NumberRuleId } from '../../core/numbers.ts'
import { isUnsignedStage } from '../../core/rules.ts'
import type { DocumentCase, DocumentView, OwnTaskShown } from '../../core/views.ts'
import { client, documentHref, docxHref, editHref, ofdHref, pdfHref, sendRoomHref } from '../api.ts'
import { isLeadSealing, mayOf, ownWork, primaryWords, whoseTurn, whyNotOn, type OwnWork } from '../own-work.ts'
import { doneWords } from '../words.ts'
import { ChecklistForm } from './checklist.tsx'
import { JointSeals } from './joint-seals.tsx'
import { OpinionPart, nothingSaid, type Saying } from './opinion-part.tsx'
import { useOwnSignature, type OwnSignature } from './own-signature.tsx'
import { CopiesField, NumberField, StraddleField, useStraddle } from './stage-fields.tsx'
import { Settlements } from './settlements.tsx'
import { useActing, type Act, type Acting } from './use-acting.ts'

// antd's windows are large, and most papers go on without one.
const PeopleDialog = lazy(() => import('./people-dialog.tsx').then((loaded) => ({ default: loaded.PeopleDialog })))
const ReturnDialog = lazy(() => import('./return-dialog.tsx').then((loaded) => ({ default: loaded.ReturnDialog })))

/** What the person at the page can do with the document now: the acts at their fixed place, and what belongs to them. */
export interface Handling {
  readonly primary: PageAct
  readonly others: readonly PageAct[]
  readonly more: readonly PageAct[]
  readonly panel: ReactNode
  readonly problem: unknown
}

interface Desk {
  readonly document: DocumentView
  readonly ofCase: DocumentCase
  readonly work: OwnWork
  readonly acting: Acting
  readonly saying: Saying
  readonly signature: OwnSignature
  readonly rule: NumberRuleId | null
  readonly copies: number
  readonly straddle: boolean
  readonly inPerson: readonly UnitId[]
  readonly open: (dialog: Dialog) => void
  readonly go: (to: string) => void
  readonly forget: () => void
}
type Dialog = 'return' | 'transfer' | 'circulate' | null

export function useHandling(document: DocumentView, ofCase: DocumentCase): Handling {
  const settled = useDelayed()
  const work = ownWork(ofCase.mine.filter((task) => !task.isOpen || !settled.has(readingKey(task.task))))
  const acting = useActing(document.id)
  const session = useSession()
  const go = useGo()
  const [saying, setSaying] = useState<Saying>(nothingSaid)
  const signature = useOwnSignature()
  const [rule, setRule] = useState<NumberRuleId | null>(null)
  const [copies, setCopies] = useState(document.content.elements.copies || 1)
  const [straddle, setStraddle] = useStraddle()
  const [inPerson, setInPerson] = useState<readonly UnitId[]>([])
  const [dialog, open] = useState<Dialog>(null)
  useOpened(document, ofCase, work)
  const mine = work.task ?? work.reading
  const draft = `${session.person ?? ''}.documents.${document.id}.${mine?.number ?? 0}`
  const desk: Desk = { document, ofCase, work, acting, saying, signature, rule, copies, straddle, inPerson, open, go, forget: () => forgetDraft(draft) }
  const change = useCallback((given: Partial<Saying>) => setSaying((now) => ({ ...now, ...given })), [])
  const actingFor = mine?.onBehalfOf ? ofCase.names.people[mine.onBehalfOf] : undefined
  const rare = useRareActs(desk)
  return {
    primary: primaryOf(desk), others: othersOf(desk), more: rare, problem: acting.problem,
    panel: (
      <div className="doc-handling">
        {!mine && <p className="sn-muted">{whoseTurn(ofCase) ?? '流程已办结。'}</p>}
        {work.stage === 'drafting' && <p className="sn-muted">文稿在您处，检查后提交下一环节。</p>}
        {actingFor && <p className="doc-acting-for">您正在代 {actingFor} 办理，意见和记录都会写明“代”。</p>}
        {work.stage === 'officeReview' && <ChecklistForm document={document.id} answers={document.state.checklist} />}
        <Settlements document={document} mayAnswer={work.task !== null && isUnsignedStage(document.state.at)} />
        {work.stage === 'numbering' && <NumberField document={document.id} value={rule} onChange={setRule} />}
        {document.state.at === 'sealing' && <JointSeals document={document} inPerson={isLeadSealing(work) ? { value: inPerson, onChange: setInPerson } : null} />}
        {isLeadSealing(work) && <CopiesField label="用印份数" value={copies} onChange={setCopies} />}
        {isLeadSealing(work) && <StraddleField isChosen={straddle} onChoose={setStraddle} />}
        {mine && !WITHOUT_OPINION.has(work.stage ?? '') && <OpinionPart key={draft} task={mine} stage={work.task ? work.stage : null} saying={saying} onChange={change} actingFor={actingFor} draft={draft} signature={work.task ? signature : null} />}
        <Suspense>
          {dialog === 'return' && work.task && <ReturnDialog task={work.task} onClose={() => open(null)} onReturn={(act, to) => { open(null); acting.act(act, `已退回“${to}”`, true) }} />}
          {dialog === 'transfer' && work.task && <PeopleDialog verb="转办" isSingle hint="转办后由对方办理本环节，您不再办理。" onClose={() => open(null)} onPicked={([person]) => { open(null); acting.act({ type: 'transfer', task: work.task!.number, to: person!.id as PersonId, ...said(saying) }, `已转${person!.name}办理`, true) }} />}
          {dialog === 'circulate' && <PeopleDialog verb="传阅" isSingle={false} hint="传阅不影响办理进度，对方会在“待阅”中看到。" onClose={() => open(null)} onPicked={(people) => { open(null); acting.act({ type: 'circulate', readers: people.map(({ id }) => id as PersonId) }, `已送 ${people.length} 人传阅`) }} />}
        </Suspense>
      </div>
    ),
  }
}

/** Stages where no opinion is written: drafts are handed in from the writing page, the others are acts of their own. */
const WITHOUT_OPINION: ReadonlySet<string> = new Set(['drafting', 'numbering', 'sealing', 'dispatching'])

/** What is said in an act that puts one's name under the text. */
const signedWith = ({ saying, signature }: Desk) => ({ ...said(saying), ...(signature.isUsed ? { withSignature: true } : {}) })

const said = ({ text, handwriting }: Saying): { opinion?: string; handwriting?: NonNullable<Saying['handwriting']> } =>
  ({ ...(text.trim() ? { opinion: text.trim() } : {}), ...(handwriting ? { handwriting } : {}) })

/** Opening a task is an act of its own: from then on the one before cannot take it back. */
function useOpened(document: DocumentView, ofCase: DocumentCase, { task, reading }: OwnWork): void {
  const opened = useRef<number | null>(null)
  const number = (task ?? reading)?.number ?? null
  const isNew = number !== null && ofCase.open.some((one) => one.number === number && one.openedAt === null)
  useEffect(() => {
    if (!isNew || number === null || opened.current === number) return
    opened.current = number
    // Refused when it was taken back in this very moment; the page then shows so at its next reading.
    client.act({ document: document.id, act: { type: 'open', task: number } }).catch(() => undefined)
  }, [isNew, number, document.id])
}

function primaryOf(desk: Desk): PageAct {
  const { document, ofCase, work, acting, go } = desk
  const { task, stage, reading } = work
  if (!task && reading) return { key: 'read', label: '已阅', keys: 'Alt+S', isPending: acting.pending === 'read', onAct: () => readOn(desk, reading) }
  if (!task || !stage) {
    if (document.may.keepSendRoom && document.receipts) return { key: 'room', label: '分发室', onAct: () => go(sendRoomHref(document.id)) }
    return { key: 'none', label: '办理', onAct: () => undefined, disabledWhy: whoseTurn(ofCase) ?? '流程已办结，没有待办的事' }
  }
  if (stage === 'drafting') return { key: 'submit', label: '检查和提交', keys: 'Alt+S', onAct: () => go(`${editHref(document.id)}?step=check`) }
  const why = mayOf(task, 'approve').reason ?? whyNotOn(work, document, desk.inPerson)
  return { key: 'primary', label: primaryWords(work), keys: 'Alt+S', isPending: acting.pending === 'approve' || acting.pending === stage, onAct: () => goOn(desk), ...(why ? { disabledWhy: why } : {}) }
}

/** Words are said for good; a mere 圈阅 can be taken back for a moment. */
function readOn({ document, acting, saying, forget }: Desk, reading: OwnTaskShown): void {
  const opinion = said(saying)
  forget()
  if (opinion.opinion || opinion.handwriting) return acting.act({ type: 'read', task: reading.number, ...opinion }, '已阅', true)
  acting.circle(reading, document.content.elements.title)
}

function goOn(desk: Desk): void {
  const { document, work, acting, saying, rule, copies, straddle, inPerson, go } = desk
  const { task, stage } = work
  if (!task || !stage) return
  const id = document.id
  const organ = document.content.elements.organ
  if (stage === 'dispatching') return go(sendRoomHref(id))
  if (stage === 'numbering') return rule ? acting.run(stage, { run: () => client.number({ document: id, task: task.number, rule }), done: doneWords.numbering, isHandedOn: true }) : undefined
  if (stage === 'sealing' && !isLeadSealing(work)) return acting.run(stage, { run: () => client.sealJointly({ document: id, task: task.number }), done: doneWords.sealing, isHandedOn: true })
  if (stage === 'sealing') return organ ? acting.run(stage, { run: () => client.seal({ document: id, task: task.number, organ, copies, straddle, inPerson: [...inPerson] }), done: doneWords.sealing, isHandedOn: true }) : undefined
  desk.forget()
  if (stage === 'consulting' && saying.stance === 'disagree') return acting.act({ type: 'disagree', task: task.number, ...signedWith(desk) }, doneWords.consulting, true)
  const stance = stage === 'consulting' ? { stance: saying.stance as 'agree' | 'comments' } : {}
  acting.act({ type: 'approve', task: task.number, ...stance, ...signedWith(desk) }, doneWords[stage], true)
}

function othersOf(desk: Desk): readonly PageAct[] {
  const { document, work, acting, saying, open, go } = desk
  const { task, stage } = work
  const acts: PageAct[] = []
  if (document.may.edit) acts.push({ key: 'edit', label: '修改文稿', onAct: () => go(editHref(document.id)) })
  if (document.may.correct) acts.push({ key: 'correct', label: '更正文字', onAct: () => go(`${documentHref(document.id)}?tab=correct`) })
  if (task && stage !== 'drafting') {
    if (stage === 'countersigning') {
      const act: Act = { type: 'disagree', task: task.number, ...signedWith(desk) }
      acts.push({ key: 'disagree', label: '不同意', isDanger: true, isPending: acting.pending === 'disagree', onAct: () => { desk.forget(); acting.act(act, '已答复不同意，退拟稿单位协商', true) }, ...(saying.text.trim() || saying.handwriting ? {} : { disabledWhy: '不同意的，请先写明意见' }) })
    }
    const back = mayOf(task, 'return')
    acts.push({ key: 'return', label: '退回', keys: 'Alt+T', isDanger: true, isPending: acting.pending === 'return', onAct: () => open('return'), ...(back.allowed ? {} : { disabledWhy: back.reason ?? '本环节不能退回' }) })
  }
  if (mayOf(task, 'transfer').allowed && stage !== 'drafting') acts.push({ key: 'transfer', label: '转办', onAct: () => open('transfer') })
  if (mayOf(task ?? work.reading ?? work.last, 'circulate').allowed) acts.push({ key: 'circulate', label: '传阅', onAct: () => open('circulate') })
  const taken = mayOf(work.last, 'retract')
  if (work.last && !task && taken.allowed) acts.push(retractAct(desk))
  return acts
}

/** Taking back one's last act, until the next person has opened it; then the act stays and says why not. */
function retractAct({ work, acting }: Desk): PageAct {
  const taken = mayOf(work.last, 'retract')
  return {
    key: 'retract', label: '撤回', isPending: acting.pending === 'retract', onAct: () => acting.act({ type: 'retract', task: work.last!.number }, '已撤回，可重新办理'),
    ...(taken.allowed ? {} : { disabledWhy: taken.reason ?? '对方已打开，不能撤回' }),
  }
}

/** Rare acts, each asked about before it is done. */
function useRareActs(desk: Desk): readonly PageAct[] {
  const { document, ofCase, work, acting } = desk
  const confirm = useConfirm()
  const { may, state, id } = document
  const asked = (verb: string, title: string, run: (reason: string) => Promise<unknown>, body?: string) => async () => {
    const sure = await confirm({ verb, title, isDanger: true, reason: { label: `${verb}原因`, isRequired: true }, ...(body ? { body } : {}) })
    if (sure) acting.run(verb, { run: () => run(sure.reason), done: `已${verb}`, isHandedOn: false })
  }
  const any = work.task ?? work.reading ?? work.last
  const acts: PageAct[] = []
  if (work.last && !work.task && ofCase.at === 'running' && !mayOf(work.last, 'retract').allowed) acts.push(retractAct(desk))
  if (mayOf(any, 'recall').allowed) acts.push({ key: 'recall', label: '收回传阅', onAct: () => acting.act({ type: 'recall', tasks: 'all' }, '已收回未读的传阅') })
  if (isUnsignedStage(state.at) && ofCase.at === 'running' && mayOf(any, 'terminate').allowed) acts.push({ key: 'withdraw', label: '撤稿', isDanger: true, onAct: () => void asked('撤稿', '撤下这份文稿，不再办理？', (reason) => client.act({ document: id, act: { type: 'withdraw', reason } }))() })
  if (may.undoIssue && 'number' in state && !('issued' in state) && state.at !== 'voided') acts.push({ key: 'void', label: '作废文号', isDanger: true, onAct: () => void asked('作废', `作废 ${state.number.text}？`, (reason) => client.void({ document: id, reason }), '号码保留为空号并注明原因，不再使用。')() })
  if (may.undoIssue && (state.at === 'dispatched' || state.at === 'archiveReady')) acts.push({ key: 'recall-issued', label: '撤回已发', isDanger: true, onAct: () => void asked('撤回', '撤回已分发的公文？', (reason) => client.recall({ document: id, reason }), '各收文单位会看到已撤回和原因，不得再办理。')() })
  if (may.undoIssue && state.at === 'dispatched') acts.push({ key: 'archive', label: '转待归档', onAct: () => acting.run('archive', { run: () => client.makeArchiveReady({ document: id }), done: '已转待归档', isHandedOn: false }) })
  acts.push({ key: 'pdf', label: '下载 PDF', onAct: () => location.assign(pdfHref(id)) })
  acts.push({ key: 'ofd', label: '下载 OFD', onAct: () => location.assign(ofdHref(id)) })
  if (!('seal' in state)) acts.push({ key: 'docx', label: '下载 Word（供修改）', onAct: () => location.assign(docxHref(id)) })
  return acts
}
