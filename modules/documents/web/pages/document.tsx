import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { CaseFlow, CaseTasks, CaseTrace } from '#modules/workflow/web'
import { Banner, ErrorSummary, GoLink, Light, ObjectPage, PaperView, ProblemNote, ThreadList, ViewTabs, Waiting, asProblem, useFilters, useGo, usePathParts } from '#ui'
import type { DocumentId } from '../../core/content.ts'
import { numberOf } from '../../core/evolve.ts'
import { urgencyWords } from '../../core/kinds.ts'
import { mayEditAt, stageWords } from '../../core/rules.ts'
import type { DocumentCase, DocumentView, RelatedView } from '../../core/views.ts'
import { documentHref, editHref, queries, sendRoomHref } from '../api.ts'
import { CorrectionForm, CorrectionList } from '../parts/corrections.tsx'
import { ReturnedBanner } from '../parts/returned-banner.tsx'
import { SealedFiles } from '../parts/sealed-files.tsx'
import { SheetView } from '../parts/sheet-view.tsx'
import { useHandling } from '../parts/use-handling.tsx'
import { useWriters } from '../parts/use-writers.ts'
import { Versions } from '../parts/versions.tsx'
import { drawnIn } from '../drawn.ts'
import { WritersNote } from '../parts/writers-note.tsx'
import { threadOf } from '../thread.ts'
import { lightOf, urgencyLight } from '../words.ts'
import '../documents.css'

const tabs = { pages: '正文页面', sheet: '发文稿纸', versions: '版本对照', correct: '更正文字' } as const
type Tab = keyof typeof tabs
const filtersSchema = z.object({ tab: z.enum(Object.keys(tabs) as [Tab, ...Tab[]]).catch('pages') })

/** One document: the paper at the left; what I can do, where it is and how it came about at the right. */
export function Page() {
  const { id = '' } = usePathParts()
  const input = { document: id as DocumentId }
  const document = useQuery(queries.document.queryOptions({ input }))
  const ofCase = useQuery({ ...queries.case.queryOptions({ input }), retry: false })
  if (document.error) return <ProblemNote problem={document.error} onRetry={() => void document.refetch()} />
  if (!document.data || ofCase.isPending) return <Waiting lines={10} />
  return <Shown key={id} document={document.data} ofCase={ofCase.data ?? null} />
}

/** A receiver sees the paper; the case behind it is the sender's own. */
const noCase = (document: DocumentView): DocumentCase => ({
  id: document.caseId as DocumentCase['id'], at: 'ended', result: null, definition: { name: '', version: 0, title: '' }, chart: { nodes: [], edges: [] }, trace: [], open: [], mine: [], names: { people: {}, units: {} },
})

function Shown({ document, ofCase: known }: { readonly document: DocumentView; readonly ofCase: DocumentCase | null }) {
  const ofCase = known ?? noCase(document)
  const [{ tab }] = useFilters(filtersSchema)
  const { primary, others, more, panel, problem } = useHandling(document, ofCase)
  const { state, content } = document
  const { outcomes, beginnings, instructions } = useQuery({ ...queries.related.queryOptions({ input: { document: document.id } }), retry: false }).data ?? nothingRelated
  const go = useGo()
  const writers = useWriters(document.id, { isWriting: false, isOn: known !== null && mayEditAt(state.at) })
  return (
    <ObjectPage
      title={content.elements.title || '未拟标题'} back={{ href: '/documents', label: '发文' }} marks={<Marks document={document} />}
      top={<><Top document={document} problem={problem} /><WritersNote writers={writers} /></>}
      paper={<><ViewTabs label="公文各面" views={viewsOf(document, tab)} /><Paper document={document} tab={tab} /></>}
      handling={<>{panel}{'edits' in state && <CorrectionList edits={state.edits} />}</>}
      flow={known && <><CaseTasks of={ofCase} refreshes={[queries.case.key()]} /><CaseFlow of={ofCase} /></>}
      thread={<><ThreadList items={[...threadOf(document, sendRoomHref(document.id)), ...outcomes.map((outcome) => ({ key: outcome.href, ...outcome }))]} />{known && <CaseTrace of={ofCase} title={content.elements.title} picturesOf={drawnIn(state)} linksOf={({ number }) => (instructions.includes(number) ? beginnings.map(({ label, href }) => ({ label, href: `${href}&part=${number}` })) : [])} />}</>}
      primary={primary} others={[...others, ...beginnings.map(({ label, href }) => ({ key: href, label, onAct: () => go(href) }))]} more={more}
    />
  )
}

const nothingRelated: RelatedView = { outcomes: [], beginnings: [], instructions: [] }

function Marks({ document: { state, content } }: { readonly document: DocumentView }) {
  const number = numberOf(state)
  const { urgency } = content.elements
  return (
    <>
      {number && <span className="doc-number">{number.text}</span>}
      <Light state={lightOf(state.at, state.returned !== null)}>{state.returned ? `退回·${stageWords[state.at]}` : stageWords[state.at]}</Light>
      {urgency !== 'none' && <Light state={urgencyLight[urgency]}>{urgencyWords[urgency]}</Light>}
    </>
  )
}

function Top({ document: { id, state, may }, problem }: { readonly document: DocumentView; readonly problem: unknown }) {
  const told = problem ? asProblem(problem) : null
  return (
    <>
      {told && (told.issues.length ? <ErrorSummary issues={told.issues} /> : <ProblemNote problem={told} />)}
      {told && told.issues.length > 0 && <p>{may.edit ? <GoLink to={`${editHref(id)}?step=check`}>逐项改正或写明理由</GoLink> : '您在本环节不能改稿，请退回修改。'}</p>}
      {'ending' in state && <Banner tone="overdue">{stageWords[state.at]}：{state.ending.reason}（{state.ending.by.name}）</Banner>}
      <ReturnedBanner state={state} />
    </>
  )
}

const viewsOf = (document: DocumentView, current: Tab) => (Object.keys(tabs) as Tab[]).filter((key) => key !== 'correct' || document.may.correct || current === 'correct')
  .map((key) => ({ key, label: tabs[key], href: `${documentHref(document.id)}?tab=${key}`, isCurrent: key === current }))

function Paper({ document, tab }: { readonly document: DocumentView; readonly tab: Tab }) {
  switch (tab) {
    case 'pages': return <>{document.frozen && <SealedFiles document={document.id} />}<Pages id={document.id} title={document.content.elements.title} /></>
    case 'sheet': return <Sheet id={document.id} />
    case 'versions': return <Versions document={document.id} />
    case 'correct': return document.may.correct ? <CorrectionForm document={document} /> : <Banner tone="info">当前不能更正文字。</Banner>
  }
}

function Pages({ id, title }: { readonly id: DocumentId; readonly title: string }) {
  const pages = useQuery(queries.pages.queryOptions({ input: { document: id } }))
  if (pages.error) return <ProblemNote problem={pages.error} />
  return pages.data ? <PaperView label={`${title}版式页面`} pages={pages.data.pages} /> : <Waiting lines={12} />
}

function Sheet({ id }: { readonly id: DocumentId }) {
  const sheet = useQuery(queries.sheet.queryOptions({ input: { document: id } }))
  if (sheet.error) return <ProblemNote problem={sheet.error} />
  return sheet.data ? <SheetView document={id} sheet={sheet.data} /> : <Waiting lines={12} />
}
