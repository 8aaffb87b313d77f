import type { AdministratorKind, OfficeRole } from '#lib/contract'
import type { PersonId } from '#lib/ids'
import { isRefused } from '#platform/act'
import { loadKey } from '#platform/crypto'
import { httpServer } from '#platform/http'
import { actorOf, changeAccount, createAccount, demoSignIn, sessionCookie, sessionDesk, sessionOf } from '#platform/session'
import { testPlatform } from '../platform/testing.ts'
import { live, modules } from './modules.ts'
import { sessionParts } from './session.ts'

export interface Kind { readonly kind: string; readonly admin: AdministratorKind | null; readonly roles: readonly OfficeRole[] }

/**
 * The whole house on a database of its own, listening, with one real account and session for each kind of user.
 * Only the roles are handed in by the test; in the office they come from posts.
 */
export async function houseWithKinds(kinds: readonly Kind[]) {
  const made = await testPlatform(modules)
  const platform = { ...made.platform, settings: { ...made.platform.settings, DEMO: true, REQUESTS_PER_MINUTE: 1_000_000 } }
  const key = loadKey(platform.settings.DATA_DIR)
  const desk = sessionDesk(platform, key, true)
  const house = [sessionParts({ platform, key, samplePeople: async () => [] }).module, ...modules]
  const rolesOf = new Map(kinds.map(({ kind, roles }) => [`person-${kind}`, roles]))
  const cookie = sessionCookie(undefined)
  const cookies = new Map<string, string>()
  for (const kind of ordered(kinds)) {
    const account = await anAccount(platform, kind)
    const entered = await demoSignIn(desk, account, { address: 'test', agent: 'test', requestId: 'test' })
    if (isRefused(entered)) throw new Error(`${kind.kind}: ${entered.code}`)
    cookies.set(kind.kind, `${cookie}=${entered.token}`)
  }
  await live.open(made.database)
  const app = await httpServer({
    platform, modules: house, auditKey: made.auditKey,
    whoCalls: async (request) => actorOf(desk, await sessionOf(desk, request.cookies[cookie]), async (_db, person) => ({ units: [], roles: rolesOf.get(person) ?? [], standsInFor: [] })),
    health: { awaiting: async () => null, connections: () => ({ total: 0, idle: 0, waiting: 0 }) },
  })
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  return { house, origin, cookies, close: async () => { await live.close(); await app.close() } }
}

// The first security administrator is active at once and approves the others.
const ordered = (kinds: readonly Kind[]) => [...kinds].sort((a, b) => Number(b.admin === 'securityAdmin') - Number(a.admin === 'securityAdmin'))

async function anAccount(platform: Parameters<typeof sessionParts>[0]['platform'], { kind, admin }: Kind): Promise<string> {
  const as = (duty: AdministratorKind) => {
    const call = platform.systemCall(`test.${duty}`, null)
    return { ...call, actor: { ...call.actor, admin: duty } }
  }
  const login = kind.toLowerCase().replace(/[^a-z]/g, '')
  const account = await platform.runCommand(as('sysAdmin'), (work) => createAccount(work, { login, name: kind, person: admin ? null : `person-${kind}` as PersonId, admin }))
  if (isRefused(account)) throw new Error(`${kind}: ${account.code}`)
  if (account.status === 'pending') await platform.runCommand(as('securityAdmin'), (work) => changeAccount(work, account.id, { type: 'approve' }))
  return account.id
}
