import {
  allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, discovery, randomNonce, randomPKCECodeVerifier, randomState,
  type Configuration,
} from 'openid-client'
import { refuse, type Refused } from '#lib/decision'
import { addMinutes, type Instant } from '#lib/instants'
import type { Settings } from '../config/index.ts'
import { seal, unseal } from '../crypto/index.ts'
import { accountOf, lockedRow, loginForm, rowByLogin } from './accounts.ts'
import { callOf, noteOnly, type Caller, type SessionDesk } from './desk.ts'
import type { SessionRefusal } from './refusals.ts'
import { enter, outcomeOf, type Entered, type Kept } from './sign-in.ts'

/** An OpenID provider people may sign in at. */
export interface OidcSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string | null
  /** The claim that holds the login, e.g. `preferred_username`. */
  readonly loginClaim: string
  /** The page to which the provider sends people back, e.g. `https://oa.example/sign-in/oidc`. */
  readonly returnTo: string
}

/** Single sign-on by authorization code with PKCE, state and nonce. */
export interface Oidc {
  /** Where to send the browser, and what to keep in its cookie until it comes back. */
  start(): Promise<{ url: string; kept: string }>
  /** Finishes with the query that the provider added to `returnTo`. */
  finish(given: { query: string; kept: string | undefined }, caller: Caller): Promise<Entered | Refused>
}

/** Reads the provider from the settings; null where none is set. `origin` is the address under which people reach the platform. */
export function oidcSettingsOf(settings: Settings, origin: string): OidcSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_LOGIN_CLAIM: loginClaim } = settings
  if (!issuer || !clientId) return null
  return { issuer, clientId, clientSecret: clientSecret ?? null, loginClaim, returnTo: new URL('/sign-in/oidc', origin).href }
}

interface Begun { readonly state: string; readonly nonce: string; readonly verifier: string; readonly until: Instant }

const PLACE = 'oidc'
const MINUTES = 10

/** Opens single sign-on. The provider is asked for its addresses at the first use, and again while that fails. */
export function openOidc(desk: SessionDesk, settings: OidcSettings): Oidc {
  let found: Promise<Configuration> | null = null
  const provider = () => (found ??= discover(settings).catch((fault: unknown) => {
    found = null
    throw fault
  }))
  return {
    start: async () => {
      const kept: Begun = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), until: addMinutes(desk.platform.now(), MINUTES) }
      const url = buildAuthorizationUrl(await provider(), {
        redirect_uri: settings.returnTo, scope: 'openid profile', state: kept.state, nonce: kept.nonce,
        code_challenge: await calculatePKCECodeChallenge(kept.verifier), code_challenge_method: 'S256',
      })
      return { url: url.href, kept: seal(desk.key, PLACE, JSON.stringify(kept)) }
    },
    finish: async ({ query, kept }, caller) => {
      const begun = readKept(desk, kept)
      const login = begun ? await loginFrom(await provider(), { settings, query, begun }) : null
      return login === null ? refuse('oidc-failed' satisfies SessionRefusal) : enterAs(desk, login, caller)
    },
  }
}

const discover = ({ issuer, clientId, clientSecret }: OidcSettings): Promise<Configuration> => discovery(
  new URL(issuer), clientId, clientSecret ?? undefined, undefined,
  // Inside one machine or a closed network the provider may speak plain http; the administrator wrote that address.
  issuer.startsWith('http:') ? { execute: [allowInsecureRequests] } : {},
)

function readKept(desk: SessionDesk, kept: string | undefined): Begun | null {
  const plain = kept ? unseal(desk.key, PLACE, kept) : null
  const begun = plain ? (JSON.parse(plain) as Begun) : null
  return begun && begun.until > desk.platform.now() ? begun : null
}

/** The login the provider vouches for; null when anything about its answer is wrong. */
async function loginFrom(provider: Configuration, at: { settings: OidcSettings; query: string; begun: Begun }): Promise<string | null> {
  const { settings, begun } = at
  const address = new URL(settings.returnTo)
  address.search = at.query
  try {
    const tokens = await authorizationCodeGrant(provider, address, {
      pkceCodeVerifier: begun.verifier, expectedState: begun.state, expectedNonce: begun.nonce, idTokenExpected: true,
    })
    const claim = tokens.claims()?.[settings.loginClaim]
    return typeof claim === 'string' && claim !== '' ? loginForm(claim) : null
  } catch {
    // Refused by the provider, forged, repeated or broken off: to the person it is all the same, begin again.
    return null
  }
}

/** No account is made by single sign-on: who may work here is decided here (三员分立). */
async function enterAs(desk: SessionDesk, login: string, caller: Caller): Promise<Entered | Refused> {
  const seen = await rowByLogin(desk.platform.db, login)
  const kept = await desk.platform.runCommand(callOf('session.oidc-sign-in', seen ? accountOf(seen) : null, caller), async (work): Promise<Kept<Entered>> => {
    const row = seen ? await lockedRow(work.db, seen.id) : undefined
    if (!row || row.status !== 'active') {
      noteOnly(work, row ? `account:${row.id}` : 'account:unknown', { outcome: 'oidc-unknown-login', login })
      return { refusal: refuse('oidc-unknown-login', { login }) }
    }
    if (row.admin) {
      // Whoever runs the provider could otherwise become any of the three administrators.
      noteOnly(work, `account:${row.id}`, { outcome: 'oidc-administrator' })
      return { refusal: refuse('oidc-administrator') }
    }
    return { answer: await enter(work, { desk, account: accountOf(row), means: 'oidc', caller }) }
  })
  return outcomeOf(kept)
}
