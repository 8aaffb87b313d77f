import type { Work } from '../act/types.ts'
import type { SecretKey } from '../crypto/index.ts'
import type { Module, Platform } from '../module.ts'
import { sessionActions } from './actions.ts'
import { closeStaleAccounts } from './account-commands.ts'
import { sessionContract } from './contract.ts'
import type { SessionDesk } from './desk.ts'
import { oidcSettingsOf, openOidc } from './oidc.ts'
import { sessionSentences } from './refusals.ts'
import { sessionCookie, sessionRouter, type SessionNeighbours } from './routes.ts'
import { rulesOf } from './rules.ts'
import { sweepSessions } from './sessions.ts'

/** Makes the desk: once per process, from the running platform and its key. `demo` is what the app found to be true. */
export const sessionDesk = (platform: Platform, key: SecretKey, demo: boolean): SessionDesk =>
  ({ platform, key, demo, rules: rulesOf(platform.settings) })

/** The session as one of the modules that `app/modules.ts` lists. `origin` is the address under which people reach the platform. */
export function sessionModule(at: { desk: SessionDesk; neighbours: SessionNeighbours; origin: string }): Module {
  const { desk, neighbours, origin } = at
  return {
    name: 'session', uses: [],
    contract: sessionContract,
    router: ({ settings }) => {
      const single = oidcSettingsOf(settings, origin)
      return sessionRouter({ desk, neighbours, oidc: single ? openOidc(desk, single) : null, cookie: sessionCookie(settings.PUBLIC_URL) })
    },
    refusals: sessionSentences,
    actions: sessionActions,
    // Its migrations run with the platform's own (`platform/migrations.ts`).
    tables: [
      'platform_accounts', 'platform_sessions', 'platform_links', 'platform_password_history',
      'platform_recovery_codes', 'platform_failed_tries', 'platform_preferences',
    ],
    jobs: [
      { name: 'session.sweep', cron: '*/10 * * * *', run: (work) => sweepSessions(work.db, work.now, desk.rules) },
      // Most sample people of a demonstration are never entered as.
      ...(desk.demo ? [] : [{ name: 'session.close-stale', cron: '30 3 * * *', run: async (work: Work) => { await closeStaleAccounts(work, desk.rules.staleDays) } }]),
    ],
  }
}
