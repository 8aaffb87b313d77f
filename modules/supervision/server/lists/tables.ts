import type { Kysely } from 'kysely'
import type { UnitId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { Db } from '#platform/act'
import type { KeyList, ListId } from '../../core/lists/types.ts'

/** A row of `supervision_lists`: one list as it was brought in. */
export interface ListTableRow { id: ListId; version: number; name: string; year: number; organ: UnitId; proposed_at: Instant; list: KeyList }

/** The table of key-work lists. */
export const inLists = (db: Db): Kysely<{ supervision_lists: ListTableRow }> => db.withTables<{ supervision_lists: ListTableRow }>()
