export { startEmbedded, type EmbeddedServer } from './embedded.ts'
export { migrate, type MigrationSet } from './migrate.ts'
export { clientOf, openDatabase, type Connection, type Database } from './pool.ts'
export type { InTransaction } from './transaction.ts'
