import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import type { Instant } from '#lib/instants'
import { loadKey } from '#platform/crypto'
import type { MigrationSet } from '../db/migrate.ts'
import { migrate } from '../db/migrate.ts'
import type { Database } from '../db/pool.ts'
import { testDatabase } from '../db/testing.ts'
import { openDiskStore, type FileStore } from '../files/index.ts'
import { openJobs } from '../jobs/index.ts'
import { backup, restore } from './index.ts'

const made: string[] = []
afterAll(async () => { for (const folder of made) await rm(folder, { recursive: true, force: true }) })
async function newFolder(): Promise<string> {
  made.push(await mkdtemp(path.join(tmpdir(), 'backup-')))
  return made.at(-1)!
}

const NOW = '2026-11-23T01:30:00.000Z' as Instant
const MIGRATION = `
  create table sample_units (id text primary key, parent text references sample_units, head text);
  create table sample_people (id bigint generated always as identity primary key, unit text not null references sample_units, name text not null, shout text generated always as (upper(name)) stored, at timestamptz, data jsonb, raw bytea);
  alter table sample_units add column deputy bigint references sample_people;
  create table sample_ledger (n int);
  create unlogged table sample_writers (unit text references sample_units, name text);
  create function sample_keep() returns trigger language plpgsql as 'begin raise exception ''never''; end';
  create trigger sample_keep before insert or update or delete or truncate on sample_ledger for each statement execute function sample_keep();
  insert into sample_units (id) values ('seeded');`

async function migrationSet(files: Record<string, string>): Promise<MigrationSet> {
  const folder = await newFolder()
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content)
  return { owner: 'sample', folder: pathToFileURL(`${folder}/`) }
}

async function fill({ db }: Database): Promise<void> {
  await sql`delete from sample_units`.execute(db)
  await sql`insert into sample_units (id, parent) values ('区委办', null), ('督查室', '区委办'), ('a\\b\tc\n"', '督查室')`.execute(db)
  await sql`insert into sample_people (unit, name, at, data, raw) select '督查室', '王' || n, timestamptz '2026-11-23 09:00:00.123456+08' + n * interval '1 minute', jsonb_build_object('n', n, '字', null), decode('00ff0a', 'hex') from generate_series(1, 500) n`.execute(db)
  await sql`update sample_units set deputy = 7 where id = '督查室'`.execute(db)
  await sql`insert into sample_writers values ('督查室', '王1')`.execute(db)
  await sql`alter table sample_ledger disable trigger user`.execute(db)
  await sql`insert into sample_ledger values (1), (null)`.execute(db)
  await sql`alter table sample_ledger enable trigger user`.execute(db)
}

async function askTimer(database: Database): Promise<void> {
  const jobs = await openJobs(database, () => {})
  await database.inTransaction(({ send }) => jobs.put(send, [{ job: 'sample.remind', at: '2027-01-01T00:00:00.000Z', key: 'k', data: { n: 2 } }]))
  await jobs.stop()
}

interface District { readonly database: Database; readonly files: FileStore; readonly sets: readonly MigrationSet[] }
async function district(): Promise<District> {
  const sets = [await migrationSet({ '0001-sample.sql': MIGRATION })]
  const database = await testDatabase(sets)
  const files = await openDiskStore(await newFolder())
  await fill(database)
  await askTimer(database)
  for (const content of ['正文', '附件'.repeat(5000)]) await files.put(Readable.from([Buffer.from(content)]), { limitBytes: 1e6 })
  return { database, files, sets }
}

async function saved(from: District): Promise<string> {
  const to = path.join(await newFolder(), 'today')
  await backup({ ...from, to, now: NOW, program: '1.0.0', onProgress: () => {} })
  return to
}
async function emptyPlace(sets: readonly MigrationSet[]) {
  const lines: string[] = []
  return { database: await testDatabase([]), files: await openDiskStore(await newFolder()), sets, lines, onProgress: (line: string) => { lines.push(line) } }
}

