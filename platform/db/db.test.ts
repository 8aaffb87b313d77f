import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import { migrate } from './migrate.ts'
import { openDatabase } from './pool.ts'
import { testDatabase } from './testing.ts'

async function folderWith(files: Record<string, string>) {
  const folder = await mkdtemp(path.join(tmpdir(), 'migrations-'))
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text)
  return { owner: 'sample', folder: pathToFileURL(`${folder}/`) }
}

test('migrations run once, in order, by exactly one of several processes', async () => {
  const set = await folderWith({ '0001-a.sql': 'create table sample_a (n int)', '0002-b.sql': 'insert into sample_a values (1)' })
  const database = await testDatabase([])
  const runs = await Promise.all([1, 2, 3, 4].map(() => migrate(database, [set])))
  expect(runs.flat()).toEqual(['sample/0001-a.sql', 'sample/0002-b.sql'])
  expect((await sql`select n from sample_a`.execute(database.db)).rows).toEqual([{ n: 1 }])
})

test('a migration changed after it ran is refused by name', async () => {
  const set = await folderWith({ '0001-a.sql': 'create table sample_a (n int)' })
  const database = await testDatabase([set])
  await writeFile(new URL('0001-a.sql', set.folder), 'create table sample_a (n bigint)')
  await expect(migrate(database, [set])).rejects.toThrow('sample/0001-a.sql was changed')
})

test('a failing migration leaves nothing behind', async () => {
  const set = await folderWith({ '0001-a.sql': 'create table sample_a (n int); select 1/0' })
  const database = await testDatabase([])
  await expect(migrate(database, [set])).rejects.toThrow('division by zero')
  expect((await sql`select to_regclass('sample_a') as t`.execute(database.db)).rows).toEqual([{ t: null }])
})

test('moments, days and counts arrive as our own words', async () => {
  const database = openDatabase(inject('postgres'), 'public', 1)
  const { rows } = await sql`select timestamptz '2026-11-23 09:30:00.25+08' as at, date '2026-11-23' as on, count(*) as n from (select 1) x`.execute(database.db)
  expect(rows).toEqual([{ at: '2026-11-23T01:30:00.250Z', on: '2026-11-23', n: 1 }])
  await database.close()
})
