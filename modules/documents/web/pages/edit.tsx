import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { Suspense, lazy, useCallback, useState } from 'react'
import { z } from 'zod'
import { Banner, ProblemNote, StepsPage, Waiting, asProblem, findingId, showToast, useFilters, useGo, useLeaveGuard, useNarrow, usePathParts } from '#ui'
import type { Finding } from '#lib/findings'
import { withElements, type DocumentId, type Elements } from '../../core/content.ts'
import { withFixes } from '../../core/fix-content.ts'
import { kinds } from '../../core/kinds.ts'
import { fieldOf } from '../../core/paper-issues.ts'
import { stageWords } from '../../core/rules.ts'
import type { CheckView, DocumentView } from '../../core/views.ts'
import { client, documentHref, nextTaskHref, queries } from '../api.ts'
import { targetOf, targetOfField, useArrival, type Target } from '../arrival.ts'
import { notReadId } from '../imported-words.ts'
import { issuesOfStep, stepOfField, type WritingStep } from '../issue-steps.ts'
import { BesideOriginal } from '../parts/beside-original.tsx'
import { ElementsStep } from '../parts/elements-step.tsx'
import { LivePreview } from '../parts/live-preview.tsx'
import { ReturnedBanner } from '../parts/returned-banner.tsx'
import { NotNow } from '../parts/not-now.tsx'
import { useChecks } from '../parts/use-checks.ts'
import { useImported } from '../parts/use-imported.ts'
import { useWriters } from '../parts/use-writers.ts'
import { useWriting, type Writer } from '../parts/use-writing.ts'
import { WritersNote } from '../parts/writers-note.tsx'
import '../documents.css'

// Writing begins with the elements: the other steps come when they are gone to.
const BodyStep = lazy(() => import('../parts/body-step.tsx').then((loaded) => ({ default: loaded.BodyStep })))
const CheckStep = lazy(() => import('../parts/check-step.tsx').then((loaded) => ({ default: loaded.CheckStep })))
const Conflict = lazy(() => import('../parts/conflict.tsx').then((loaded) => ({ default: loaded.Conflict })))

/** 拟稿与修改: elements, text, check, then the document goes on its way. */
export function Page() {
  const { id = '' } = usePathParts()
  const document = useQuery({ ...queries.document.queryOptions({ input: { document: id as DocumentId } }), staleTime: 0, gcTime: 0, refetchOnWindowFocus: false })
  if (document.error) return <ProblemNote problem={document.error} onRetry={() => void document.refetch()} />
  // Words are taken up once: what comes later from the server is compared, never put under the pen.
  if (!document.data || document.isFetching && !document.isFetchedAfterMount) return <Waiting lines={10} />
  if (!document.data.may.edit) return <NotNow document={document.data} title="修改文稿">{`公文现处“${stageWords[document.data.state.at]}”环节，您不是当前可以改稿的办理人，文稿不能修改。`}</NotNow>
  return <Writing key={document.data.id} first={document.data} />
}

const filtersSchema = z.object({ step: z.enum(['elements', 'body', 'check']).catch('elements') })

