import type { Kysely } from 'kysely'
import type { PersonId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { Db } from '#platform/act'
import type { NoticeKind } from '../core/kinds.ts'
import type { LiveMessage, NoticeId } from '../core/types.ts'

type NoticesTables = {
  notices_notices: { id: NoticeId; person: PersonId; event: string; kind: NoticeKind; title: string; link: string; at: Instant; read_at: Instant | null }
  notices_heads: { person: PersonId; position: number }
  notices_messages: { person: PersonId; position: number; message: LiveMessage; at: Instant }
  notices_preferences: { person: PersonId; muted: readonly NoticeKind[]; quiet_from: number | null; quiet_until: number | null }
}

/** The module's view of the database. */
export const own = (db: Db): Kysely<NoticesTables> => db.withTables<NoticesTables>()
