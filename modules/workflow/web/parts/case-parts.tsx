import { Suspense, lazy } from 'react'
import { Waiting } from '#ui'
import type { CaseFlowProps } from './case-flow.tsx'
import type { CaseTasksProps } from './case-tasks.tsx'
import type { CaseTraceProps } from './case-trace.tsx'

// The face is read with the first page; what object pages show comes when one is opened.
const Flow = lazy(() => import('./case-flow.tsx').then((loaded) => ({ default: loaded.CaseFlow })))
const Trace = lazy(() => import('./case-trace.tsx').then((loaded) => ({ default: loaded.CaseTrace })))
const Tasks = lazy(() => import('./case-tasks.tsx').then((loaded) => ({ default: loaded.CaseTasks })))

/** 流程: the steps done, now and next, with who, when and the time spent; reachable by keyboard, or as words. */
export const CaseFlow = (props: CaseFlowProps) => <Suspense fallback={<Waiting lines={6} />}><Flow {...props} /></Suspense>
/** 流转记录: every act as a row, saved as CSV, copied or printed as shown. */
export const CaseTrace = (props: CaseTraceProps) => <Suspense fallback={<Waiting lines={4} />}><Trace {...props} /></Suspense>
/** Who holds the case now, with 催办 in one press; a refusal says how long to wait. */
export const CaseTasks = (props: CaseTasksProps) => <Suspense fallback={<Waiting lines={3} />}><Tasks {...props} /></Suspense>
