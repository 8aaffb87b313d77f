import type { Module } from '../../platform/module.ts'

export { threeOf } from './server/network/three.ts'

/** 信息: what the points report, from the first draft to adoption. */
export const reporting: Module = {
  name: 'reporting',
  uses: ['organisation', 'administration', 'workflow', 'files'],
  migrations: new URL('./server/migrations/', import.meta.url),
  tables: [
    'reporting_points', 'reporting_roles',
    'reporting_items', 'reporting_contributors', 'reporting_adoptions', 'reporting_instructions', 'reporting_thread',
  ],
}
