declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  /** An OpenID provider for tests; speaks the real protocol over HTTP. */
  class Provider {
    constructor(issuer: string, configuration: {
      clients: readonly { client_id: string; client_secret: string; redirect_uris: readonly string[] }[]
      claims: Readonly<Record<string, readonly string[]>>
      conformIdTokenClaims: boolean
      pkce: { required: () => boolean }
      findAccount: (context: unknown, sub: string) => { accountId: string; claims: () => Readonly<Record<string, unknown>> }
      cookies: { keys: readonly string[] }
    })
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
  }
  export default Provider
}
