import type { Kysely } from 'kysely'
import type { Day, Instant } from '#lib/instants'
import type { Db } from '#platform/act'

/** The module's tables, as rows are read. */
export interface AdministrationTables {
  administration_calendar_years: { year: number; version: number }
  administration_holidays: { day: Day; kind: 'off' | 'work'; name: string }
  administration_settings: { key: string; value: unknown; version: number; changed_at: Instant; changed_by: string }
  administration_signatures: { person: string; image: Buffer; version: number; changed_at: Instant }
}

export const inAdministration = (db: Db): Kysely<AdministrationTables> => db as Kysely<AdministrationTables>
