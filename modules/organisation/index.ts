import type { Module } from '../../platform/module.ts'
import { organisationContract } from './contract.ts'
import { organisationActions } from './core/actions.ts'
import { organisationRefusals } from './core/refusals.ts'
import { organisationRouter } from './server/routes.ts'

export { directionBetween, relationBetween, type Direction, type Relation } from './core/direction.ts'
export { inTreeOrder, organOf, superiorsOf, withSubordinates, type UnitOnDay, type UnitTree } from './core/tree.ts'
export { maskMobile, mayKeepOrganisation, maySeeMobile } from './core/access.ts'
export type { GroupId, IssuerRegistration, LeadershipLine, ProxyId, UnitKind, UnitLevel } from './core/types.ts'
export type { GroupView, PersonBrief, PostLine } from './core/views.ts'
export { roleWords, unitKindWords, unitLevelWords } from './core/words.ts'
export { actorFacts, deputiesOf, type ActorFacts } from './server/facts.ts'
export { importOrganisation, type Imported } from './server/import.ts'
export { headOfUnit, inChargeLeaderOf, peopleByIds, peopleInPost, peopleOfUnit, peopleWithRole, searchPeople, sectionHeadOf, type PeopleSearch } from './server/people-queries.ts'
export { decidedInName, isStaffed, signatoryOf } from './server/signatories.ts'
export { expandGroup, successorOf, unitById, unitsByIds, unitTree } from './server/unit-queries.ts'
export { demoOffice, granted, type DemoOffice } from './server/demo/office.ts'
export { seedDistrict, type SeededDistrict } from './server/demo/seed.ts'
export { groupViews } from './server/views.ts'

/** Units, posts, people, proxies and recipient groups of one district, with their dated life. */
export const organisation: Module = {
  name: 'organisation',
  uses: ['files'],
  contract: organisationContract,
  router: organisationRouter,
  refusals: organisationRefusals,
  actions: organisationActions,
  migrations: new URL('./server/migrations/', import.meta.url),
  tables: [
    'organisation_register', 'organisation_units', 'organisation_unit_terms', 'organisation_posts', 'organisation_people', 'organisation_appointments',
    'organisation_search_keys', 'organisation_proxies', 'organisation_groups', 'organisation_group_members', 'organisation_changes',
  ],
}