async function contentOf({ db, schema }: Database) {
  const read = async (table: string) => (await sql`select t::text as row from ${sql.table(table)} t order by 1`.execute(db)).rows
  return {
    units: await read('sample_units'), people: await read('sample_people'), ledger: await read('sample_ledger'), migrations: (await sql`select owner, name, digest from platform_migrations`.execute(db)).rows,
    jobs: (await sql`select id, name, data, start_after, state from ${sql.table(`${schema}_jobs.job`)} order by id`.execute(db)).rows,
    next: (await sql<{ next: number }>`select nextval(pg_get_serial_sequence('sample_people', 'id')) as next`.execute(db)).rows,
  }
}
async function hashesIn(store: FileStore): Promise<string[]> {
  const hashes: string[] = []
  for await (const sha256 of store.list()) hashes.push(sha256)
  return hashes.sort()
}

test('a district comes back with the same rows, sequences, timers under way and files, and the report says so', async () => {
  const office = await district()
  const to = path.join(await newFolder(), 'today')
  const before = await backup({ ...office, to, now: NOW, program: '1.0.0', onProgress: () => {} })
  const place = await emptyPlace(office.sets)
  const after = await restore({ ...place, from: to })
  expect(after).toEqual(before)
  expect(after.files).toBe(2)
  expect(await contentOf(place.database)).toEqual(await contentOf(office.database))
  expect(await hashesIn(place.files)).toEqual(await hashesIn(office.files))
  expect(place.lines.at(-1)).toContain('every count and hash agrees')
})

test('what unlogged tables hold for a moment is neither saved nor brought back', async () => {
  const office = await district()
  const to = await saved(office)
  expect((await readdir(path.join(to, 'tables'))).filter((name) => name.includes('sample_')).sort()).toEqual(['main.sample_ledger.copy.gz', 'main.sample_people.copy.gz', 'main.sample_units.copy.gz'])
  const place = await emptyPlace(office.sets)
  await restore({ ...place, from: to })
  expect((await sql`select * from sample_writers`.execute(place.database.db)).rows).toEqual([])
})

test('after a restore the keys and triggers guard the tables again', async () => {
  const office = await district()
  const place = await emptyPlace(office.sets)
  await restore({ ...place, from: await saved(office) })
  await expect(sql`insert into sample_ledger values (2)`.execute(place.database.db)).rejects.toThrow('never')
  await expect(sql`insert into sample_people (unit, name) values ('无此单位', 'x')`.execute(place.database.db)).rejects.toThrow('foreign key')
  const deferrable = await sql`select conname from pg_constraint where condeferrable and connamespace = ${place.database.schema}::regnamespace`.execute(place.database.db)
  expect(deferrable.rows).toEqual([])
})

test('every table is of one moment, whatever is written meanwhile', async () => {
  const office = await district()
  const to = path.join(await newFolder(), 'today')
  let wrote: Promise<unknown> | null = null
  await backup({ ...office, to, now: NOW, program: '1', onProgress: () => { wrote ??= sql`insert into sample_units (id) values ('后到')`.execute(office.database.db).then(() => sql`insert into sample_people (unit, name) values ('后到', '后')`.execute(office.database.db)) } })
  await wrote
  const place = await emptyPlace(office.sets)
  await restore({ ...place, from: to })
  expect((await sql<{ n: number }>`select count(*) as n from sample_people`.execute(place.database.db)).rows[0]!.n).toBe(500)
})

test('a restore beside another key says which key is needed; the key itself is not in the backup', async () => {
  const office = await district()
  const [key, other] = [await newFolder(), await newFolder()].map((folder) => loadKey(folder))
  const to = path.join(await newFolder(), 'today')
  await backup({ ...office, to, now: NOW, program: '1', key: key!, onProgress: () => {} })
  const place = await emptyPlace(office.sets)
  await restore({ ...place, from: to, key: key! })
  expect(place.lines.join()).not.toContain('another key')
  await restore({ ...place, from: to, key: other!, replace: true })
  expect(place.lines.at(-1)).toContain('another key')
  expect(await readFile(path.join(to, 'manifest.json'), 'utf8')).not.toContain(Buffer.from(key!).toString('hex'))
})

test('quarantined files are not in a backup', async () => {
  const office = await district()
  const [isolated, kept] = await hashesIn(office.files)
  await office.files.isolate(isolated!)
  const to = await saved(office)
  const names = await readdir(to, { recursive: true })
  expect(names.some((name) => name.endsWith(isolated!))).toBe(false)
  expect(names.some((name) => name.endsWith(kept!))).toBe(true)
})

async function damage(file: string): Promise<void> {
  const content = await readFile(file)
  content[Math.floor(content.length / 2)]! ^= 0x01
  await writeFile(file, content)
}

