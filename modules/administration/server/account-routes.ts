import { implement } from '@orpc/server'
import { dayOf } from '#lib/instants'
import { loadKey, type SecretKey } from '#platform/crypto'
import { answered } from '#platform/http'
import {
  changeAccount, createAccount, linkToken, listAccounts, noteRecoveries, oneTimeLink, recoveriesUnseen, rulesOf, type AccountCommand,
} from '#platform/session'
import type { Platform, RouteContext } from '../../../platform/module.ts'
import { administrationContract } from '../contract.ts'
import type { AdministrationAction } from '../core/actions.ts'
import { candidates, withName } from './candidates.ts'

const os = implement(administrationContract).$context<RouteContext<AdministrationAction>>()
const PAGE = 50

/** Accounts: who may do what is decided by `platform/session` once more, so that no other way leads round 三员分立. */
export function accountRoutes(platform: Platform) {
  const key = secretOf(platform)
  return {
    accounts: os.accounts.handler(async ({ input: { group, ...filter } }) => {
      const found = await listAccounts(platform.db, { ...filter, ...(group ? { administrators: group === 'administrators' } : {}), limit: PAGE + 1 }, platform.now())
      const rows = found.slice(0, PAGE)
      return { rows, next: found.length > PAGE ? rows.at(-1)!.login : null }
    }),
    recoveries: os.recoveries.handler(async ({ context }) => [...await recoveriesUnseen(platform.db, context.actor!.account)]),
    noteRecoveries: os.noteRecoveries.handler(async ({ context }) => answered(await platform.runCommand(context.call('administration.note-recoveries'), noteRecoveries))),
    candidates: os.candidates.handler(({ input }) => candidates(platform.db, input.q, dayOf(platform.now()))),
    createAccount: os.createAccount.handler(async ({ context, input }) => {
      const made = answered(await platform.runCommand(context.call('administration.create-account'), async (work) => {
        const wanted = await withName(work, input)
        const account = 'kind' in wanted ? wanted : await createAccount(work, wanted)
        return 'kind' in account ? account : { id: account.id, link: await oneTimeLink(work, account.id, rulesOf(platform.settings)) }
      }))
      return { id: made.id, link: linkPath(key, made.link) }
    }),
    resetPassword: os.resetPassword.handler(async ({ context, input }) => {
      const made = answered(await platform.runCommand(context.call('administration.reset-password'), async (work) => {
        const account = await changeAccount(work, input.id, { type: 'reset-password' })
        return 'kind' in account ? account : { id: account.id, link: await oneTimeLink(work, account.id, rulesOf(platform.settings)) }
      }))
      return { id: made.id, link: linkPath(key, made.link) }
    }),
    appoint: os.appoint.handler(({ context, input }) => change(context, input.id, { type: 'appoint', admin: input.admin })),
    disable: os.disable.handler(({ context, input }) => change(context, input.id, { type: 'disable' })),
    reinstate: os.reinstate.handler(({ context, input }) => change(context, input.id, { type: 'reinstate' })),
    approve: os.approve.handler(({ context, input }) => change(context, input.id, { type: 'approve' })),
    unlock: os.unlock.handler(({ context, input }) => change(context, input.id, { type: 'unlock' })),
    requireNewPassword: os.requireNewPassword.handler(({ context, input }) => change(context, input.id, { type: 'require-new-password' })),
    resetSecondFactor: os.resetSecondFactor.handler(({ context, input }) => change(context, input.id, { type: 'reset-second-factor' })),
    requireSecondFactor: os.requireSecondFactor.handler(({ context, input }) => change(context, input.id, { type: 'require-second-factor', required: input.required })),
  }
}

/** The platform's secret, as every process of this installation reads it. */
export const secretOf = ({ settings }: Platform): SecretKey => loadKey(settings.DATA_DIR, settings.SECRET_KEY)

async function change(context: RouteContext<AdministrationAction>, id: string, command: Exclude<AccountCommand, { type: 'create' }>): Promise<{ id: string }> {
  answered(await context.platform.runCommand(context.call(`administration.${command.type}`), (work) => changeAccount(work, id, command)))
  return { id }
}

// Behind the # the token never reaches a server's log or another site.
const linkPath = (key: SecretKey, link: string): string => `/one-time#${linkToken(key, link)}`
