export { startEmbedded, type EmbeddedServer } from './embedded.ts'
export { migrate, type MigrationSet } from './migrate.ts'
export { openDatabase, type Connection, type Database } from './pool.ts'
