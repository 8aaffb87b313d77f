import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Db } from '../act/types.ts'
import { testDatabase } from './testing.ts'
import { transactionsOn } from './transaction.ts'

async function ledger() {
  const database = await testDatabase([], 4)
  await sql`create table sample_ledger (n int primary key)`.execute(database.db)
  const insert = (db: Db, n: number) => sql`insert into sample_ledger values (${n})`.compile(db)
  const kept = async () => (await sql<{ n: number }>`select n from sample_ledger order by n`.execute(database.db)).rows.map(({ n }) => n)
  return { database, insert, kept, ...database }
}

test('what is asked in one breath is answered in order, each statement seeing those before', async () => {
  const { inTransaction, insert, kept } = await ledger()
  const counts = await inTransaction(async ({ tx, send }) => {
    const count = async () => (await sql<{ n: number }>`select count(*) as n from sample_ledger`.execute(tx)).rows[0]!.n
    const before = count()
    send(insert(tx, 1))
    const between = count()
    send(insert(tx, 2))
    return await Promise.all([before, between, count()])
  })
  expect(counts).toEqual([0, 1, 2])
  expect(await kept()).toEqual([1, 2])
})

test('a sent statement that fails undoes all, and its own fault is told', async () => {
  const { inTransaction, insert, kept } = await ledger()
  const twice = inTransaction(async ({ tx, send }) => {
    send(insert(tx, 1))
    send(insert(tx, 1))
    send(insert(tx, 2))
  })
  await expect(twice).rejects.toMatchObject({ code: '23505', constraint: 'sample_ledger_pkey' })
  const asking = inTransaction(async ({ tx, send }) => {
    send(insert(tx, 3))
    send(insert(tx, 3))
    await sql`select 1`.execute(tx)
  })
  await expect(asking).rejects.toMatchObject({ code: '23505' })
  expect(await kept()).toEqual([])
})

test('a throw undoes what was sent before it; the connection serves the next', async () => {
  const { inTransaction, insert, kept, pool } = await ledger()
  for (let round = 0; round < 20; round++) {
    await expect(inTransaction(async ({ tx, send }) => { send(insert(tx, round)); throw new Error('power cut') })).rejects.toThrow('power cut')
  }
  expect([await kept(), pool.waitingCount, pool.totalCount - pool.idleCount]).toEqual([[], 0, 0])
})

test('nothing is asked of a transaction that is over', async () => {
  const { inTransaction, insert, kept } = await ledger()
  const left = await inTransaction(async ({ tx }) => ({ tx }))
  await expect(sql`insert into sample_ledger values (1)`.execute(left.tx)).rejects.toThrow('over')
  const late = inTransaction(async ({ tx, send }) => { setTimeout(() => send(insert(tx, 2)), 50) })
  await late
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await kept()).toEqual([])
})

test('transactions beside each other do not mix', async () => {
  const { inTransaction, insert, kept } = await ledger()
  await Promise.allSettled(Array.from({ length: 40 }, (_, n) => inTransaction(async ({ tx, send }) => {
    send(insert(tx, n))
    await sql`select pg_sleep(${(n % 3) / 100}::float8)`.execute(tx)
    if (n % 2) throw new Error('odd')
  })))
  expect(await kept()).toEqual(Array.from({ length: 20 }, (_, n) => n * 2))
})

test('when BEGIN is cancelled, no change has left together with it', async () => {
  const asked: string[] = []
  const dialect = new PostgresDialect({ pool: { connect: () => Promise.reject(new Error('not asked')), end: async () => {}, options: {} } })
  const inTransaction = transactionsOn({
    dialect, db: new Kysely({ dialect }),
    borrow: async () => ({
      ask: async (statement: CompiledQuery) => {
        asked.push(statement.sql)
        if (statement.sql === 'begin') throw Object.assign(new Error('canceling statement due to user request'), { code: '57014' })
        return { rows: [], command: 'SELECT', rowCount: 0, oid: 0, fields: [] }
      },
      giveBack: () => {},
    }),
  })
  const acting = inTransaction(async ({ send }) => {
    send(CompiledQuery.raw('select 1'))
    send(CompiledQuery.raw('insert into sample_ledger values (1)'))
    send(CompiledQuery.raw('select 2'))
  })
  await expect(acting).rejects.toMatchObject({ code: '57014' })
  expect(asked).toEqual(['begin', 'select 1', 'rollback'])
})