function Writing({ first }: { readonly first: DocumentView }) {
  const [document] = useState(first)
  const writer = useWriting(document)
  const [{ step }, setFilters] = useFilters(filtersSchema)
  const go = useGo()
  const { check, problem, hurry, again } = useChecks(document, writer.content)
  const handing = useHandingOn(document, writer)
  const [wanted, setWanted] = useState<Target | null>(null)
  useLeaveGuard(!writer.isKept && writer.newer === null)
  useArrival(wanted, () => setWanted(null))
  const writers = useWriters(document.id, { isWriting: true })
  const { content, change } = writer
  const issues = check?.open ?? []
  const setElements = useCallback((given: Partial<Elements>) => change((now) => ({ ...now, elements: withElements(now.elements, given) })), [change])
  const goTo = (field: string) => { setFilters({ step: stepOfField(field) }); setWanted(targetOfField(field)) }
  const see = ({ place }: Finding) => { setFilters({ step: stepOfField(fieldOf(place)) }); setWanted(targetOf(place)) }
  const choose = (number: number) => { setFilters({ step: 'check' }); setWanted({ id: findingId(number) }) }
  const imported = useImported(document.id)
  const chooseNotRead = (number: number) => { setFilters({ step: 'body' }); setWanted({ id: notReadId(number) }) }
  const fix = (findings: readonly Finding[]) => {
    hurry()
    change((now) => withFixes(now, findings))
    showToast({ text: withFixes(content, findings) === content ? '文字刚刚改过，正在重新校对。' : findings.length > 1 ? `已改正 ${findings.length} 处。` : '已修改。' })
  }
  if (writer.newer) return <Suspense fallback={<Waiting lines={6} />}><Conflict newer={writer.newer} mine={content} onChoose={writer.reconcile} /></Suspense>
  const isDraft = document.state.at === 'drafting'
  const submit = isDraft
    ? { key: 'submit', label: '提交', keys: 'Alt+S', isPending: handing.isPending, onAct: () => { setFilters({ step: 'check' }); handing.submit() } }
    : { key: 'submit', label: '保存并返回办理', keys: 'Alt+S', isPending: handing.isPending, onAct: handing.keep }
  return (
    <div className="doc-writing">
      {handing.problem ? <ProblemNote problem={handing.problem} /> : null}
      {writer.refused ? <ProblemNote problem={writer.refused} /> : null}
      {writer.isRestored && <Banner tone="info">已找回上次在本机未保存的文稿，正在继续。</Banner>}
      <WritersNote writers={writers} isWriting />
      <ReturnedBanner state={document.state} />
      <StepsPage
        title={content.elements.title || `新拟${kinds[content.elements.kind].name}`} back={{ href: documentHref(document.id), label: '公文' }} saved={writer.words} current={step} onStep={(key) => setFilters({ step: key as WritingStep })}
        submit={submit} others={[{ key: 'see', label: '看公文页', onAct: () => go(documentHref(document.id)) }]}
        steps={[
          { key: 'elements', label: '要素', issues: issuesOfStep(issues, 'elements'), content: <ElementsStep document={document} elements={content.elements} onChange={setElements} issues={issuesOfStep(issues, 'elements')} /> },
          { key: 'body', label: '正文和附件', issues: issuesOfStep(issues, 'body'), content: <Suspense fallback={<Waiting lines={6} />}><BodyStep id={document.id} content={content} onChange={change} issues={issuesOfStep(issues, 'body')} onDrawn={again} annexShown={wanted?.place?.attachment ?? null} /></Suspense> },
          { key: 'check', label: isDraft ? '检查和提交' : '检查', issues, content: <Suspense fallback={<Waiting lines={6} />}><CheckStep check={check} problem={problem} content={content} attempt={handing.attempt} onGo={goTo} onSee={see} onFix={fix} onReason={(code, reason) => setElements({ reasons: { ...content.elements.reasons, [code]: reason } })} /></Suspense> },
        ]}
        aside={<BesideOriginal imported={imported} onChoose={chooseNotRead}><Preview document={document} writer={writer} check={check} onChoose={choose} /></BesideOriginal>}
      />
    </div>
  )
}

/** The pages at the right; on a phone they come when asked for. */
function Preview({ writer, ...props }: { readonly document: DocumentView; readonly writer: Writer; readonly check: CheckView | undefined; readonly onChoose: (number: number) => void }) {
  const isNarrow = useNarrow(56)
  const [isAsked, setAsked] = useState(false)
  if (isNarrow && !isAsked) return <Button onClick={() => setAsked(true)}>看版式预览</Button>
  return <LivePreview {...props} content={writer.content} />
}

function useHandingOn(document: DocumentView, writer: Writer) {
  const go = useGo()
  const cache = useQueryClient()
  const [attempt, setAttempt] = useState(0)
  const keep = useMutation({ mutationFn: () => writer.keepNow(), onSuccess: () => go(documentHref(document.id)) })
  const submit = useMutation({
    mutationFn: async () => {
      await writer.keepNow()
      const { mine } = await client.case({ document: document.id })
      const task = mine.find((one) => one.isOpen && one.kind === 'handle')
      if (!task) return go(documentHref(document.id))
      await client.act({ document: document.id, act: { type: 'approve', task: task.number } })
      await cache.invalidateQueries({ queryKey: [['documents']] })
      showToast({ text: '已提交，送下一环节办理。' })
      go(await nextTaskHref(documentHref(document.id)) ?? '/documents')
    },
    onError: () => setAttempt((now) => now + 1),
  })
  const refused = submit.error ? asProblem(submit.error) : null
  return {
    submit: () => submit.mutate(), keep: () => keep.mutate(), isPending: submit.isPending || keep.isPending, attempt,
    // What the rules found stands in the list itself.
    problem: keep.error ?? (refused && refused.code !== 'incomplete' ? refused : null),
  }
}
