import type { FastifyRequest } from 'fastify'
import { actorFacts, unitTree, unitsByIds } from '#modules/organisation'
import { dayOf } from '#lib/instants'
import type { SecretKey } from '#platform/crypto'
import type { WhoCalls } from '#platform/http'
import { actorOf, firstAdministratorLink, sessionCookie, sessionDesk, sessionModule, sessionOf, type SessionDesk, type SessionNeighbours } from '#platform/session'
import type { Module, Platform } from '../platform/module.ts'

/** The session with the organisation behind it: who somebody is comes from one, what he may do from the other. */
export interface SessionParts {
  readonly desk: SessionDesk
  readonly module: Module
  readonly whoCalls: WhoCalls
  /** The link for the first administrator while there is no account; null afterwards. */
  firstLink(origin: string): Promise<string | null>
}

/** Puts sessions and organisation together. `samplePeople` is asked in a demonstration only. */
export function sessionParts(at: { platform: Platform; key: SecretKey; samplePeople: SessionNeighbours['samplePeople'] }): SessionParts {
  const { platform, key } = at
  const { settings, now } = platform
  const desk = sessionDesk(platform, key, settings.DEMO)
  const cookie = sessionCookie(settings.PUBLIC_URL)
  const origin = settings.PUBLIC_URL ?? `http://${settings.HOST}:${settings.PORT}`
  const neighbours: SessionNeighbours = {
    officeName: async (db) => [...(await unitTree(db, dayOf(now()))).units.values()].find((unit) => unit.kind === 'committeeOffice')?.name ?? '区委办公室',
    unitNames: async (db, units) => new Map([...await unitsByIds(db, units, dayOf(now()))].map(([id, unit]) => [id, unit.shortName])),
    samplePeople: at.samplePeople,
  }
  return {
    desk,
    module: sessionModule({ desk, neighbours, origin }),
    whoCalls: async (request) => {
      const session = await sessionOf(desk, request.cookies[cookie], isAutomatic(request))
      return await actorOf(desk, session, actorFacts)
    },
    firstLink: async (address) => {
      const token = await firstAdministratorLink(desk)
      return token ? `${address}/one-time#${token}` : null
    },
  }
}

/** Live notices reconnect by themselves and pages refresh by themselves; neither keeps an idle session alive. */
const isAutomatic = (request: FastifyRequest): boolean => request.url.startsWith('/api/notices/stream') || request.headers['x-automatic'] === '1'
