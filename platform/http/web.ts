import { readFile } from 'node:fs/promises'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const YEAR_SECONDS = 31_536_000

/** Serves the built pages: hashed assets for a year, the one HTML page for every other path. */
export async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  const index = await readFile(path.join(folder, 'index.html'), 'utf8')
  await app.register(fastifyStatic, { root: folder, index: false, wildcard: false, preCompressed: true, setHeaders: (reply, file) => {
    void reply.header('cache-control', file.includes(`${path.sep}assets${path.sep}`) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache')
  } })
  app.get('/*', async (request, reply) => {
    // A missing asset must not answer with the page: the browser would run HTML as script.
    if (request.url.startsWith('/api/') || request.url.startsWith('/assets/')) return reply.callNotFound()
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(index)
  })
}
