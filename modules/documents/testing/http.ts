import { filesModule } from '#modules/files'
import type { FileId, PersonId } from '#lib/ids'
import { httpServer } from '#platform/http'
import type { Module } from '../../../platform/module.ts'
import type { Office } from '../server/demo/office.ts'

/** The routes of some modules, listening; whoever the header `x-person` names is signed in. */
export async function listening(office: Office, auditKey: Buffer, modules: readonly Module[]) {
  const app = await httpServer({
    platform: office.platform, modules, auditKey,
    whoCalls: async ({ headers }) => (typeof headers['x-person'] === 'string' ? (await office.call(headers['x-person'] as PersonId, 'http')).actor : null),
    health: { awaiting: async () => null, connections: () => ({ total: 0, idle: 0, waiting: 0 }) },
  })
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  const ask = (person: PersonId | null, method: string, path: string, body?: unknown): Promise<Response> => fetch(`${origin}/api${path}`, {
    method, headers: { ...(person ? { 'x-person': person } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { origin, ask, close: () => app.close() }
}

/** Uploads a file as this person does in the browser. */
export async function upload(office: Office, auditKey: Buffer, { person, name, bytes }: { person: PersonId; name: string; bytes: Buffer }): Promise<FileId> {
  const house = await listening(office, auditKey, [filesModule({})])
  try {
    const form = new FormData()
    form.append('unclassified', 'yes')
    form.append('file', new Blob([new Uint8Array(bytes)]), name)
    const answer = await fetch(`${house.origin}/api/files`, { method: 'POST', headers: { 'x-person': person }, body: form })
    if (!answer.ok) throw new Error(`upload of ${name}: ${answer.status} ${await answer.text()}`)
    return ((await answer.json()) as { id: FileId }).id
  } finally {
    await house.close()
  }
}
