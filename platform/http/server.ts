import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import { ORPCError } from '@orpc/client'
import { OpenAPIHandler } from '@orpc/openapi/fastify'
import fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { mayCall, type Access, type RouteMeta } from '#lib/contract'
import type { Sentences } from '#lib/refusals'
import { newId } from '#platform/crypto'
import type { Actor } from '../act/types.ts'
import type { ActionWords, Module, Platform } from '../module.ts'
import { contextFor, type Served, type WhoCalls } from './context.ts'
import { serveDocs } from './docs.ts'
import { serveHealth, type Health } from './health.ts'
import { isUnfit } from './input.ts'
import { answered, problemOf, RefusedAnswer, type Problem } from './problems.ts'
import { serveWeb } from './web.ts'

/** What the HTTP face of a process is made of. */
export interface HttpParts {
  readonly platform: Platform
  readonly modules: readonly Module[]
  readonly auditKey: Buffer
  readonly whoCalls: WhoCalls
  readonly health: Health
  /** Folder of the built web pages; absent in tests of the API alone. */
  readonly webFolder?: string
}

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
const BODY_LIMIT = 8 * 1024 * 1024

/** Builds the server; the caller listens. Every error leaves as an RFC 9457 problem with the request's id. */
export async function httpServer(parts: HttpParts): Promise<FastifyInstance> {
  const { platform } = parts
  const { settings } = platform
  const sentences: Sentences<string> = Object.assign({}, ...parts.modules.map((module) => module.refusals ?? {}))
  const sendProblem = (request: FastifyRequest, reply: FastifyReply, thrown: unknown) => {
    const problem = problemOf(thrown, request.id, sentences)
    if (problem.status >= 500) request.log.error({ err: thrown }, 'fault')
    return reply.code(problem.status).type('application/problem+json').send(problem)
  }
  const app = fastify({
    // An address that cannot be decoded never reaches the error handler below.
    frameworkErrors: (thrown, request, reply) => void sendProblem(request, reply, thrown),
    // One line for each change and each refusal; reads that went well would bury them.
    logController: new LogController({ disableRequestLogging: true }),
    logger: settings.LOG_LEVEL === 'silent' ? false : { level: settings.LOG_LEVEL, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    genReqId: () => newId(), trustProxy: settings.TRUST_PROXY, bodyLimit: BODY_LIMIT, forceCloseConnections: 'idle', return503OnClosing: true,
    routerOptions: { maxParamLength: 300 },
  })
  app.setErrorHandler((thrown, request, reply) => sendProblem(request, reply, thrown))
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: {
      // antd writes its styles into <style> elements, so styles alone may be inline; scripts never.
      defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:', 'blob:'], fontSrc: ["'self'"],
      connectSrc: ["'self'"], workerSrc: ["'self'", 'blob:'], objectSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'self'"], frameAncestors: ["'none'"],
    } },
    strictTransportSecurity: settings.PUBLIC_URL?.startsWith('https:') ?? false,
  })
  await app.register(cookie)
  await app.register(rateLimit, { max: settings.REQUESTS_PER_MINUTE, timeWindow: '1 minute', allowList: (request) => request.url === '/readyz' || request.url === '/healthz' })
  app.addHook('onRequest', async (request) => { refuseCrossSite(request) })
  app.addHook('onResponse', async (request, reply) => {
    if (UNSAFE.has(request.method) || reply.statusCode >= 400) {
      request.log.info({ method: request.method, path: request.url.split('?')[0], status: reply.statusCode, ms: Math.round(reply.elapsedTime), address: request.ip }, 'answered')
    }
  })
  app.addHook('onSend', async (request, reply) => {
    void reply.header('x-request-id', request.id)
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store')
  })
  serveHealth(app, parts.health, platform)
  await serveDocs(app, parts.modules)
  const actionWords: ActionWords = Object.assign({}, ...parts.modules.map((module) => module.actions ?? {}))
  const contexts = { make: async (request: FastifyRequest, reply: FastifyReply) => contextFor({ platform, auditKey: parts.auditKey, whoCalls: parts.whoCalls, actionWords, actor: await parts.whoCalls(request), request, reply }) }
  await app.register(async (scope) => { serveStreams(scope, parts.modules, contexts) })
  await app.register(async (scope) => { serveContract(scope, { ...parts, contexts, sentences }) })
  if (parts.webFolder) await serveWeb(app, parts.webFolder)
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, new RefusedAnswer({ kind: 'refused', code: request.url.startsWith('/api/') ? 'no-such-route' : 'not-found' })))
  return app
}

