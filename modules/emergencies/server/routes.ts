import { implement } from '@orpc/server'
import type { Actor } from '#platform/act'
import { answered } from '#platform/http'
import { XLSX } from '#platform/sheets'
import type { Platform, RouteContext } from '../../../platform/module.ts'
import { emergenciesContract } from '../contract.ts'
import { networkContract } from '../contract/network.ts'
import type { EmergencyAction } from '../core/actions.ts'
import { actOn, receive } from './commands.ts'
import { emergencyView, listEmergencies } from './emergencies.ts'
import { divert, listDiversions } from './network/diversions.ts'
import { networkView, registerContacts } from './network/network.ts'
import { answerRound, closeRound, recordAnswer, startRound } from './network/rounds.ts'
import { listRounds, roundFile, roundView } from './network/round-views.ts'
import { callTaken, optionsFor } from './options.ts'
import { reportFile } from './papers.ts'
import { withRelated } from './related.ts'
import type { Looking } from './viewer.ts'

const os = implement({ ...emergenciesContract, ...networkContract }).$context<RouteContext<EmergencyAction>>()
type Handled = RouteContext<EmergencyAction> & { readonly actor: Actor | null }

const lookingAt = ({ db, now }: Platform, { actor }: Handled): Looking => ({ db, actor: actor!, now: now() })

/** HTTP ↔ command or query. */
export const emergenciesRouter = (platform: Platform) => ({ ...caseRoutes(platform), ...networkRoutes(platform) })

const caseRoutes = (platform: Platform) => ({
  list: os.list.handler(({ input: { after, limit, ...filter }, context }) => listEmergencies(lookingAt(platform, context), { filter, after: after ?? null, limit })),
  options: os.options.handler(({ context }) => optionsFor(lookingAt(platform, context))),
  subject: os.subject.handler(async ({ input, context }) => answered(await callTaken(platform, { ...lookingAt(platform, context), note: (read) => context.auditRead('emergencies.readSubject', read) }, input.subject))),
  emergency: os.emergency.handler(async ({ input, context }) => {
    const looking = lookingAt(platform, context)
    return withRelated(platform, looking, answered(await emergencyView(looking, input.emergency)))
  }),
  report: os.report.handler(async ({ input, context }) => {
    const file = answered(await reportFile(platform, lookingAt(platform, context), input))
    // A printed copy leaves the system, so that taking one is written down (R84).
    await context.auditRead('emergencies.print', `emergency:${input.emergency}`)
    return new File([file.bytes as Uint8Array<ArrayBuffer>], file.name, { type: 'application/pdf' })
  }),
  receive: os.receive.handler(async ({ input, context }) => answered(await receive(platform, context.call('emergencies.receive'), input))),
  act: os.act.handler(async ({ input, context }) => answered(await actOn(platform, context.call(`emergencies.${input.act.type}`), input))),
})

const networkRoutes = (platform: Platform) => ({
  network: os.network.handler(({ context }) => networkView(lookingAt(platform, context))),
  registerContacts: os.registerContacts.handler(async ({ input, context }) => answered(await registerContacts(platform, context.call('emergencies.registerContacts'), input))),
  rounds: os.rounds.handler(({ input: { after, limit }, context }) => listRounds(lookingAt(platform, context), { after: after ?? null, limit })),
  round: os.round.handler(async ({ input, context }) => answered(await roundView(lookingAt(platform, context), input.round))),
  roundFile: os.roundFile.handler(async ({ input, context }) => {
    const bytes = answered(await roundFile(lookingAt(platform, context), input.round))
    await context.auditRead('emergencies.exportRound', `emergencyRound:${input.round}`)
    return new File([bytes as Uint8Array<ArrayBuffer>], '点名结果.xlsx', { type: XLSX })
  }),
  startRound: os.startRound.handler(async ({ input, context }) => answered(await startRound(platform, context.call('emergencies.startRound'), input))),
  answerRound: os.answerRound.handler(async ({ input, context }) => answered(await answerRound(platform, context.call('emergencies.answerRound'), input.round))),
  recordAnswer: os.recordAnswer.handler(async ({ input, context }) => answered(await recordAnswer(platform, context.call('emergencies.recordAnswer'), input))),
  closeRound: os.closeRound.handler(async ({ input, context }) => answered(await closeRound(platform, context.call('emergencies.closeRound'), input.round))),
  diversions: os.diversions.handler(({ input: { after, limit }, context }) => listDiversions(lookingAt(platform, context), { after: after ?? null, limit })),
  divert: os.divert.handler(async ({ input, context }) => answered(await divert(platform, context.call('emergencies.divert'), input.keeper))),
})
