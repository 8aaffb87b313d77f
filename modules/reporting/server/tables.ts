import { sql, type Kysely } from 'kysely'
import type { Db } from '#platform/act'
import type { NetworkTables } from './network/tables.ts'

export type ReportingTables = NetworkTables

/** This module's view of the database. */
export const own = (db: Db): Kysely<ReportingTables> => db.withTables<ReportingTables>()

/** A value for a jsonb column: arrays would otherwise be taken for SQL arrays. */
export const json = <Value>(value: Value) => sql<Value>`${JSON.stringify(value)}::jsonb`
