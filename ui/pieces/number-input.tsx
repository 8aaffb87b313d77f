import type { InputNumberProps } from 'antd'
import { type ComponentType, Suspense, lazy } from 'react'

const Loaded = lazy(() => import('./number-input-now.tsx').then((loaded) => ({ default: loaded.InputNumber as ComponentType<InputNumberProps<number>> })))

/** A number to type or to step; comes a moment after the page. */
export const NumberInput = (props: InputNumberProps<number>) => <Suspense fallback={<span className="sn-late" style={{ width: '6rem' }} />}><Loaded {...props} /></Suspense>
