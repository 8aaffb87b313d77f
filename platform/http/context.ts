import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { insertAudit } from '#platform/audit'
import type { Actor } from '../act/types.ts'
import type { Platform, RouteContext } from '../module.ts'
import { RefusedAnswer } from './problems.ts'

/** Who calls, by the request's session; null is nobody. Supplied by `platform/session` through the app. */
export type WhoCalls = (request: FastifyRequest) => Promise<Actor | null>

/** Builds what a handler is given for one request. */
export function contextFor(at: { platform: Platform; auditKey: Buffer; actor: Actor | null; request: FastifyRequest; reply: FastifyReply }): RouteContext {
  const { platform, actor, request, reply } = at
  const secure = platform.settings.PUBLIC_URL?.startsWith('https:') ?? false
  const key = request.headers['idempotency-key']
  const someone = (): Actor => {
    if (!actor) throw new RefusedAnswer({ kind: 'refused', code: 'not-signed-in' })
    return actor
  }
  return {
    platform, actor, request,
    call: (name) => ({ actor: someone(), name, key: typeof key === 'string' && key ? key.slice(0, 200) : null, requestId: request.id, address: request.ip }),
    auditRead: (action, subject) => {
      const { account, person, name } = someone()
      return insertAudit(platform.db, [{ at: platform.now(), account, person, name, onBehalfOf: null, action, subject, before: null, after: null, requestId: request.id, address: request.ip }], at.auditKey)
    },
    cookies: {
      get: (name) => request.cookies[name],
      set: (name, value, { maxAgeSeconds, sameSite = 'strict' } = {}) => {
        void reply.setCookie(name, value, { path: '/', httpOnly: true, secure, sameSite, ...(maxAgeSeconds ? { maxAge: maxAgeSeconds } : {}) })
      },
      clear: (name) => { void reply.clearCookie(name, { path: '/' }) },
    },
  }
}
