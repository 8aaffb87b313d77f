import type { ClientBase } from 'pg'

/** One table as the database describes it. */
export interface TableShape {
  readonly part: 'main' | 'jobs'
  readonly name: string
  /** Without generated columns: those cannot be written and come out the same. */
  readonly columns: readonly string[]
}

export interface ForeignKey { readonly table: string; readonly name: string; readonly target: string; readonly deferrable: boolean; readonly deferred: boolean }

/** What pg-boss keeps of its own running (versions, instances, statistics) belongs to the process, not to the office. */
const JOB_TABLES = ['queue', 'schedule', 'subscription', 'job', 'job_dependency']
/** Written anew by the migrations of a restore. */
const SELF_WRITTEN = 'platform_migrations'

export const schemaOf = (schema: string, part: 'main' | 'jobs') => part === 'main' ? schema : `${schema}_jobs`
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
export const qualified = (schema: string, at: Pick<TableShape, 'part' | 'name'>) => `${quoted(schemaOf(schema, at.part))}.${quoted(at.name)}`
export const columnList = (columns: readonly string[]) => columns.map(quoted).join(', ')

/**
 * Tables of the district's schema and of its jobs, referenced ones before those that refer to them. Unlogged tables hold what
 * is forgotten in a moment, such as who has a draft open: they are no part of the record.
 */
export async function tablesIn(client: ClientBase, schema: string): Promise<readonly TableShape[]> {
  const shapes: TableShape[] = []
  for (const part of ['main', 'jobs'] as const) {
    const { rows } = await client.query<{ name: string; columns: string[] }>(`
      select c.relname as name, array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where n.nspname = $1 and c.relkind in ('r', 'p') and c.relpersistence = 'p' and not c.relispartition
      group by c.relname order by c.relname`, [schemaOf(schema, part)])
    const wanted = rows.filter(({ name }) => part === 'main' ? name !== SELF_WRITTEN : JOB_TABLES.includes(name))
    shapes.push(...inOrder(wanted.map((row) => ({ part, ...row })), await foreignKeys(client, schemaOf(schema, part))))
  }
  return shapes
}

export async function foreignKeys(client: ClientBase, schema: string): Promise<readonly ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select c.relname as table, k.conname as name, t.relname as target, k.condeferrable as deferrable, k.condeferred as deferred
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = $1 and k.contype = 'f' and k.conparentid = 0`, [schema])
  return rows
}

/** Referenced tables first; where tables refer to each other in a ring, any order, and `keysAgainst` names the keys to defer. */
function inOrder(tables: readonly TableShape[], keys: readonly ForeignKey[]): readonly TableShape[] {
  const done: TableShape[] = []
  const waiting = new Map(tables.map((table) => [table.name, table]))
  while (waiting.size > 0) {
    const isReady = (table: TableShape) => keys.every((key) => key.table !== table.name || key.target === table.name || !waiting.has(key.target))
    const ready = [...waiting.values()].filter(isReady)
    for (const table of ready.length > 0 ? ready : [...waiting.values()].slice(0, 1)) {
      waiting.delete(table.name)
      done.push(table)
    }
  }
  return done
}

/** Keys that point to a table which comes later in this order. */
export function keysAgainst(order: readonly string[], keys: readonly ForeignKey[]): readonly ForeignKey[] {
  const place = new Map(order.map((name, at) => [name, at]))
  return keys.filter((key) => key.table !== key.target && (place.get(key.target) ?? -1) > (place.get(key.table) ?? -1))
}

/** Count and order-free digest of a table's rows. Sessions must agree on how values are written: see `steadyText`. */
export async function sumOf(client: ClientBase, schema: string, table: TableShape): Promise<{ rows: number; sum: string }> {
  const { rows: [row] } = await client.query<{ rows: number; sum: string }>(`
    select count(*) as rows, coalesce(sum(('x' || left(md5(r::text), 16))::bit(64)::bigint::numeric), 0)::text as sum
    from (select ${columnList(table.columns)} from ${qualified(schema, table)}) r`)
  return row!
}

/** Makes values read the same whatever the server's settings are. */
export const steadyText = "set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601'; set local timezone = 'UTC'; set local extra_float_digits = 1; set local bytea_output = 'hex'; set local client_encoding = 'UTF8'; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0"
