import { implement } from '@orpc/server'
import type { FastifyRequest } from 'fastify'
import { refuse } from '#lib/decision'
import type { PersonId, UnitId } from '#lib/ids'
import type { Db } from '../act/types.ts'
import { answered } from '../http/index.ts'
import type { RouteContext } from '../module.ts'
import type { SessionAction } from './actions.ts'
import { accountsOfPeople, listAccounts } from './accounts.ts'
import { sessionContract } from './contract.ts'
import type { Caller, SessionDesk } from './desk.ts'
import { createFirstAdministrator, lookAtLink, setPasswordByLink } from './links.ts'
import type { Oidc } from './oidc.ts'
import { setPassword } from './passwords.ts'
import { keepPreference, preferencesOf } from './preferences.ts'
import { administratorNames, type SessionRefusal } from './refusals.ts'
import { confirmTotp, secondFactor, startTotp } from './second-factor.ts'
import { sessionOf } from './sessions.ts'
import { demoSignIn, signIn, signOut } from './sign-in.ts'
import type { Session } from './types.ts'

/** What other parts of the house tell the session's pages; handed in by the app. */
export interface SessionNeighbours {
  readonly officeName: (db: Db) => Promise<string>
  readonly unitNames: (db: Db, units: readonly UnitId[]) => Promise<ReadonlyMap<UnitId, string>>
  /** Sample people to enter as, in groups; asked only in the demonstration. */
  readonly samplePeople: (db: Db) => Promise<readonly { group: string; people: readonly { person: PersonId; name: string; post: string }[] }[]>
}

/** A request as these routes see it: `platform/http` serves every handler with it. */
type SessionContext = RouteContext<SessionAction> & { readonly request: Pick<FastifyRequest, 'id' | 'ip' | 'headers' | 'protocol'> }

const OIDC_COOKIE = 'shuniu-oidc'
const OIDC_SECONDS = 600

/** The cookie that carries the session. Behind https its name binds it to this host alone. */
export const sessionCookie = (publicUrl: string | undefined): string => (publicUrl?.startsWith('https:') ? '__Host-shuniu' : 'shuniu')