test('a damaged or missing part of a backup is refused by its name, and nothing is restored', async () => {
  const office = await district()
  const place = await emptyPlace(office.sets)
  const [sha256] = await hashesIn(office.files)
  const parts: readonly (readonly [file: string, sentence: string])[] = [
    ['tables/main.sample_people.copy.gz', 'tables/main.sample_people.copy.gz in the backup is damaged'],
    [`files/${sha256!.slice(0, 2)}/${sha256!.slice(2, 4)}/${sha256}`, `The file ${sha256} in the backup is damaged`],
    ['files.txt', 'files.txt in the backup is damaged'], ['manifest.json', 'manifest.json is damaged'],
  ]
  const whole = await saved(office)
  for (const [file, sentence] of parts) {
    const content = await readFile(path.join(whole, file))
    await damage(path.join(whole, file))
    await expect(restore({ ...place, from: whole })).rejects.toThrow(sentence)
    await rm(path.join(whole, file))
    await expect(restore({ ...place, from: whole })).rejects.toThrow(/lacks|is not a backup/)
    await writeFile(path.join(whole, file), content)
  }
  expect((await sql`select to_regclass('sample_people') as t`.execute(place.database.db)).rows).toEqual([{ t: null }])
  expect(await hashesIn(place.files)).toEqual([])
  await restore({ ...place, from: whole })
})

test('a schema that holds rows is not overwritten unless told', async () => {
  const office = await district()
  const from = await saved(office)
  const target = { ...office, from, onProgress: () => {} }
  await sql`update sample_units set head = '张' where id = '督查室'`.execute(office.database.db)
  await expect(restore(target)).rejects.toThrow('is not empty')
  expect((await sql`select head from sample_units where id = '督查室'`.execute(office.database.db)).rows).toEqual([{ head: '张' }])
  await restore({ ...target, replace: true })
  expect((await sql`select head from sample_units where id = '督查室'`.execute(office.database.db)).rows).toEqual([{ head: null }])
})

test('a backup of an older version is loaded as it was and then migrated', async () => {
  const office = await district()
  const from = await saved(office)
  const newer = await migrationSet({ '0001-sample.sql': MIGRATION, '0002-titles.sql': "alter table sample_people add column title text; update sample_people set title = name || '同志'" })
  const place = await emptyPlace([newer])
  await restore({ ...place, from })
  expect((await sql`select title from sample_people where id = 1`.execute(place.database.db)).rows).toEqual([{ title: '王1同志' }])
})

test('a backup of a newer version is refused by the migration that is missing', async () => {
  const office = await district()
  await migrate(office.database, [await migrationSet({ '0001-sample.sql': MIGRATION, '0002-later.sql': 'create table sample_later (n int)' })])
  const from = await saved(office)
  await expect(restore({ ...await emptyPlace(office.sets), from })).rejects.toThrow('sample/0002-later.sql')
})

test('a backup cut short is no backup; the next run takes over its files', async () => {
  const office = await district()
  const to = path.join(await newFolder(), 'today')
  const flaky: FileStore = { ...office.files, async *list() { yield (await hashesIn(office.files))[0]!; throw new Error('disk pulled out') } }
  await expect(backup({ ...office, files: flaky, to, now: NOW, program: '1', onProgress: () => {} })).rejects.toThrow('disk pulled out')
  await expect(restore({ ...await emptyPlace(office.sets), from: `${to}.part` })).rejects.toThrow('is not a backup')
  let opened = 0
  const counting: FileStore = { ...office.files, open: (sha256, range) => { opened += 1; return office.files.open(sha256, range) } }
  await backup({ ...office, files: counting, to, now: NOW, program: '1', onProgress: () => {} })
  expect(opened).toBe(1)
  await expect(backup({ ...office, to, now: NOW, program: '1', onProgress: () => {} })).rejects.toThrow('exists already')
})

test('a stored file whose content was changed on the disk is named by the backup', async () => {
  const office = await district()
  const changed: FileStore = { ...office.files, open: async () => Readable.from([Buffer.from('另一内容')]) }
  const [sha256] = await hashesIn(office.files)
  expect(await text((await changed.open(sha256!))!)).toBe('另一内容')
  const to = path.join(await newFolder(), 'today')
  await expect(backup({ ...office, files: changed, to, now: NOW, program: '1', onProgress: () => {} })).rejects.toThrow(/The stored file [0-9a-f]{64} is damaged/)
})
