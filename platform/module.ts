import type { AnyContractRouter } from '@orpc/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Access } from '#lib/contract'
import type { Refused } from '#lib/decision'
import type { Sentences } from '#lib/refusals'
import type { Db, RunCommand, Work } from './act/types.ts'
import type { Actor, Call } from './act/types.ts'
import type { Instant } from '#lib/instants'
import type { Settings } from './config/index.ts'
import type { FileStore } from './files/index.ts'
import type { Relating, Relations } from './related.ts'

/** What a running process hands to modules. */
export interface Platform {
  readonly settings: Settings
  /** Reads outside a command. */
  readonly db: Db
  readonly now: () => Instant
  readonly runCommand: RunCommand
  readonly files: FileStore
  /** A call in the system's own name, for jobs and reactions. */
  readonly systemCall: (name: string, key: string | null) => Call
  /** What modules have to say of each other's things, each by its own rule of who may know. */
  readonly relations: Relations
}

/**
 * What each act and each sensitive read is called in the audit, by its code (`documents.sign`). Rows of the audit are
 * kept for ever and read with these words: what is no longer done keeps its words.
 */
export type ActionWords = Readonly<Record<string, string>>

/**
 * What an HTTP handler is given: `os.$context<RouteContext<DocumentAction>>()`. `Action` is what the module has words
 * for, so that an act without words does not compile; without it a handler only looks.
 */
export interface RouteContext<Action extends string = never> {
  readonly platform: Platform
  /** The request as it came: its id, address and headers. */
  readonly request: FastifyRequest
  /** Present on every route but `public` ones; `call()` throws without it. */
  readonly actor: Actor | null
  /** Whether the caller's session still lives and is the same account's: for answers that last longer than a moment. */
  readonly isStillIn: () => Promise<boolean>
  /** The call to hand to `runCommand`; its key comes from the `idempotency-key` header. */
  readonly call: (name: Action) => Call
  readonly cookies: Cookies
  /** Notes a sensitive read in the audit. */
  readonly auditRead: (action: Action, subject: string) => Promise<void>
  /** The words of every act of the house. */
  readonly actionWords: ActionWords
}

export interface Cookies {
  get(name: string): string | undefined
  /** Session cookie (no `maxAgeSeconds`) or a lasting one; always httpOnly, SameSite, and Secure behind https. */
  set(name: string, value: string, options?: { maxAgeSeconds?: number; sameSite?: 'strict' | 'lax' }): void
  clear(name: string): void
}

/** A route that streams (upload, download, live notices) and so stands beside the contract. Path under `/api`. */
export interface StreamRoute {
  readonly method: 'GET' | 'POST'
  readonly path: `/${string}`
  readonly summary: string
  readonly access: Access
  readonly handle: (request: FastifyRequest, reply: FastifyReply, context: RouteContext<string>) => Promise<unknown>
}

/** Work done on time. `cron` is Asia/Shanghai; a job without it runs when a timer asks. Exactly one process runs it. */
export interface Job {
  readonly name: string
  readonly cron?: string
  readonly run: (work: Work, data: unknown) => Promise<void>
}

/** The face of a module: what `app/modules.ts` lists. */
export interface Module {
  readonly name: string
  /** Modules whose faces it may import. */
  readonly uses: readonly string[]
  readonly contract?: AnyContractRouter
  /** Implements `contract`; built with `implement(contract).$context<RouteContext<…>>()`. */
  readonly router?: (platform: Platform) => Record<string, unknown>
  readonly streams?: readonly StreamRoute[]
  /** Looks at the input of every changing request of the house before its handler; an answer refuses it. */
  readonly screen?: (input: unknown) => Refused | null
  /** Its refusals' sentences; one code has one sentence in the whole house. */
  readonly refusals?: Sentences<string>
  /** Its acts in words, those of its jobs too. */
  readonly actions?: ActionWords
  /** Folder of forward-only `NNNN-name.sql` files. */
  readonly migrations?: URL
  /** Tables it owns; only it names them in SQL. */
  readonly tables: readonly string[]
  readonly jobs?: readonly Job[]
  /** What it answers of its own things, and of what came of others', to whoever asks the platform. */
  readonly relating?: Relating
}
