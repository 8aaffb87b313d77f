import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { commandRunner } from '#platform/act'
import { startSealing } from '#platform/audit'
import { systemClock } from '#platform/clock'
import { programFolder, type Settings } from '#platform/config'
import { deriveKey, loadKey, type SecretKey } from '#platform/crypto'
import { migrate, openDatabase, startEmbedded, type Connection, type Database, type MigrationSet } from '#platform/db'
import { openFileStore } from '#platform/files'
import { httpServer } from '#platform/http'
import { openJobs } from '#platform/jobs'
import type { SeededDistrict } from '#modules/organisation'
import type { Platform } from '../platform/module.ts'
import { platformMigrations } from '../platform/migrations.ts'
import { seedDemo } from './demo.ts'
import { live, modules } from './modules.ts'
import { sessionParts } from './session.ts'
import { wiring } from './wiring.ts'

/** A district's database open and up to date, without the web: what the command line works on. */
export interface Ground {
  readonly settings: Settings
  readonly database: Database
  readonly key: SecretKey
  readonly auditKey: Buffer
  close(): Promise<void>
}

/** Every migration of the house, in the order of `app/modules.ts`. */
export const migrationSets: readonly MigrationSet[] =
  [...platformMigrations, ...modules.flatMap(({ name, migrations }) => (migrations ? [{ owner: name, folder: migrations }] : []))]

/** Starts or joins the database and, unless told not to, runs the migrations. */
export async function openGround(settings: Settings, say: (line: string) => void, isMigrated = true): Promise<Ground> {
  await mkdir(settings.DATA_DIR, { recursive: true })
  const embedded = settings.DATABASE_URL ? null : await startEmbedded(settings.DATA_DIR, say)
  const connection: Connection = embedded?.connection ?? { connectionString: settings.DATABASE_URL! }
  const database = openDatabase(connection, settings.DATABASE_SCHEMA, settings.DATABASE_POOL)
  const close = async () => { await database.close(); await embedded?.stop() }
  try {
    const ran = isMigrated ? await migrate(database, migrationSets) : []
    if (ran.length) say(`Migrations: ${ran.length} ran.`)
    const key = loadKey(settings.DATA_DIR, settings.SECRET_KEY)
    return { settings, database, key, auditKey: deriveKey(key, 'audit'), close }
  } catch (fault) {
    await close()
    throw fault
  }
}

/** A running house. */
export interface House {
  readonly app: FastifyInstance
  readonly platform: Platform
  /** Where people reach it. */
  readonly address: string
  /** The one-time link for the first administrator, when there is none yet. */
  readonly firstLink: string | null
  stop(): Promise<void>
}

/** Opens the whole office: database, jobs, modules, wiring, web. Stops what it started if anything fails on the way. */
export async function openHouse(settings: Settings, say: (line: string) => void): Promise<House> {
  const webFolder = path.join(programFolder, 'build/web')
  if (!existsSync(path.join(webFolder, 'index.html'))) {
    say('Building the web pages (only the first time) …')
    await (await import('../tools/build-web.ts')).buildWeb()
  }
  const ground = await openGround(settings, say)
  const { database, auditKey } = ground
  const onFault = (fault: unknown) => say(`Fault: ${(fault as Error)?.stack ?? String(fault)}`)
  const jobs = await openJobs(database, onFault)
  const runCommand = commandRunner({ db: database.db, now: systemClock, auditKey, outbox: jobs })
  const platform: Platform = {
    settings, db: database.db, now: systemClock, runCommand, files: await openFileStore(settings),
    systemCall: (name, key) => ({
      name, key, requestId: 'system', address: 'local',
      actor: { account: 'system', person: null, name: '系统', admin: null, units: [], roles: [], standsInFor: [] },
    }),
  }
  let awaiting: string | null = 'demo district'
  let district: SeededDistrict | null = null
  const session = sessionParts({ platform, key: ground.key, demo: () => district })
  const house = [session.module, ...modules]
  const app = await httpServer({
    platform, modules: house, auditKey, whoCalls: session.whoCalls, webFolder,
    health: { awaiting: async () => awaiting ?? (await database.pool.query('select 1').then(() => null, () => 'database')), connections: () => ({ total: database.pool.totalCount, idle: database.pool.idleCount, waiting: database.pool.waitingCount }) },
  })
  const address = await app.listen({ port: settings.PORT, host: settings.HOST })
  await live.open(database)
  if (settings.DEMO) district = await seedDemo(platform, say)
  await jobs.work({ reactions: wiring, jobs: house.flatMap((module) => module.jobs ?? []), runCommand, systemCall: platform.systemCall })
  const sealing = startSealing({ db: database.db, key: auditKey, now: systemClock, dataDir: settings.DATA_DIR, onFault })
  const firstLink = settings.DEMO ? null : await session.firstLink(settings.PUBLIC_URL ?? address)
  awaiting = null
  return {
    app, platform, address: settings.PUBLIC_URL ?? address, firstLink,
    async stop() {
      awaiting = 'stopping'
      await live.close()
      await app.close()
      await jobs.stop()
      await sealing.stop()
      await ground.close()
    },
  }
}
