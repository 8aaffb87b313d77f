import { mkdtemp } from 'node:fs/promises'
import path from 'node:path'
import { inject } from 'vitest'
import type { PersonId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import { deriveKey, loadKey } from '#platform/crypto'
import { commandRunner, type News, type Timer } from './act/run.ts'
import type { Actor, Call } from './act/types.ts'
import { standingClock } from './clock/index.ts'
import { readSettings } from './config/index.ts'
import type { MigrationSet } from './db/migrate.ts'
import { testDatabase } from './db/testing.ts'
import type { FileStore } from './files/index.ts'
import type { Module, Platform } from './module.ts'
import { platformMigrations } from './migrations.ts'
import { relationsOf } from './related.ts'

/** Someone to call as; everything can be overridden. */
export const anActor = (over: Partial<Actor> = {}): Actor => ({
  account: 'account-1', person: 'person-1' as PersonId, name: '王测试', admin: null, units: [], roles: [], standsInFor: [], ...over,
})

export const aCall = (name: string, over: Partial<Call> = {}): Call => ({ actor: anActor(), name, key: null, requestId: 'test', address: '127.0.0.1', ...over })

/**
 * A platform on a real PostgreSQL schema of its own, with these modules' migrations run. The clock stands still;
 * news and timers are kept for the test to look at and, with `deliver`, handed on by the test itself.
 */
export async function testPlatform(modules: readonly Pick<Module, 'name' | 'migrations' | 'relating'>[] = [], start = '2026-11-23T01:30:00.000Z' as Instant) {
  const sets: MigrationSet[] = modules.flatMap((module) => (module.migrations ? [{ owner: module.name, folder: module.migrations }] : []))
  const database = await testDatabase([...platformMigrations, ...sets])
  const dataDir = await mkdtemp(path.join(inject('folder'), 'data-'))
  const settings = readSettings({ DATA_DIR: dataDir, DEMO: '0', LOG_LEVEL: 'silent' })
  const clock = standingClock(start)
  const auditKey = deriveKey(loadKey(dataDir), 'audit')
  const news: News[] = []
  const timers: Timer[] = []
  const outbox = { told: (told: readonly News[]) => { news.push(...told) }, put: async (_send: unknown, asked: readonly Timer[]) => { timers.push(...asked) } }
  const runCommand = commandRunner({ database, now: clock, auditKey, outbox })
  const systemCall = (name: string, key: string | null): Call => aCall(name, { key, actor: anActor({ account: 'system', person: null, name: '系统' }) })
  const platform: Platform = { settings, db: database.db, now: clock, runCommand, systemCall, files: noFiles, relations: relationsOf(modules) }
  return { platform, database, clock, news, timers, auditKey, dataDir }
}

/** For tests that touch no file; one that does builds a disk store of its own. */
const noFiles = new Proxy({}, { get: () => { throw new Error('this test has no file store') } }) as FileStore
