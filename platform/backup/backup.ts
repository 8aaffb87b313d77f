import { createWriteStream } from 'node:fs'
import { access, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { ClientBase } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Instant } from '#lib/instants'
import type { SecretKey } from '#platform/crypto'
import { clientOf, type Database } from '../db/pool.ts'
import type { FileStore } from '../files/index.ts'
import { hashesOf, hashingStream } from './hashing.ts'
import { markOf, writeManifest, type Manifest, type TableEntry } from './manifest.ts'
import { columnList, qualified, steadyText, sumOf, tablesIn, type TableShape } from './tables.ts'

/** What was saved or brought back, in numbers that two reports can be compared by. */
export interface BackupReport { readonly tables: number; readonly rows: number; readonly files: number; readonly fileBytes: number }

/** What a backup needs; `key`, the platform's secret, is only marked in it, so that a restore can tell whether it has the same. */
export interface BackupTo {
  readonly database: Database
  readonly files: FileStore
  readonly to: string
  readonly now: Instant
  readonly program: string
  readonly key?: SecretKey
  readonly onProgress: (line: string) => void
}

/**
 * Saves the whole district into the new folder `to`: every table as of one moment, and every kept file.
 * Quarantined files are never copied (N-02). Work goes on meanwhile. The folder appears only when it is whole;
 * a run cut short leaves `to.part`, and the next run takes over the files already in it.
 */
export async function backup({ database, files, to, now, program, key, onProgress }: BackupTo): Promise<BackupReport> {
  if (await access(to).then(() => true, () => false)) throw new Error(`${to} exists already; name a new folder.`)
  const part = `${to}.part`
  await rm(path.join(part, 'tables'), { recursive: true, force: true })
  await mkdir(path.join(part, 'tables'), { recursive: true, mode: 0o700 })
  const saved = await saveTables(database, part, onProgress)
  // Files are listed after the snapshot: each file that a saved row names was kept before that row.
  const content = await saveFiles(files, part, onProgress)
  await writeManifest(part, { format: 1, madeAt: now, program, schema: database.schema, keyMark: markOf(key), ...saved, files: content })
  await syncAll(part)
  await rename(part, to)
  const report = { tables: saved.tables.length, rows: saved.tables.reduce((sum, table) => sum + table.rows, 0), files: content.count, fileBytes: content.total }
  onProgress(`saved ${report.tables} tables, ${report.rows} rows, ${report.files} files (${report.fileBytes} bytes) in ${to}`)
  return report
}

async function saveTables(database: Database, folder: string, onProgress: (line: string) => void): Promise<Pick<Manifest, 'migrations' | 'tables' | 'sequences'>> {
  const client = clientOf(database)
  try {
    await client.connect()
    await client.query(`begin isolation level repeatable read read only; ${steadyText}`)
    const { rows: migrations } = await client.query<Manifest['migrations'][number]>('select owner, name, digest from platform_migrations order by ran_at, owner, name')
    const tables: TableEntry[] = []
    for (const shape of await tablesIn(client, database.schema)) {
      const entry = await saveTable(client, { schema: database.schema, shape, folder })
      onProgress(`${entry.part}.${entry.name}: ${entry.rows} rows`)
      tables.push(entry)
    }
    // Sequences stand outside snapshots; read last, they are never behind the rows.
    const { rows: sequences } = await client.query<{ name: string }>('select sequencename as name from pg_sequences where schemaname = $1 order by 1', [database.schema])
    const values: Manifest['sequences'] = []
    for (const { name } of sequences) {
      const { rows: [row] } = await client.query<{ value: string; called: boolean }>(`select last_value::text as value, is_called as called from ${qualified(database.schema, { part: 'main', name })}`)
      values.push({ name, value: row!.value, isCalled: row!.called })
    }
    await client.query('commit')
    return { migrations, tables, sequences: values }
  } finally {
    await client.end()
  }
}

async function saveTable(client: ClientBase, { schema, shape, folder }: { schema: string; shape: TableShape; folder: string }): Promise<TableEntry> {
  const file = `tables/${shape.part}.${shape.name}.copy.gz`
  const { rows, sum } = await sumOf(client, schema, shape)
  const copy = client.query(copyTo(`copy (select ${columnList(shape.columns)} from ${qualified(schema, shape)}) to stdout`))
  const { through, hashes } = hashingStream()
  await pipeline(copy, createGzip({ level: 4 }), through, createWriteStream(path.join(folder, file), { mode: 0o600 }))
  if (copy.rowCount !== rows) throw new Error(`${shape.name}: ${copy.rowCount} rows were copied of ${rows}.`)
  return { ...shape, columns: [...shape.columns], rows, sum, file, ...hashes() }
}

async function saveFiles(files: FileStore, folder: string, onProgress: (line: string) => void): Promise<Manifest['files']> {
  const list = 'files.txt'
  const lines: string[] = []
  let total = 0
  for await (const sha256 of files.list()) {
    const bytes = await saveFile(files, sha256, folder)
    if (bytes === null) continue
    lines.push(`${sha256} ${bytes}\n`)
    total += bytes
    if (lines.length % 1000 === 0) onProgress(`${lines.length} files, ${total} bytes`)
  }
  await writeFile(path.join(folder, list), lines.sort().join(''))
  return { file: list, count: lines.length, total, ...await hashesOf(path.join(folder, list)) }
}

/** Copies one file; null when it was isolated since it was listed. */
async function saveFile(files: FileStore, sha256: string, folder: string): Promise<number | null> {
  const target = path.join(folder, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  const earlier = await hashesOf(target).catch(() => null)
  if (earlier?.sha256 === sha256) return earlier.bytes
  const content = await files.open(sha256)
  if (!content) return null
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
  const { through, hashes } = hashingStream()
  await pipeline(content, through, createWriteStream(`${target}.part`, { mode: 0o600 }))
  const copied = hashes()
  if (copied.sha256 !== sha256) throw new Error(`The stored file ${sha256} is damaged: its content has another hash. Restore it from an older backup.`)
  await rename(`${target}.part`, target)
  return copied.bytes
}

/** After this the backup stands even if the power fails. */
async function syncAll(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const handle = await open(path.join(entry.parentPath, entry.name), 'r')
    await handle.sync()
    await handle.close()
  }
}
