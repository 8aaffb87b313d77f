import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import pg from 'pg'
import type { Db } from '../act/types.ts'
import { typesInForce } from './instants-in-sql.ts'
import { transactionsOn, type InTransaction } from './transaction.ts'

export interface Connection {
  readonly connectionString?: string
  readonly host?: string
  readonly user?: string
  readonly password?: string
  readonly database?: string
}

/** An open database: Kysely for statements, transactions for commands, the pool beneath. */
export interface Database {
  readonly db: Db
  readonly inTransaction: InTransaction
  readonly pool: pg.Pool
  readonly connection: Connection
  readonly schema: string
  close(): Promise<void>
}

/** Opens a pool whose every statement is relative to `schema`. */
export function openDatabase(connection: Connection, schema: string, size = 24): Database {
  const pool = new pg.Pool({ ...configOf({ connection, schema }), max: size, application_name: 'shuniu', keepAlive: true, pipeline: true })
  // A connection broken by a restarting server fails its query or is replaced by the pool;
  // an 'error' event that nobody hears would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => { client.on('error', () => {}) })
  const ask = asker()
  const dialect = new PostgresDialect({ pool: prepared(pool, ask) })
  const db: Db = new Kysely({ dialect })
  const borrow = async () => {
    const client = await pool.connect()
    return { ask: ({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) => ask(client, sql, parameters), giveBack: (isBroken: boolean) => client.release(isBroken) }
  }
  return { db, inTransaction: transactionsOn({ db, dialect, borrow }), pool, connection, schema, close: () => pool.end() }
}

/** A connection of one's own, for COPY and LISTEN: those of the pool cannot. The caller connects and ends it. */
export function clientOf(database: Pick<Database, 'connection' | 'schema'>): pg.Client {
  const client = new pg.Client(configOf(database))
  client.on('error', () => {}) // As above: it fails its query.
  return client
}

const configOf = ({ connection, schema }: Pick<Database, 'connection' | 'schema'>): pg.ClientConfig =>
  ({ ...connection, options: `-c search_path=${schema} -c timezone=UTC`, types: typesInForce })

type Ask = (client: pg.PoolClient, text: string, values: readonly unknown[] | undefined) => Promise<pg.QueryResult>

/**
 * Gives each statement a name, so that PostgreSQL plans it once per connection (measured 1.2–1.5 × plain `pg`).
 * Lists of changing length make endless texts, so names stop at a limit.
 */
function asker(): Ask {
  const names = new Map<string, string>()
  const nameOf = (text: string) => {
    const known = names.get(text)
    if (known) return known
    if (names.size >= 1000) return undefined
    const name = `s${names.size}`
    names.set(text, name)
    return name
  }
  return (client, text, values) => {
    const name = values?.length ? nameOf(text) : undefined
    gather(client)
    return client.query({ text, ...(values ? { values: [...values] } : {}), ...(name ? { name } : {}) })
  }
}

/** What is asked of a connection in one turn of the event loop leaves in one write: each write costs a call of the system and wakes the server. */
function gather(client: pg.PoolClient): void {
  const { stream } = client.connection
  if (stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => { stream.uncork() })
}

function prepared(pool: pg.Pool, ask: Ask): PostgresPool {
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    connect: async () => {
      const client = await pool.connect()
      const existing = wrapped.get(client)
      if (existing) return existing
      const made: PostgresPoolClient = {
        release: () => client.release(),
        query: ((text: string, values?: unknown[]) => ask(client, text, values)) as unknown as PostgresPoolClient['query'],
      }
      wrapped.set(client, made)
      return made
    },
    end: () => pool.end(),
    options: pool.options,
  }
}
