import { Suspense, lazy } from 'react'
import { Waiting } from '../pieces/notes.tsx'
import { type FlowChartProps, nodeWords } from './flow-types.ts'

const FlowCanvas = lazy(() => import('./flow-canvas.tsx').then((drawn) => ({ default: drawn.FlowCanvas })))

/** 流程: the steps of a case, done, now and next, with who, when and how long. Read-only; drawn once it is on screen. */
export const FlowChart = (props: FlowChartProps) => (
  <Suspense fallback={<div style={{ height: `${props.height ?? 24}rem` }}><Waiting lines={4} /></div>}><FlowCanvas {...props} /></Suspense>
)

/** The same as a list of sentences: for small screens, print, and whoever prefers words. */
export const FlowList = ({ nodes }: Pick<FlowChartProps, 'nodes'>) => (
  <ol className="sn-thread">{nodes.map((node) => <li key={node.id} data-here={node.state === 'now' || undefined}>{nodeWords(node)}</li>)}</ol>
)
