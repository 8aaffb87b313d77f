import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'
import { clientOf, type Database } from './pool.ts'

/** One owner's folder of forward-only `NNNN-name.sql` files. */
export interface MigrationSet {
  readonly owner: string
  readonly folder: URL
}

/**
 * Brings the schema up to date: each file once, by exactly one process (the others wait), each in its own transaction.
 * Throws if a file that already ran was changed since. Returns the names that ran now.
 */
export async function migrate({ connection, schema }: Pick<Database, 'connection' | 'schema'>, sets: readonly MigrationSet[]): Promise<readonly string[]> {
  const client = clientOf({ connection, schema })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [`shuniu-migrate-${schema}`])
    await client.query(`create schema if not exists ${schema}`)
    await client.query('create table if not exists platform_migrations (owner text, name text, digest text not null, ran_at timestamptz not null default now(), primary key (owner, name))')
    const { rows } = await client.query<{ owner: string; name: string; digest: string }>('select owner, name, digest from platform_migrations')
    const known = new Map(rows.map((row) => [`${row.owner}/${row.name}`, row.digest]))
    const ran: string[] = []
    for (const { owner, name, text } of await filesOf(sets)) {
      const digest = createHash('sha256').update(text).digest('hex')
      const before = known.get(`${owner}/${name}`)
      if (before === digest) continue
      if (before) throw new Error(`Migration ${owner}/${name} was changed after it ran; write a new one instead.`)
      await runOne(client, { owner, name, text, digest })
      ran.push(`${owner}/${name}`)
    }
    return ran
  } finally {
    await client.end()
  }
}

async function runOne(client: pg.Client, file: { owner: string; name: string; text: string; digest: string }): Promise<void> {
  await client.query('begin')
  try {
    await client.query(file.text)
    await client.query('insert into platform_migrations (owner, name, digest) values ($1, $2, $3)', [file.owner, file.name, file.digest])
    await client.query('commit')
  } catch (fault) {
    await client.query('rollback')
    throw new Error(`Migration ${file.owner}/${file.name} failed: ${(fault as Error).message}`, { cause: fault })
  }
}

async function filesOf(sets: readonly MigrationSet[]) {
  const files: { owner: string; name: string; text: string }[] = []
  for (const { owner, folder } of sets) {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
    for (const name of names) files.push({ owner, name, text: await readFile(new URL(name, folder), 'utf8') })
  }
  return files
}
