import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { insertAudit } from '#platform/audit'
import { sha256 } from '#platform/crypto'
import type { Actor } from '../act/types.ts'
import type { ActionWords, Platform, RouteContext } from '../module.ts'
import { RefusedAnswer } from './problems.ts'

/** Who calls, by the request's session; null is nobody. Supplied by `platform/session` through the app. */
export type WhoCalls = (request: FastifyRequest) => Promise<Actor | null>

/** A context being served: what was asked, once it has been read. */
export interface Served extends RouteContext<string> { readonly asked: { isRead: boolean; input: unknown } }

/** Builds what a handler is given for one request. */
export function contextFor(at: { platform: Platform; auditKey: Buffer; whoCalls: WhoCalls; actionWords: ActionWords; actor: Actor | null; request: FastifyRequest; reply: FastifyReply }): Served {
  const { platform, actor, request, reply } = at
  const secure = platform.settings.PUBLIC_URL?.startsWith('https:') ?? false
  const key = request.headers['idempotency-key']
  const asked: Served['asked'] = { isRead: false, input: null }
  const someone = (): Actor => {
    if (!actor) throw new RefusedAnswer({ kind: 'refused', code: 'not-signed-in' })
    return actor
  }
  return {
    platform, actor, request, asked, actionWords: at.actionWords,
    isStillIn: async () => actor !== null && (await at.whoCalls(request))?.account === actor.account,
    call: (name) => ({ actor: someone(), name, key: typeof key === 'string' && key ? key.slice(0, 200) : null, requestId: request.id, address: request.ip, ...(key ? { asked: sha256(JSON.stringify([request.url, asked.input])) } : {}) }),
    auditRead: (action, subject) => {
      const { account, person, name } = someone()
      return insertAudit(platform.db, [{ at: platform.now(), account, person, name, onBehalfOf: null, action, subject, before: null, after: null, requestId: request.id, address: request.ip }], at.auditKey)
    },
    cookies: {
      get: (name) => request.cookies[name],
      set: (name, value, { maxAgeSeconds, sameSite = 'strict' } = {}) => {
        void reply.setCookie(name, value, { path: '/', httpOnly: true, secure, sameSite, ...(maxAgeSeconds ? { maxAge: maxAgeSeconds } : {}) })
      },
      // A browser takes a cookie back only under the attributes it was given with (`__Host-` demands Secure).
      clear: (name) => { void reply.clearCookie(name, { path: '/', httpOnly: true, secure }) },
    },
  }
}
