import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import type { FastifyInstance } from 'fastify'
import type { Access } from '#lib/contract'
import type { Module } from '../module.ts'

/** What people may read about a route's access. */
const accessInChinese = (access: Access | undefined): string =>
  access === 'public' ? '任何人' : access === 'account' ? '已登录' : access === 'staff' ? '已登录的工作人员（不含三员）' : (access ?? []).join('、')

/** Serves the OpenAPI 3.1 document and a page for people, both made from the contracts; nothing is fetched from elsewhere. */
export async function serveDocs(app: FastifyInstance, modules: readonly Module[]): Promise<void> {
  const contract = Object.fromEntries(modules.flatMap((module) => (module.contract ? [[module.name, module.contract]] : [])))
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  // Made when first asked for: it would slow every start.
  let made: Promise<OpenApi> | undefined
  const document = () => made ??= (generator.generate(contract as never, {
    info: { title: '枢纽 Shuniu', version: '1', description: '区委办公室业务平台接口。错误以 RFC 9457 返回；写操作可带 `idempotency-key`，同一编号只办一次。' },
    servers: [{ url: '/api' }],
  }) as Promise<OpenApi>).then((document) => withStreams(document, modules))
  app.get('/api/openapi.json', async () => await document())
  app.get('/api/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').send(page(await document(), modules)))
}

interface OpenApi { paths?: Record<string, Record<string, { summary?: string; tags?: readonly string[]; operationId?: string }>> }

function withStreams(document: OpenApi, modules: readonly Module[]): OpenApi {
  const paths = { ...document.paths }
  for (const module of modules) for (const stream of module.streams ?? []) {
    const path = stream.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [stream.method.toLowerCase()]: { summary: stream.summary, operationId: `${module.name}.${stream.method.toLowerCase()}${path}`, responses: { 200: { description: 'stream' } } } as never }
  }
  return { ...document, paths }
}

const escape = (text: string) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!)

function page(document: OpenApi, modules: readonly Module[]): string {
  const access = accessByRoute(modules)
  const rows = Object.entries(document.paths ?? {}).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) =>
    `<tr><td><code>${method.toUpperCase()}</code></td><td><code>/api${escape(path)}</code></td><td>${escape(operation.summary ?? '')}</td><td>${escape(accessInChinese(access.get(`${method.toUpperCase()} ${path}`)))}</td></tr>`))
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>接口文档 · 枢纽</title><meta name="viewport" content="width=device-width">
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em;color:#1F2329}table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #E5E6EB;padding:.4em;text-align:left;vertical-align:top}code{overflow-wrap:anywhere}a{color:#1456A6}</style>
<main><h1>枢纽接口文档</h1><p>机器可读：<a href="/api/openapi.json">OpenAPI 3.1</a>。每个接口都写明谁可以调用；出错时按 RFC 9457 返回 <code>detail</code>（中文说明）与 <code>requestId</code>。</p>
<table><thead><tr><th scope="col">方法</th><th scope="col">地址</th><th scope="col">用途</th><th scope="col">谁可以调用</th></tr></thead><tbody>${rows.join('')}</tbody></table></main></html>`
}

/** Every route of these modules: method, path and declared access. The generated access test walks this list. */
export function routesOf(modules: readonly Module[]): readonly { module: string; method: string; path: string; access: Access | undefined }[] {
  const found: { module: string; method: string; path: string; access: Access | undefined }[] = []
  const walk = (module: string, node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const procedure = (node as { '~orpc'?: { route?: { method?: string; path?: string }; meta?: { access?: Access } } })['~orpc']
    if (procedure) found.push({ module, method: procedure.route?.method ?? 'POST', path: procedure.route?.path ?? '', access: procedure.meta?.access })
    else for (const child of Object.values(node)) walk(module, child)
  }
  for (const module of modules) {
    walk(module.name, module.contract)
    for (const stream of module.streams ?? []) found.push({ module: module.name, method: stream.method, path: stream.path.replace(/:(\w+)/g, '{$1}'), access: stream.access })
  }
  return found
}

const accessByRoute = (modules: readonly Module[]) => new Map(routesOf(modules).map((route) => [`${route.method} ${route.path}`, route.access]))
