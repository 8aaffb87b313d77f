import { Suspense, lazy } from 'react'
import type { Day } from '#lib/instants'

interface Choice { readonly value: string; readonly label: string }

/** One field of a short form. An empty required field is named before anything is sent. */
export type FieldSpec = {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly isRequired?: boolean
} & (
  | { readonly kind: 'text'; readonly initial?: string }
  | { readonly kind: 'day'; readonly initial: Day | null }
  | { readonly kind: 'number'; readonly initial: number | null }
  | { readonly kind: 'choice'; readonly options: readonly Choice[]; readonly initial: string | null }
  | { readonly kind: 'choices'; readonly options: readonly Choice[]; readonly initial: readonly string[] }
  | { readonly kind: 'person' }
)

/** What was filled in; each reader gives the field's empty value when nothing was. */
export interface Filled {
  text(name: string): string
  day(name: string): Day
  number(name: string): number | null
  choice(name: string): string | null
  choices(name: string): readonly string[]
}

/** A short form in a window: what it asks, and what doing it means. */
export interface FormSpec {
  readonly title: string
  /** The act, on the button. Never 确定. */
  readonly verb: string
  readonly fields: readonly FieldSpec[]
  readonly onAct: (filled: Filled) => Promise<unknown>
}

// antd's window and fields are large, and most readers keep nothing.
const FormWindow = lazy(() => import('./form-window.tsx').then((loaded) => ({ default: loaded.FormWindow })))

/** Shows the form while there is one. Stays open with the reason when the act is refused. */
export function FormDialog({ form, onClose }: { readonly form: FormSpec | null; readonly onClose: () => void }) {
  return form && <Suspense><FormWindow key={form.title} form={form} onClose={onClose} /></Suspense>
}
