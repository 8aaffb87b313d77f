import type { SelectProps } from 'antd'
import { type ComponentType, Suspense, lazy } from 'react'

// A component in a variable cannot stay generic; what it is given is checked below.
const Loaded = lazy(() => import('./select-now.tsx').then((loaded) => ({ default: loaded.Select as unknown as ComponentType<object> })))

/** Choosing from a list by typing or pointing: antd's select, in the room it will take, a moment after the page. */
export function Select<Value = string>(props: SelectProps<Value>) {
  return <Suspense fallback={<span className="sn-late" style={props.style} />}><Loaded {...props} /></Suspense>
}