/** Implements the contract. These routes are public because a session that still owes something must reach them. */
export function sessionRouter(at: { desk: SessionDesk; neighbours: SessionNeighbours; oidc: Oidc | null; cookie: string }) {
  const { desk, neighbours, oidc, cookie } = at
  const os = implement(sessionContract).$context<SessionContext>()
  const current = (context: SessionContext) => sessionOf(desk, context.cookies.get(cookie))
  const needed = async (context: SessionContext): Promise<Session> => answered(await current(context) ?? refuse('not-signed-in'))
  const begin = <Answer extends { readonly token: string }>(context: SessionContext, { token, ...rest }: Answer): Omit<Answer, 'token'> => {
    context.cookies.set(cookie, token)
    return rest
  }
  return {
    whoAmI: os.whoAmI.handler(async ({ context }) => whoAmI({ desk, neighbours, context, session: await needed(context) })),
    entry: os.entry.handler(async ({ context }) => {
      const session = await current(context)
      return {
        office: await neighbours.officeName(desk.platform.db), demo: desk.demo, oidc: oidc !== null,
        stage: session?.stage ?? null, name: session?.account.name ?? null, passwordLength: desk.rules.passwordLength,
      }
    }),
    signIn: os.signIn.handler(async ({ context, input }) => begin(context, answered(await signIn(desk, input, callerOf(context))))),
    secondFactor: os.secondFactor.handler(async ({ context, input }) =>
      begin(context, answered(await secondFactor(desk, await needed(context), input.code, callerOf(context))))),
    signOut: os.signOut.handler(async ({ context }) => {
      const session = await current(context)
      if (session) await signOut(desk, session, callerOf(context))
      context.cookies.clear(cookie)
      return null
    }),
    setPassword: os.setPassword.handler(async ({ context, input }) => {
      begin(context, answered(await setPassword(desk, await needed(context), input, callerOf(context))))
      return null
    }),
    startTotp: os.startTotp.handler(async ({ context }) => answered(await startTotp(desk, await needed(context), callerOf(context)))),
    confirmTotp: os.confirmTotp.handler(async ({ context, input }) => {
      const { recoveryCodes } = begin(context, answered(await confirmTotp(desk, await needed(context), input.code, callerOf(context))))
      return { recoveryCodes: [...recoveryCodes] }
    }),
    lookAtLink: os.lookAtLink.handler(async ({ input }) => answered(await lookAtLink(desk, input.token) ?? refuse('link-unusable' satisfies SessionRefusal))),
    useLink: os.useLink.handler(async ({ context, input: { first, ...given } }) => answered(first
      ? await createFirstAdministrator(desk, { ...given, ...first }, callerOf(context))
      : await setPasswordByLink(desk, given, callerOf(context)))),
    samplePeople: os.samplePeople.handler(() => samplePeople(desk, neighbours)),
    demoSignIn: os.demoSignIn.handler(async ({ context, input }) => begin(context, answered(await demoSignIn(desk, input.account, callerOf(context))))),
    startOidc: os.startOidc.handler(async ({ context }) => {
      const { url, kept } = await answered(oidc ?? refuse('oidc-off' satisfies SessionRefusal)).start()
      context.cookies.set(OIDC_COOKIE, kept, { maxAgeSeconds: OIDC_SECONDS })
      return { url }
    }),
    finishOidc: os.finishOidc.handler(async ({ context, input }) => {
      const outcome = await answered(oidc ?? refuse('oidc-off' satisfies SessionRefusal))
        .finish({ query: input.query, kept: context.cookies.get(OIDC_COOKIE) }, callerOf(context))
      context.cookies.clear(OIDC_COOKIE)
      return begin(context, answered(outcome))
    }),
    keepPreference: os.keepPreference.handler(async ({ context, input }) =>
      answered(await context.platform.runCommand(context.call('session.keep-preference'), (work) => keepPreference(work, input.key, input.value)))),
  }
}

const callerOf = ({ request }: SessionContext): Caller =>
  ({ address: request.ip, agent: request.headers['user-agent'] ?? '', requestId: request.id })

async function whoAmI(at: { desk: SessionDesk; neighbours: SessionNeighbours; context: SessionContext; session: Session }) {
  const { desk, neighbours, context, session } = at
  const { db } = desk.platform
  const actor = answered(context.actor ?? refuse('not-signed-in'))
  const names = await neighbours.unitNames(db, actor.units)
  return {
    account: actor.account, person: actor.person, name: actor.name, admin: actor.admin, roles: [...actor.roles],
    office: await neighbours.officeName(db), units: actor.units.map((id) => ({ id, name: names.get(id) ?? id })),
    settings: { ...await preferencesOf(db, actor.account) }, demo: desk.demo,
    idleMinutes: desk.rules.idleMinutes, hasSecondFactor: session.account.hasSecondFactor,
  }
}

/** Sample people who have an account, and below them the three administrators. */
async function samplePeople(desk: SessionDesk, neighbours: SessionNeighbours) {
  if (!desk.demo) return answered(refuse('not-demo' satisfies SessionRefusal))
  const { db } = desk.platform
  const groups = await neighbours.samplePeople(db)
  const accounts = await accountsOfPeople(db, groups.flatMap(({ people }) => people.map(({ person }) => person)))
  const administrators = await listAccounts(db, { administrators: true, status: 'active' }, desk.platform.now())
  return [
    ...groups.map(({ group, people }) => ({ group, people: people.flatMap(({ person, name, post }) => {
      const account = accounts.get(person)
      return account?.status === 'active' ? [{ account: account.id, name, post }] : []
    }) })),
    { group: '三员', people: administrators.map(({ id, name, admin }) => ({ account: id, name, post: administratorNames[admin!] })) },
  ].filter(({ people }) => people.length > 0)
}
