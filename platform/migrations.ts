import type { MigrationSet } from './db/migrate.ts'

const folder = (name: string) => new URL(`./${name}/migrations/`, import.meta.url)

/** The platform's own tables, in order; modules' come after. */
export const platformMigrations: readonly MigrationSet[] = [
  { owner: 'platform/act', folder: folder('act') },
  { owner: 'platform/audit', folder: folder('audit') },
  { owner: 'platform/session', folder: folder('session') },
  { owner: 'platform/signing', folder: folder('signing') },
]
