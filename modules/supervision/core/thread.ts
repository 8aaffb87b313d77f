import type { Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import type { ItemEvent } from './types.ts'

/** Who made a fact true and when; nobody where the clock did. */
export function authorOf(event: ItemEvent): { readonly by: Signatory | null; readonly at: Instant } {
  switch (event.type) {
    case 'declined': case 'terminated': return event.ending
    case 'suspended': return event.stopped
    case 'urged': return event.urge
    case 'extension-asked': return event.asked
    case 'extension-granted': return { by: event.by, at: event.extension.grantedAt }
    case 'closing-proposed': return event.proposal
    case 'leader-read': return event.read
    case 'closed': return { by: event.closing.approvedBy, at: event.closing.approvedAt }
    case 'sign-in-urged': case 'reminded': case 'light-changed': return { by: null, at: event.at }
    default: return event
  }
}
