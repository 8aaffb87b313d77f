import type { Detail } from './decision.ts'

/** Refusal code → the Chinese sentence shown; `{name}` is filled from the refusal's detail. */
export type Sentences<Code extends string> = Readonly<Record<Code, string>>

/** The sentence for a refusal, with its details filled in. An unknown placeholder stays visible. */
export const sentenceFor = (sentence: string, detail: Detail = {}): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(detail[name] ?? whole))
