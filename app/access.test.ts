import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import type { AdministratorKind, OfficeRole } from '#lib/contract'
import { mayCall } from '#lib/contract'
import type { PersonId } from '#lib/ids'
import type { Actor } from '#platform/act'
import { httpServer, routesOf } from '#platform/http'
import { anActor, testPlatform } from '../platform/testing.ts'
import { houseForTests } from './testing.ts'

const roles: readonly OfficeRole[] = [
  'drafter', 'sectionHead', 'officeReviewer', 'officeHead', 'inChargeLeader', 'principalHead', 'unitHead', 'confidentialClerk', 'archivist',
  'sealKeeper', 'secrecyOfficer', 'supervisor', 'infoEditor', 'dutyOfficer', 'dutyLeader', 'unitContact', 'flowAdmin', 'organisationClerk',
]
const administrators: readonly AdministratorKind[] = ['sysAdmin', 'securityAdmin', 'auditAdmin']

/** Every kind of user there is: nobody, someone without roles, the holder of each one role, each administrator. */
const kinds: Readonly<Record<string, Actor | null>> = {
  nobody: null,
  'no role': anActor({ account: 'plain' }),
  ...Object.fromEntries(roles.map((role) => [role, anActor({ account: role, person: `person-${role}` as PersonId, roles: [role] })])),
  ...Object.fromEntries(administrators.map((admin) => [admin, anActor({ account: admin, person: null, admin })])),
}

let app: FastifyInstance
let origin: string
let modules: Awaited<ReturnType<typeof houseForTests>>
const { platform, auditKey } = await testPlatform()
modules = await houseForTests(platform)

beforeAll(async () => {
  app = await httpServer({
    platform: { ...platform, settings: { ...platform.settings, REQUESTS_PER_MINUTE: 1_000_000 } }, modules, auditKey,
    whoCalls: async (request) => kinds[String(request.headers['x-kind'])] ?? null,
    health: { awaiting: async () => null, connections: () => ({ total: 0, idle: 0, waiting: 0 }) },
  })
  origin = await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => app.close())

/** The status and code a route answers to a caller who brings nothing sensible with him. */
async function ask(kind: string, { method, path }: { method: string; path: string }) {
  const stop = new AbortController()
  const response = await fetch(`${origin}/api${path.replace(/\{\+?\w+\}/g, 'no-such-thing')}`, {
    method, signal: stop.signal, headers: { 'x-kind': kind, ...(method === 'GET' ? {} : { 'content-type': 'application/json' }) }, ...(method === 'GET' ? {} : { body: '{}' }),
  })
  const isProblem = response.headers.get('content-type')?.includes('problem+json')
  const code = isProblem ? ((await response.json()) as { code: string }).code : null
  stop.abort()
  return { status: response.status, code }
}

const routes = routesOf(modules)

test('the house has routes, and each one declares its access', () => {
  expect(routes.length).toBeGreaterThan(40)
  expect(routes.filter((route) => route.access === undefined)).toEqual([])
})

test('no two routes share an address', () => {
  const addresses = routes.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`)
  expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([])
})

describe('each route answers every kind of user as it declares', () => {
  test.each(routes)('$method $path', async ({ method, path, access }) => {
    const wrong: string[] = []
    for (const [kind, actor] of Object.entries(kinds)) {
      const { status, code } = await ask(kind, { method, path })
      const isLetIn = !(status === 401 && code === 'not-signed-in') && !(status === 403 && code === 'not-allowed')
      // A public route of the session may itself find that nobody is signed in; that is its answer, not a closed door.
      const isOwnAnswer = access === 'public' && status === 401
      if (!isOwnAnswer && isLetIn !== mayCall(access!, actor)) wrong.push(`${kind}: ${status} ${code}`)
      if (status >= 500) wrong.push(`${kind}: fault ${status} ${code}`)
    }
    expect(wrong).toEqual([])
  })
})
