import { listen } from '../../../platform/http/testing.ts'
import type { Office } from '../server/demo/office.ts'
import { modules } from './office.ts'

/** The routes of the house around bulletins, listening; whoever the header `x-person` names is signed in. */
export const listening = (office: Office, auditKey: Buffer) => listen({ platform: office.platform, modules, auditKey, actorOf: async (person) => (await office.call(person, 'http')).actor })
