import type { DefinitionRow } from '../core/types.ts'

/** One flow in the list: its latest version, and what still runs. */
export interface FlowLine {
  readonly name: string
  readonly title: string
  readonly latest: DefinitionRow
  readonly running: number
  /** Cases that run on versions before the latest. */
  readonly onOlder: number
}

/** Versions gathered into flows; the latest version names a flow. */
export const flowLines = (versions: readonly DefinitionRow[]): readonly FlowLine[] =>
  [...Map.groupBy(versions, ({ name }) => name)].map(([name, own]) => {
    const latest = own.reduce((one, other) => (other.version > one.version ? other : one))
    const running = own.reduce((sum, one) => sum + one.running, 0)
    return { name, title: latest.title, latest, running, onOlder: running - latest.running }
  })

export const flowHref = (name: string): string => `/workflow/flows/${encodeURIComponent(name)}`
