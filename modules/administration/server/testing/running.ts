import type { AdministratorKind } from '#lib/contract'
import type { PersonId } from '#lib/ids'
import { administration } from '#modules/administration'
import { organisation, seedDistrict } from '#modules/organisation'
import type { Actor } from '#platform/act'
import { httpServer } from '#platform/http'
import { sessionSentences } from '#platform/session'
import { anActor, testPlatform } from '../../../../platform/testing.ts'

/** The module behind a real HTTP server and database; `as` says who calls next. */
export async function running() {
  const made = await testPlatform([organisation, administration])
  let actor: Actor | null = null
  const app = await httpServer({
    platform: made.platform, modules: [{ ...administration, refusals: { ...sessionSentences, ...administration.refusals } }], auditKey: made.auditKey,
    whoCalls: async () => actor, health: { awaiting: async () => null, connections: () => ({ total: 0, idle: 0, waiting: 0 }) },
  })
  const call = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: object) => {
    const response = await app.inject({ method, url: `/api/administration${url}`, headers: { 'x-requested-with': 'shuniu' }, ...(body ? { payload: body } : {}) })
    const isJson = String(response.headers['content-type']).includes('json')
    return { status: response.statusCode, body: (isJson ? response.json() : null) as Record<string, never>, raw: response.rawPayload }
  }
  return {
    ...made, call, seedDistrict: () => seedDistrict(made.platform),
    as(who: AdministratorKind | 'staff' | null) {
      actor = who === null ? null : who === 'staff'
        ? anActor({ account: 'account-staff', person: 'person-1' as PersonId, roles: ['organisationClerk'] })
        : anActor({ account: `account-${who}`, person: null, name: who, admin: who })
    },
  }
}
