import { createReadStream } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'
import { createGunzip } from 'node:zlib'
import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { migrate, type MigrationSet } from '../db/migrate.ts'
import type { SecretKey } from '#platform/crypto'
import { clientOf, type Database } from '../db/pool.ts'
import type { FileStore } from '../files/index.ts'
import { openJobs } from '../jobs/index.ts'
import type { BackupReport } from './backup.ts'
import { hashesOf } from './hashing.ts'
import { markOf, readManifest, type Manifest, type TableEntry } from './manifest.ts'
import { columnList, foreignKeys, keysAgainst, qualified, quoted, schemaOf, steadyText, sumOf, type ForeignKey } from './tables.ts'

/** What a restore needs; `sets` are the program's migrations, `replace` allows it to throw away what the schema holds now. */
export interface RestoreFrom {
  readonly database: Database
  readonly files: FileStore
  readonly from: string
  readonly sets: readonly MigrationSet[]
  readonly replace?: boolean
  /** The platform's secret now in force; if it is not the one of the backup, the progress says so. */
  readonly key?: SecretKey
  readonly onProgress: (line: string) => void
}

/**
 * Brings a backup back: checks every file of it first, makes the tables as they were then, loads them in one transaction,
 * compares count and digest of every table with the manifest, brings back the files, and runs the migrations written since.
 * Throws a sentence naming what is damaged or in the way; the schema then holds no half of a backup.
 */
export async function restore(at: RestoreFrom): Promise<BackupReport> {
  const { database, from, onProgress } = at
  const manifest = await readManifest(from)
  const files = await checkBackup(from, manifest)
  onProgress(`checked ${manifest.tables.length} tables and ${files.length} files of ${manifest.madeAt}`)
  await makeRoom(database, at.replace ?? false)
  await migrateAsThen(database, at.sets, manifest)
  const jobs = await openJobs(database, (fault) => onProgress(`jobs: ${String(fault)}`))
  await jobs.stop()
  for (const file of files) await bringBack(at.files, from, file)
  await load(database, from, manifest)
  const ran = await migrate(database, at.sets)
  const report = { tables: manifest.tables.length, rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0), files: files.length, fileBytes: manifest.files.total }
  onProgress(`restored ${report.tables} tables, ${report.rows} rows, ${report.files} files (${report.fileBytes} bytes); every count and hash agrees; ${ran.length} newer migrations ran`)
  if (at.key && manifest.keyMark && markOf(at.key) !== manifest.keyMark) {
    onProgress('This place has another key than the backed-up one: put the old secret.key (or SECRET_KEY) here before starting, or the audit chain and second factors cannot be read.')
  }
  return report
}

async function checkBackup(from: string, manifest: Manifest): Promise<readonly { sha256: string; bytes: number }[]> {
  for (const { file, sha256, sm3 } of [...manifest.tables, manifest.files]) {
    const found = await hashesOf(path.join(from, file)).catch(() => { throw new Error(`The backup lacks ${file}.`) })
    if (found.sha256 !== sha256 || found.sm3 !== sm3) throw new Error(`${file} in the backup is damaged: its hash is not the one in the manifest.`)
  }
  const lines = (await readFile(path.join(from, manifest.files.file), 'utf8')).split('\n').filter(Boolean)
  const files = lines.map((line) => ({ sha256: line.split(' ')[0]!, bytes: Number(line.split(' ')[1]) }))
  for (const { sha256 } of files) {
    const found = await hashesOf(fileIn(from, sha256)).catch(() => { throw new Error(`The backup lacks the file ${sha256}.`) })
    if (found.sha256 !== sha256) throw new Error(`The file ${sha256} in the backup is damaged: its content has another hash.`)
  }
  return files
}

const fileIn = (from: string, sha256: string) => path.join(from, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256)

async function makeRoom({ pool, schema }: Database, replace: boolean): Promise<void> {
  const { rows } = await pool.query<{ name: string }>("select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and relkind = 'r' and relname <> 'platform_migrations'", [schema])
  for (const { name } of replace ? [] : rows) {
    const { rows: [row] } = await pool.query<{ filled: boolean }>(`select exists (select from ${qualified(schema, { part: 'main', name })}) as filled`)
    if (row!.filled) throw new Error(`The schema ${schema} is not empty (${name} holds rows). Restore into an empty one, or say that it may be replaced.`)
  }
  await pool.query(`drop schema if exists ${quoted(schema)} cascade`)
  await pool.query(`drop schema if exists ${quoted(schemaOf(schema, 'jobs'))} cascade`)
}

