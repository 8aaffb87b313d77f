import type { Instant } from './instants.ts'

/** One line of the audit before it is written: who, for whom, when, what, before and after. */
export interface AuditEntry {
  readonly at: Instant
  readonly account: string
  readonly person: string | null
  readonly name: string
  readonly onBehalfOf: string | null
  readonly action: string
  readonly subject: string
  readonly before: unknown
  readonly after: unknown
  readonly requestId: string
  readonly address: string
}

/** A written line, as it is read. */
export interface AuditRow extends AuditEntry { readonly id: number; readonly digest: string }

/** What checking the audit chain found; `broken` names the first row that does not hold. */
export interface ChainReport {
  readonly sealed: number
  readonly waiting: number
  readonly broken: { readonly position: number; readonly rowId: number | null; readonly why: string } | null
}
