import { implement } from '@orpc/server'
import { answered } from '#platform/http'
import type { Platform, RouteContext } from '../../../platform/module.ts'
import { administrationContract } from '../contract.ts'
import type { AdministrationAction } from '../core/actions.ts'
import { daysOfNotice } from '../core/notice.ts'
import { accountRoutes } from './account-routes.ts'
import { auditRoutes } from './audit-routes.ts'
import { knownYears, missingYear, readYear, setYear } from './calendar.ts'
import { changeSetting, listSettings } from './settings.ts'
import { dropSignature, keepSignature, signatureImage } from './signatures.ts'

const os = implement(administrationContract).$context<RouteContext<AdministrationAction>>()

/** Routes to commands and queries; decides nothing. */
export const administrationRouter = (platform: Platform) => os.router({
  ...accountRoutes(platform),
  ...auditRoutes(platform),
  calendar: os.calendar.handler(async ({ input }) => {
    const known = await knownYears(platform.db)
    return { ...await readYear(platform.db, input.year), known, missing: missingYear(known, platform.now()) }
  }),
  readNotice: os.readNotice.handler(({ input }) => daysOfNotice(input.year, input.text)),
  setYear: os.setYear.handler(async ({ context, input }) =>
    answered(await platform.runCommand(context.call('administration.set-calendar-year'), (work) => setYear(work, input)))),
  settings: os.settings.handler(() => listSettings(platform.db)),
  changeSetting: os.changeSetting.handler(async ({ context, input }) =>
    answered(await platform.runCommand(context.call('administration.change-setting'), (work) => changeSetting(work, input)))),
  mySignature: os.mySignature.handler(async ({ context }) => ({ image: await signatureImage(platform.db, context.actor!.person!) })),
  keepSignature: os.keepSignature.handler(async ({ context, input }) =>
    answered(await platform.runCommand(context.call('administration.keep-signature'), (work) => keepSignature(work, input.image)))),
  dropSignature: os.dropSignature.handler(async ({ context }) =>
    answered(await platform.runCommand(context.call('administration.drop-signature'), dropSignature))),
})
