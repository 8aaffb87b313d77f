import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Platform } from '../module.ts'

/** What the process says of itself. */
export interface Health {
  /** Null when the first page can be used; otherwise what is still awaited. */
  awaiting(): Promise<string | null>
  /** Database connections held now. */
  connections(): { readonly total: number; readonly idle: number; readonly waiting: number }
}

/** `/healthz` (the process lives), `/readyz` (the first page can be used), `/metrics` (Prometheus; local callers only). */
export function serveHealth(app: FastifyInstance, health: Health, { settings }: Platform): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({ name: 'shuniu_http_seconds', help: 'time to answer', labelNames: ['method', 'status'], buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3], registers: [registry] })
  const faults = new Counter({ name: 'shuniu_faults_total', help: 'answers with status 500 and above', registers: [registry] })
  new Gauge({ name: 'shuniu_db_connections', help: 'database connections', labelNames: ['state'], registers: [registry], collect() {
    const { total, idle, waiting } = health.connections()
    this.set({ state: 'total' }, total)
    this.set({ state: 'idle' }, idle)
    this.set({ state: 'waiting' }, waiting)
  } })
  app.addHook('onResponse', async (request, reply) => {
    duration.observe({ method: request.method, status: `${Math.floor(reply.statusCode / 100)}xx` }, reply.elapsedTime / 1000)
    if (reply.statusCode >= 500) faults.inc()
  })
  app.get('/healthz', async () => ({ alive: true, version: settings.version }))
  app.get('/readyz', async (_request, reply) => {
    const awaiting = await health.awaiting()
    return reply.code(awaiting ? 503 : 200).send({ ready: awaiting === null, ...(awaiting ? { awaiting } : {}) })
  })
  app.get('/metrics', async (request, reply) => {
    // Figures of a running office are not for everyone: a collector on the machine reads them, nobody through a proxy on it.
    if (request.headers['x-forwarded-for'] !== undefined || !/^(127\.|::1|::ffff:127\.)/.test(request.socket.remoteAddress ?? '')) return reply.code(404).send()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
