import type { Chart, ChartNode, ChartPerson, Operation, Opinion, TraceRow as TracedAct } from '#engines/workflow'
import { dayOf, type Day } from '#lib/instants'
import { clockWords, type FlowEdge, type FlowNode, momentWords, type TraceRow } from '#ui'
import type { CaseView, OpenTaskView } from '../core/types.ts'

/** What the parts show of a case: a `CaseView`, or what an owner answers of it in the same shape. */
export interface CaseShown extends Pick<CaseView, 'id' | 'at' | 'result' | 'chart' | 'trace' | 'names'> {
  readonly open: readonly Omit<OpenTaskView, 'task'>[]
}
type Names = CaseView['names']

export const resultWords: Readonly<Record<NonNullable<CaseView['result']>, string>> = { completed: '办结', rejected: '未通过', terminated: '已终止' }

/** Acts as the record names them. */
export const operationWords: Readonly<Record<Operation, string>> = {
  begin: '发起', approve: '同意', disagree: '不同意', return: '退回', retract: '撤回', transfer: '转办', circulate: '传阅', read: '已阅', recall: '收回',
  urge: '催办', remind: '超期提醒', escalate: '超期上报', autoPass: '超期自动通过', terminate: '终止', reopenSigning: '重新签发',
}

/** Minutes gone by, in words: 25 分钟, 3 小时, 2 天. */
export function spentWords(minutes: number): string {
  if (minutes < 60) return `${Math.max(1, Math.floor(minutes))} 分钟`
  return minutes < DAY ? `${Math.floor(minutes / 60)} 小时` : `${Math.floor(minutes / DAY)} 天`
}
const DAY = 24 * 60

// ---------------------------------------------------------------- chart

/** The chart as drawn: each step with who, when and how long; ways back drawn as such. */
export function flowOf({ chart, at, names }: Pick<CaseShown, 'chart' | 'at' | 'names'>, today: Day): { readonly nodes: readonly FlowNode[]; readonly edges: readonly FlowEdge[] } {
  const ahead = stepsToCome(chart, at)
  return { nodes: chart.nodes.map((node) => nodeOf(node, { names, today, isToCome: ahead.has(node.step) })), edges: edgesOf(chart) }
}

/** Steps that can still be reached from where the case stands: all of them while nothing has begun, none once it has ended. */
function stepsToCome({ nodes, edges }: Chart, at: CaseShown['at']): ReadonlySet<string> {
  if (at === 'ended') return new Set()
  const now = nodes.filter(({ status }) => status === 'now').map(({ step }) => step)
  const reached = new Set(now.length > 0 ? now : nodes.map(({ step }) => step))
  // A set grows while it is walked, so this follows every line to its end.
  for (const step of reached) for (const { from, to } of edges) if (from === step) reached.add(to)
  return reached
}

function nodeOf(node: ChartNode, { names, today, isToCome }: { names: Names; today: Day; isToCome: boolean }): FlowNode {
  const round = node.rounds.at(-1)
  const label = node.rounds.length > 1 ? `${node.name}（第${node.rounds.length}次）` : node.name
  const state = stateOf(node.status, isToCome)
  // A step gone back over will be done anew: its earlier round is history and stands in the record.
  if (!round || node.status === 'returned' || node.status === 'next' || node.status === 'later') {
    return { id: node.step, label, state, ...(node.status === 'returned' && isToCome ? { when: '退回后须重新办理' } : {}) }
  }
  const who = round.people.filter(({ how }) => !WITHDRAWN.has(how)).map((person) => whoWords(person, names))
  const due = round.people.flatMap(({ how, dueAt }) => (how === 'open' && dueAt ? [dueAt] : [])).toSorted()[0]
  const when = round.leftAt ? momentWords(round.leftAt, today) : due ? `${momentWords(due, today)} 到期` : undefined
  const isManned = node.kind !== 'branch' && node.kind !== 'split' && node.kind !== 'join' && node.kind !== 'end'
  return {
    id: node.step, label, state, ...(who.length > 0 ? { who } : {}), ...(when ? { when } : {}),
    ...(isManned ? { duration: `${round.leftAt ? '用时' : '已等'} ${spentWords(round.minutes)}` } : {}),
  }
}

