import type { FileId, PersonId } from '#lib/ids'
import { httpServer } from '#platform/http'
import type { Office } from '../server/demo/office.ts'
import { modules } from './office.ts'

/** The routes of the house around 督查, listening; whoever the header `x-person` names is signed in. */
export async function listening(office: Office, auditKey: Buffer) {
  const app = await httpServer({
    platform: office.platform, modules, auditKey,
    whoCalls: async ({ headers }) => (typeof headers['x-person'] === 'string' ? (await office.call(headers['x-person'] as PersonId, 'http')).actor : null),
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
    const sent = await fetch(`${origin}/api/files`, { method: 'POST', headers: { 'x-person': person }, body: form })
    if (!sent.ok) throw new Error(await sent.text())
    return ((await sent.json()) as { id: FileId }).id
  }
  return { ask, upload, close: () => app.close() }
}
