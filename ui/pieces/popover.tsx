import type { PopoverProps } from 'antd'
import { type ComponentType, Suspense, lazy } from 'react'

const Loaded = lazy(() => import('./popover-now.tsx').then((loaded) => ({ default: loaded.Popover as ComponentType<PopoverProps> })))

/** What a press on its child shows beside it. The child stands at once; the panel is ready a moment after the page. */
export const Popover = (props: PopoverProps) => <Suspense fallback={props.children}><Loaded {...props} /></Suspense>