const stateOf = (status: ChartNode['status'], isToCome: boolean): FlowNode['state'] =>
  (status === 'done' || status === 'now' ? status : isToCome ? 'next' : 'skipped')

/** Ways in which a task ended without its holder having acted. */
const WITHDRAWN: ReadonlySet<string> = new Set(['others-acted', 'retracted', 'branch-cancelled', 'case-ended', 'recalled'])

function whoWords({ person, unit, onBehalfBy, how }: ChartPerson, { people, units }: Names): string {
  const name = people[person] ?? ''
  const doer = onBehalfBy === null ? (units[unit] ? `${name}（${units[unit]}）` : name) : `${people[onBehalfBy] ?? ''}（代${name}）`
  return how === 'disagreed' ? `${doer}不同意` : how === 'waiting' ? `${doer}待轮到` : doer
}

/** Lines of the chart; one that leads to a step from which it came is a way back. */
function edgesOf({ nodes, edges }: Chart): readonly FlowEdge[] {
  const back = new Set<Chart['edges'][number]>()
  const state = new Map<string, 'on the way' | 'done'>()
  const walk = (step: string): void => {
    state.set(step, 'on the way')
    for (const edge of edges.filter(({ from }) => from === step)) {
      if (state.get(edge.to) === 'on the way') back.add(edge)
      else if (!state.has(edge.to)) walk(edge.to)
    }
    state.set(step, 'done')
  }
  for (const { step } of nodes) if (!state.has(step)) walk(step)
  // Two lines may join the same steps (two conditions): they are drawn as one that carries both labels.
  const drawn = new Map<string, FlowEdge>()
  for (const edge of edges) {
    const key = `${edge.from} ${edge.to}`
    const label = [drawn.get(key)?.label, edge.label].filter(Boolean).join('、')
    drawn.set(key, { from: edge.from, to: edge.to, ...(label ? { label } : {}), ...(back.has(edge) ? { isReturn: true } : {}) })
  }
  return [...drawn.values()]
}

// ---------------------------------------------------------------- record

/** The record as rows: one for each act, none left out (流转记录). */
export const traceRows = ({ trace, chart, names }: Pick<CaseShown, 'trace' | 'chart' | 'names'>): readonly TraceRow[] => trace.map((act) => {
  const steps = new Map(chart.nodes.map(({ step, name }) => [step, name]))
  const opinion = opinionWords(act.opinion)
  return {
    key: String(act.number), at: act.at, who: doerOf(act, names), step: act.stepName ?? (act.step === null ? '' : steps.get(act.step) ?? ''), act: actWords(act, { names, steps }),
    ...(opinion ? { opinion } : {}),
  }
})

function doerOf({ actor, onBehalfOf, unit }: TracedAct, { people, units }: Names): TraceRow['who'] {
  if (actor === null) return { name: '系统' }
  return { name: people[actor] ?? '', ...(onBehalfOf ? { actingFor: people[onBehalfOf] ?? '' } : {}), unit: unit === null ? undefined : units[unit] }
}

function actWords({ operation, toStep, toPeople }: TracedAct, { names, steps }: { names: Names; steps: ReadonlyMap<string, string> }): string {
  const to = [toStep === null ? '' : steps.get(toStep) ?? '', toPeople.map(({ person }) => names.people[person] ?? '').join('、')].filter(Boolean).join('，')
  return to === '' ? operationWords[operation] : `${operationWords[operation]}至${to}`
}

function opinionWords(opinion: Opinion | null): string {
  if (opinion === null) return ''
  return opinion.form === 'words' ? opinion.text : opinion.form === 'circle' ? '（圈阅）' : opinion.text ?? '（手写意见）'
}

/** The rows shown, as a table to save or copy; moments in full, so that it can be read elsewhere and later. */
export const traceTable = (rows: readonly TraceRow[]): readonly (readonly string[])[] => [
  ['时间', '环节', '人员', '单位', '代', '办理', '意见'],
  ...rows.map(({ at, step, who, act, opinion }) => [`${dayOf(at)} ${clockWords(at)}`, step, who.name, who.unit ?? '', who.actingFor ?? '', act, opinion ?? '']),
]