/** Runs only those migrations that had run when the backup was made. */
async function migrateAsThen(database: Database, sets: readonly MigrationSet[], { migrations }: Manifest): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'restore-'))
  try {
    const then: MigrationSet[] = []
    for (const { owner, folder: source } of sets) {
      const target = path.join(folder, String(then.length))
      await mkdir(target)
      const known = await readdir(source)
      for (const { name } of migrations.filter((row) => row.owner === owner && known.includes(row.name))) await copyFile(new URL(name, source), path.join(target, name))
      then.push({ owner, folder: pathToFileURL(`${target}/`) })
    }
    await migrate(database, then)
  } finally {
    await rm(folder, { recursive: true })
  }
  const { rows } = await database.pool.query<{ owner: string; name: string; digest: string }>('select owner, name, digest from platform_migrations')
  const ran = new Set(rows.map((row) => `${row.owner}/${row.name} ${row.digest}`))
  const missing = migrations.find((row) => !ran.has(`${row.owner}/${row.name} ${row.digest}`))
  if (missing) throw new Error(`The backup was made by another version of the program: this one has not its migration ${missing.owner}/${missing.name}.`)
}

async function bringBack(files: FileStore, from: string, { sha256, bytes }: { sha256: string; bytes: number }): Promise<void> {
  if (await files.has(sha256)) return
  const received = await files.receive(createReadStream(fileIn(from, sha256)), { limitBytes: bytes })
  if ('kind' in received || received.sha256 !== sha256) throw new Error(`The file ${sha256} in the backup is damaged.`)
  await received.keep()
}

async function load(database: Database, from: string, { tables, sequences }: Manifest): Promise<void> {
  const { schema } = database
  const client = clientOf(database)
  try {
    await client.connect()
    await client.query(`begin; ${steadyText}`)
    // Rows written by migrations or by pg-boss' start give way to the saved ones; triggers speak of new acts, not of old ones.
    for (const table of tables) await client.query(`alter table ${qualified(schema, table)} disable trigger user`)
    if (tables.length > 0) await client.query(`truncate ${tables.map((table) => qualified(schema, table)).join(', ')} cascade`)
    const restoreKeys = await deferRings(client, schema, tables)
    for (const table of tables) await loadTable(client, { schema, table, from })
    await restoreKeys()
    for (const table of tables) await client.query(`alter table ${qualified(schema, table)} enable trigger user`)
    for (const { name, value, isCalled } of sequences) await client.query('select setval($1::regclass, $2::bigint, $3)', [qualified(schema, { part: 'main', name }), value, isCalled])
    await client.query('commit')
  } finally {
    await client.end()
  }
}

/** Tables that refer to each other in a ring cannot be loaded in a right order: their keys are checked at the end instead. */
async function deferRings(client: ClientBase, schema: string, tables: readonly TableEntry[]): Promise<() => Promise<void>> {
  const set = (key: ForeignKey, how: string) => client.query(`alter table ${qualified(schema, { part: 'main', name: key.table })} alter constraint ${quoted(key.name)} ${how}`)
  const order = tables.filter((table) => table.part === 'main').map((table) => table.name)
  const keys = keysAgainst(order, await foreignKeys(client, schema))
  for (const key of keys) await set(key, 'deferrable initially deferred')
  return async () => {
    await client.query('set constraints all immediate')
    for (const key of keys) await set(key, key.deferred ? 'deferrable initially deferred' : key.deferrable ? 'deferrable initially immediate' : 'not deferrable')
  }
}

async function loadTable(client: ClientBase, { schema, table, from }: { schema: string; table: TableEntry; from: string }): Promise<void> {
  await pipeline(createReadStream(path.join(from, table.file)), createGunzip(), client.query(copyFrom(`copy ${qualified(schema, table)} (${columnList(table.columns)}) from stdin`)))
  const { rows, sum } = await sumOf(client, schema, table)
  if (rows !== table.rows || sum !== table.sum) throw new Error(`${table.name} did not come back whole: ${rows} rows of ${table.rows}, digests ${sum === table.sum ? 'agree' : 'differ'}.`)
}
