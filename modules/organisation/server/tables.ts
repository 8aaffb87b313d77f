import type { Generated, Kysely } from 'kysely'
import type { OfficeRole } from '#lib/contract'
import type { PersonId, PostId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { Db } from '#platform/act'
import type { AppointmentId, GroupId, IssuerRegistration, LeadershipLine, ProxyId, UnitKind, UnitLevel } from '../core/types.ts'

/** The module's tables, as rows are read. */
// A type, not an interface: Kysely wants one that fits an index signature.
export type OrganisationTables = {
  organisation_register: { only: boolean; register: string; revision: string }
  organisation_units: { id: UnitId; version: number; closed_on: Day | null; merged_into: UnitId | null }
  organisation_unit_terms: {
    unit: UnitId; from_on: Day; until_on: Day | null; name: string; short_name: string; kind: UnitKind; level: UnitLevel
    parent: UnitId | null; lines: readonly LeadershipLine[]; issuer: IssuerRegistration | null; unified_code: string | null; position: number
  }
  organisation_posts: {
    id: PostId; unit: UnitId; title: string; roles: readonly OfficeRole[]; seats: number; rank: number | null
    oversees: readonly UnitId[]; from_on: Day; until_on: Day | null
  }
  organisation_people: { id: PersonId; version: number; name: string; pinyin: string; mobile: string | null; office_phone: string | null }
  organisation_appointments: { id: AppointmentId; person: PersonId; post: PostId; unit: UnitId; from_on: Day; until_on: Day | null; main: boolean }
  organisation_search_keys: { person: PersonId; key: string; from_on: Day | null; until_on: Day | null }
  organisation_proxies: {
    id: ProxyId; version: number; principal: PersonId; deputy: PersonId; kinds: readonly string[]
    from_on: Day; last_on: Day; reason: string; ended_on: Day | null
  }
  organisation_groups: { id: GroupId; version: number; name: string; kinds: readonly UnitKind[]; position: number; retired: boolean }
  organisation_group_members: { group_id: GroupId; unit: UnitId; excepted: boolean }
  organisation_changes: {
    id: Generated<number>; stream: string; type: string; on_day: Day; reason: string | null; basis: string | null; event: unknown; by_name: string; at: Instant
  }
}

/** The database with this module's tables in view. */
export const inOrganisation = (db: Db): Kysely<OrganisationTables> => db.withTables<OrganisationTables>()
