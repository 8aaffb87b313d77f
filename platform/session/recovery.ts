import { sql } from 'kysely'
import type { RecoveryNote } from '#lib/accounts'
import type { Refused } from '#lib/decision'
import { isRefused } from '../act/index.ts'
import type { Db, Work } from '../act/types.ts'
import { recoverAccount } from './account-commands.ts'
import type { SessionDesk } from './desk.ts'
import { linkToken, oneTimeLink } from './links.ts'
import { keepPreference } from './preferences.ts'
import { tablesOf } from './types.ts'

/** Who recovers, as the machine knows him, and why; both stand in the audit. */
export interface Recovery { readonly login: string; readonly by: string; readonly reason: string }

/**
 * Recovers the last security administrator from the server: the password and second factor end with every session, and
 * the token of a one-time link is answered. The audit shows it as an act of the server's holder, never of an account.
 */
export async function recoverFromServer(desk: SessionDesk, { login, by, reason }: Recovery): Promise<{ readonly name: string; readonly token: string; readonly hours: number } | Refused> {
  const hours = desk.rules.firstLinkHours
  const call = desk.platform.systemCall('session.recover-account', null)
  const made = await desk.platform.runCommand({ ...call, actor: { ...call.actor, account: 'server', name: `服务器操作人 ${by}` } }, async (work) => {
    const account = await recoverAccount(work, login, { by, reason })
    if (isRefused(account)) return account
    return { name: account.name, link: await oneTimeLink(work, account.id, { ...desk.rules, linkHours: hours }) }
  })
  return isRefused(made) ? made : { name: made.name, hours, token: linkToken(desk.key, made.link) }
}

const SEEN = 'recoveries.seen'

/** Recoveries since an administrator came and last said to know of them, the latest first. */
export async function recoveriesUnseen(db: Db, account: string): Promise<readonly RecoveryNote[]> {
  const seen = await tablesOf(db).selectFrom('platform_preferences').select('value').where('account', '=', account).where('key', '=', SEEN).executeTakeFirst()
  const own = await tablesOf(db).selectFrom('platform_accounts').select('created_at').where('id', '=', account).executeTakeFirst()
  if (!own) return []
  const since = typeof seen?.value === 'string' ? seen.value : own.created_at
  // By stream, which the journal's key begins with; only administrators' accounts have such events.
  const { rows } = await sql<RecoveryNote>`
    select j.at, a.login, a.name, j.event->>'by' as by, j.event->>'reason' as reason
    from platform_accounts a join platform_journal j on j.stream = 'account:' || a.id
    where a.admin is not null and j.type = 'account-recovered' order by j.at desc`.execute(db)
  return rows.filter(({ at }) => at > since)
}

/** Notes that the one who acts knows of all recoveries until now. */
export const noteRecoveries = (work: Work): Promise<null | Refused> => keepPreference(work, SEEN, work.now)
