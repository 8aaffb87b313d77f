import type { Instant } from '#lib/instants'
import type { Actor, Db } from '#platform/act'
import type { Platform, RouteContext } from '../../../platform/module.ts'
import type { DocumentAction } from '../core/actions.ts'

/** What a read is asked by: who, and at what moment. `note` writes the read of a working secret into the audit. */
export interface Asking { readonly db: Db; readonly actor: Actor; readonly now: Instant; readonly note: (subject: string) => Promise<void> }

/** Every route but public ones has an actor; see platform/http. */
export const asking = ({ db, now }: Platform, { actor, auditRead }: RouteContext<DocumentAction>): Asking =>
  ({ db, actor: actor!, now: now(), note: (subject) => auditRead('documents.readWorkSecret', subject) })
