import { Suspense, lazy } from 'react'
import type { DrawingPadProps } from './drawing-pad.tsx'

const Loaded = lazy(() => import('./drawing-pad.tsx').then((loaded) => ({ default: loaded.DrawingPad })))

/** The one place to write by hand; comes when someone is about to. */
export const DrawingPad = (props: DrawingPadProps) => <Suspense fallback={<span className="sn-late sn-pad" />}><Loaded {...props} /></Suspense>
