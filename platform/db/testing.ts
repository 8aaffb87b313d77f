import { randomBytes } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { inject } from 'vitest'
import { migrate, type MigrationSet } from './migrate.ts'
import { openDatabase, type Connection, type Database } from './pool.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: Connection
    /** Goes away with the whole run. */
    folder: string
  }
}

/**
 * A real PostgreSQL schema of its own for one test (or one file, called in `beforeAll`), migrated and empty.
 * Dropped when the test ends.
 */
export async function testDatabase(sets: readonly MigrationSet[], size = 8): Promise<Database> {
  const schema = `t_${randomBytes(6).toString('hex')}`
  const database = openDatabase(inject('postgres'), schema, size)
  await migrate(database, sets)
  const drop = async () => {
    await database.pool.query(`drop schema if exists ${schema} cascade`)
    await database.pool.query(`drop schema if exists ${schema}_jobs cascade`)
    await database.close()
  }
  // Called in beforeAll there is no current test; then the server itself goes away with the run.
  try { onTestFinished(drop) } catch { /* lives as long as the file */ }
  return database
}
