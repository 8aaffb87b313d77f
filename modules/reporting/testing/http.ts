import type { DemoOffice } from '#modules/organisation'
import { listen } from '../../../platform/http/testing.ts'
import { modules } from './office.ts'

/** The routes of the house around 信息, listening; whoever the header `x-person` names is signed in. */
export const listening = (office: DemoOffice, auditKey: Buffer) => listen({ platform: office.platform, modules, auditKey, actorOf: async (person) => (await office.call(person, 'http')).actor })