interface Contexts { make(request: FastifyRequest, reply: FastifyReply): Promise<Served> }

/** The refusal of a caller whom the route's declared access does not let in. */
function letIn(access: Access | undefined, actor: Actor | null): void {
  if (access === undefined) throw new Error('a route without declared access')
  if (!mayCall(access, actor)) throw new RefusedAnswer({ kind: 'refused', code: actor ? 'not-allowed' : 'not-signed-in' })
}

/** A page of another site can make a browser send our cookie, but not this header. */
function refuseCrossSite(request: FastifyRequest): void {
  if (!UNSAFE.has(request.method) || !request.headers.cookie) return
  if (request.headers['x-requested-with'] !== 'shuniu') throw new RefusedAnswer({ kind: 'refused', code: 'cross-site' })
}

function serveStreams(scope: FastifyInstance, modules: readonly Module[], contexts: Contexts): void {
  void scope.register(multipart, { limits: { files: 1, fields: 20 } })
  for (const stream of modules.flatMap((module) => module.streams ?? [])) {
    scope.route({
      method: stream.method, url: `/api${stream.path}`,
      handler: async (request, reply) => {
        const context = await contexts.make(request, reply)
        letIn(stream.access, context.actor)
        if (isUnfit([request.params, request.query])) throw UNFIT()
        return await stream.handle(request, reply, context)
      },
    })
  }
}

function serveContract(scope: FastifyInstance, parts: HttpParts & { contexts: Contexts; sentences: Sentences<string> }): void {
  const router = Object.fromEntries(parts.modules.flatMap((module) => (module.router ? [[module.name, module.router(parts.platform)]] : [])))
  const screens = parts.modules.flatMap((module) => module.screen ?? [])
  const handler = new OpenAPIHandler<Served>(router as never, {
    customErrorResponseBodyEncoder: (error) => error.data as Problem,
    clientInterceptors: [async ({ next, context, procedure, input }) => {
      letIn((procedure['~orpc'].meta as Partial<RouteMeta>).access, context.actor)
      context.asked.isRead = true
      context.asked.input = input
      if (isUnfit(input)) throw UNFIT()
      if (UNSAFE.has(context.request.method)) for (const screen of screens) answered(screen(input))
      return await next()
    }],
    interceptors: [async ({ next, context }) => {
      try {
        return await next()
      } catch (thrown) {
        // What fails before a handler is found to answer is a request that could not be read.
        const isUnreadable = !context.asked.isRead && !(thrown instanceof ORPCError) && !(thrown instanceof RefusedAnswer)
        const problem = problemOf(isUnreadable ? UNFIT() : thrown, context.request.id, parts.sentences)
        if (problem.status >= 500) context.request.log.error({ err: thrown }, 'fault')
        throw new ORPCError(problem.code, { status: problem.status, message: problem.detail, data: problem, cause: thrown })
      }
    }],
  })
  readBodies(scope)
  scope.all('/api/*', async (request, reply) => {
    const context = await parts.contexts.make(request, reply)
    const { matched } = await handler.handle(request, reply, { prefix: '/api', context })
    if (!matched) throw new RefusedAnswer({ kind: 'refused', code: 'no-such-route' })
    return reply
  })
  scope.addHook('onSend', async (_request, reply) => {
    if (reply.statusCode >= 400) void reply.type('application/problem+json')
  })
}

/** JSON is read here, within the limit; a form with files is read by oRPC, and its length must be told beforehand. */
function readBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? undefined : JSON.parse(body as string))
    } catch {
      done(UNFIT())
    }
  })
  scope.addContentTypeParser('multipart/form-data', (request, _payload, done) => {
    const length = Number(request.headers['content-length'] ?? Number.NaN)
    done(length <= BODY_LIMIT ? null : new RefusedAnswer({ kind: 'refused', code: 'too-large' }))
  })
}

/** Input that no route could take: not JSON, nested beyond reason, or with characters that no text has. */
const UNFIT = () => new RefusedAnswer({ kind: 'refused', code: 'wrong-input', detail: { count: 1 } })
