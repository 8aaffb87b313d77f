import type { FileId, PersonId } from '#lib/ids'
import type { Actor } from '#platform/act'
import { httpServer } from '#platform/http'
import type { Module, Platform } from '../module.ts'

export interface Listening {
  readonly platform: Platform
  readonly modules: readonly Module[]
  readonly auditKey: Buffer
  /** The person as an actor, with the posts of today. */
  readonly actorOf: (person: PersonId) => Promise<Actor>
}

/** The routes of some modules, listening; whoever the header `x-person` names is signed in. */
export async function listen({ platform, modules, auditKey, actorOf }: Listening) {
  const app = await httpServer({
    platform, modules, auditKey,
    whoCalls: async ({ headers }) => (typeof headers['x-person'] === 'string' ? await actorOf(headers['x-person'] as PersonId) : null),
    health: { awaiting: async () => null, connections: () => ({ total: 0, idle: 0, waiting: 0 }) },
  })
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  const ask = (person: PersonId | null, method: string, path: string, body?: unknown): Promise<Response> => fetch(`${origin}/api${path}`, {
    method, headers: { ...(person ? { 'x-person': person } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  /** Brings a file as a page does, declared unclassified; answers its id. */
  const upload = async (person: PersonId, name: string, bytes: Uint8Array): Promise<FileId> => {
    const form = new FormData()
    form.append('unclassified', 'yes')
    form.append('file', new File([bytes as Uint8Array<ArrayBuffer>], name))
    const answer = await fetch(`${origin}/api/files`, { method: 'POST', headers: { 'x-person': person }, body: form })
    if (!answer.ok) throw new Error(`upload of ${name}: ${answer.status} ${await answer.text()}`)
    return ((await answer.json()) as { id: FileId }).id
  }
  return { origin, ask, upload, close: () => app.close() }
}
