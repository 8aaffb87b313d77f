import type { OfficeRole } from '#lib/contract'
import type { CaseId, PersonId, UnitId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { Urgency } from './types.ts'

/** Whose to-do it is: a person's, or that of whoever holds one of these roles in the unit or its sections; the first to act has done it for all. */
export type TodoFor = { readonly person: PersonId } | { readonly unit: UnitId; readonly roles: readonly OfficeRole[] }

/** A to-do in a case that its owner leads. */
export interface LedTodo {
  /** Names it within the case: one that is said again under the same key is the same to-do. */
  readonly key: string
  readonly stepName: string
  readonly for: TodoFor
  readonly dueAt: Instant | null
}

/** A matter that its owner leads by rules of its own, as the inbox shows it. */
export interface LedCase {
  /** The owner's own id for it. */
  readonly id: CaseId
  /** `owner.kind`. */
  readonly kind: string
  readonly subject: string
  readonly link: string
  readonly title: string
  readonly urgency: Urgency
  readonly starter: { readonly person: PersonId; readonly unit: UnitId }
  readonly openedAt: Instant
  /** Where it stands, in words. */
  readonly standsIn: string
  readonly ended: { readonly at: Instant; readonly result: 'completed' | 'rejected' | 'terminated' } | null
}

/** A post as a holder of to-dos: whoever holds the role in the unit. People's ids have no `@`. */
export const postHolder = (role: string, unit: UnitId): PersonId => `${role}@${unit}` as PersonId

/** The role and unit of a post that holds a to-do; null for a person. */
export function postOf(holder: PersonId): { readonly role: OfficeRole; readonly unit: UnitId } | null {
  const at = holder.indexOf('@')
  return at < 0 ? null : { role: holder.slice(0, at) as OfficeRole, unit: holder.slice(at + 1) as UnitId }
}

/** An open to-do as it is stored. */
export interface StoredTodo { readonly number: number; readonly key: string; readonly holder: PersonId; readonly stepName: string; readonly dueAt: Instant | null }
export type WantedTodo = Omit<StoredTodo, 'number'>

/** What has to change so that exactly the wanted to-dos are open. Whoever does something in one of his own has done it; the others are taken back. */
export function todoChanges(open: readonly StoredTodo[], wanted: readonly WantedTodo[], isOwn: (holder: PersonId) => boolean) {
  const sameAs = (one: WantedTodo) => (other: WantedTodo) => one.key === other.key && one.holder === other.holder
  const gone = open.filter((one) => !wanted.some(sameAs(one)))
  return {
    done: gone.filter(({ holder }) => isOwn(holder)), withdrawn: gone.filter(({ holder }) => !isOwn(holder)),
    opened: wanted.filter((one) => !open.some(sameAs(one))),
    moved: open.flatMap((one) => {
      const now = wanted.find(sameAs(one))
      return now && (now.dueAt !== one.dueAt || now.stepName !== one.stepName) ? [{ ...one, dueAt: now.dueAt, stepName: now.stepName }] : []
    }),
  }
}
