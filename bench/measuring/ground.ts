import pg from 'pg'
import { startEmbedded } from '#platform/db'

/** A connection to the database of a house that runs on a data folder. */
export async function databaseOf(dataDir: string): Promise<{ client: pg.Client; connection: Awaited<ReturnType<typeof startEmbedded>>['connection'] }> {
  const { connection } = await startEmbedded(dataDir)
  const client = new pg.Client({ ...connection, options: `-c search_path=${HOUSE} -c timezone=UTC` })
  await client.connect()
  return { client, connection }
}

/** The schema of the demonstration, and the one beside it in which its jobs wait. */
export const HOUSE = 'shuniu'
export const JOBS = `${HOUSE}_jobs`

/** Names of a table's columns that can be written. */
async function columnsOf(client: pg.Client, schema: string, table: string): Promise<string> {
  const { rows } = await client.query<{ column_name: string }>(
    `select column_name from information_schema.columns where table_schema = $1 and table_name = $2 and is_generated = 'NEVER' order by ordinal_position`, [schema, table])
  return rows.map((row) => `"${row.column_name}"`).join(', ')
}

/** Makes `count` more documents like one, each with its words, case, tasks, people and journal. Answers their ids. */
export async function multiply(client: pg.Client, document: string, count: number): Promise<readonly string[]> {
  const { rows: [found] } = await client.query<{ case_id: string }>('select case_id from documents_documents where id = $1', [document])
  const ofCase = found!.case_id
  const parts = [
    ['workflow_cases', 'id', ofCase], ['workflow_tasks', 'case_id', ofCase], ['documents_documents', 'id', document], ['documents_versions', 'document', document],
    ['documents_participants', 'document', document], ['platform_journal', 'stream', `case:${ofCase}`], ['platform_journal', 'stream', `document:${document}`],
  ] as const
  for (const [table, key, id] of parts) {
    const columns = await columnsOf(client, HOUSE, table)
    await client.query(`
      insert into ${table} (${columns}) select ${columns.replace(/"\w+"/g, 'made.$&')} from ${table} t, generate_series(1, $2::int) n,
        jsonb_populate_record(t, replace(replace(to_jsonb(t)::text, $3::text, left($3::text, 24) || lpad(to_hex(n), 12, '0')), $4::text, left($4::text, 24) || lpad(to_hex(n), 12, '0'))::jsonb) made
      where t.${key} = $1`, [id, count, document, ofCase])
  }
  await client.query('analyze')
  return Array.from({ length: count }, (_, n) => document.slice(0, 24) + (n + 1).toString(16).padStart(12, '0'))
}

/** Copies the house and its jobs table into a schema of its own: the same columns, indexes, keys and rows. */
export async function copyHouse(client: pg.Client, schema: string): Promise<void> {
  await client.query(`create schema ${schema}`)
  const { rows } = await client.query<{ schemaname: string; tablename: string }>(
    `select schemaname, tablename from pg_tables where schemaname = $1 or (schemaname = $2 and tablename = 'job_common')`, [HOUSE, JOBS])
  for (const { schemaname, tablename } of rows) {
    const columns = await columnsOf(client, schemaname, tablename)
    await client.query(`create table ${schema}.${tablename} (like ${schemaname}.${tablename} including all)`)
    await client.query(`insert into ${schema}.${tablename} (${columns}) overriding system value select ${columns} from ${schemaname}.${tablename}`)
  }
  const { rows: keys } = await client.query<{ tablename: string; conname: string; definition: string }>(`
    select c.conrelid::regclass::text as tablename, c.conname, pg_get_constraintdef(c.oid) as definition from pg_constraint c
    where c.contype = 'f' and c.connamespace = $1::regnamespace and c.conparentid = 0`, [HOUSE])
  await client.query(`set search_path = ${schema}`)
  for (const key of keys) await client.query(`alter table ${key.tablename} add constraint ${key.conname} ${key.definition}`)
  await client.query(`select setval(pg_get_serial_sequence('platform_audit', 'id'), (select max(id) from platform_audit))`)
  await client.query('analyze')
  await client.query(`set search_path = ${HOUSE}`)
}

/** Rows of the tables that an act writes, by table. */
export async function countRows(client: pg.Client, schema: string, jobs: string): Promise<Readonly<Record<string, number>>> {
  const counted = [
    ['acts', `${schema}.platform_acts where account <> 'system'`], ['journal', `${schema}.platform_journal`], ['audit', `${schema}.platform_audit where account <> 'system'`],
    ['cases, versions', `${schema}.workflow_cases`, 'sum(version)'], ['tasks', `${schema}.workflow_tasks`], ['tasks closed', `${schema}.workflow_tasks where closed_at is not null`],
    ['documents, versions', `${schema}.documents_documents`, 'sum(version)'], ['participants', `${schema}.documents_participants`],
    // Told news are taken away; how many were ever written, their numbers say.
    ['news', `pg_sequence_last_value(pg_get_serial_sequence('${schema}.platform_news', 'position')) as last`, 'coalesce(last, 0)'],
    ['news tried again', `${jobs}.job_common where name = 'news'`], ['timers', `${jobs}.job_common where name = 'timers'`],
  ] as const
  const found: [string, number][] = []
  for (const [name, from, what = 'count(*)'] of counted) found.push([name, Number((await client.query<{ n: string }>(`select ${what} as n from ${from}`)).rows[0]!.n)])
  return Object.fromEntries(found)
}
