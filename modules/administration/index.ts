import type { Module } from '../../platform/module.ts'
import { administrationContract } from './contract.ts'
import { administrationActions } from './core/actions.ts'
import { administrationRefusals } from './core/refusals.ts'
import { administrationRouter } from './server/routes.ts'

export { calendarOf } from './server/calendar.ts'
export { officeSetting, readSetting, type OfficeSetting } from './server/settings.ts'
export { signaturesOf } from './server/signatures.ts'

/** The face of the module, as `app/modules.ts` lists it. */
export const administration: Module = {
  name: 'administration',
  uses: ['organisation'],
  contract: administrationContract,
  router: administrationRouter,
  refusals: administrationRefusals,
  actions: administrationActions,
  migrations: new URL('./server/migrations/', import.meta.url),
  tables: ['administration_calendar_years', 'administration_holidays', 'administration_settings', 'administration_signatures'],
}
