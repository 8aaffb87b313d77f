import { filesModule } from '#modules/files'
import type { FileId, PersonId } from '#lib/ids'
import { listen } from '../../../platform/http/testing.ts'
import type { Module } from '../../../platform/module.ts'
import type { Office } from '../server/demo/office.ts'

/** The routes of some modules, listening; whoever the header `x-person` names is signed in. */
export const listening = (office: Office, auditKey: Buffer, modules: readonly Module[]) =>
  listen({ platform: office.platform, modules, auditKey, actorOf: async (person) => (await office.call(person, 'http')).actor })

/** Uploads a file as this person does in the browser. */
export async function upload(office: Office, auditKey: Buffer, { person, name, bytes }: { person: PersonId; name: string; bytes: Buffer }): Promise<FileId> {
  const house = await listening(office, auditKey, [filesModule({})])
  try {
    return await house.upload(person, name, bytes)
  } finally {
    await house.close()
  }
}
