import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { commandRunner, type Outbox } from '#platform/act'
import { startSealing } from '#platform/audit'
import { systemClock } from '#platform/clock'
import { programFolder, type Settings } from '#platform/config'
import { deriveKey, loadKey, type SecretKey } from '#platform/crypto'
import { migrate, openDatabase, startEmbedded, type Connection, type Database, type MigrationSet } from '#platform/db'
import { openFileStore, type FileStore } from '#platform/files'
import { httpServer } from '#platform/http'
import { openJobs } from '#platform/jobs'
import type { SeededDistrict } from '#modules/organisation'
import type { Platform } from '../platform/module.ts'
import { platformMigrations } from '../platform/migrations.ts'
import { relationsOf } from '../platform/related.ts'
import { demoPeople, seedDemo } from './demo.ts'
import { foundOffice, office } from './founding.ts'
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
  const opened: { close(): Promise<unknown> }[] = []
  // What was opened last is closed first; each waits for the one before.
  const stop = async () => { for (const part of opened.splice(0).reverse()) await part.close() }
  try {
    return { ...await openParts({ settings, say, webFolder, opened }), stop }
  } catch (fault) {
    await stop()
    throw fault
  }
}

async function openParts(at: { settings: Settings; say: (line: string) => void; webFolder: string; opened: { close(): Promise<unknown> }[] }): Promise<Omit<House, 'stop'>> {
  const { settings, say, opened } = at
  const onFault = (fault: unknown) => say(`Fault: ${(fault as Error)?.stack ?? String(fault)}`)
  const ground = await openGround(settings, say)
  opened.push(ground)
  const { database, auditKey } = ground
  const jobs = await openJobs(database, onFault)
  opened.push({ close: () => jobs.stop() })
  const platform = platformOn(ground, jobs, await openFileStore(settings))
  let district: SeededDistrict | null = null
  let awaiting: string | null = 'demo district'
  const session = sessionParts({ platform, key: ground.key, samplePeople: async () => (district ? await demoPeople(platform, district) : []) })
  const house = [session.module, ...modules, office]
  const app = await httpServer({
    platform, modules: house, auditKey, whoCalls: session.whoCalls, webFolder: at.webFolder,
    health: {
      awaiting: async () => awaiting ?? (await database.pool.query('select 1').then(() => null, () => 'database')),
      connections: () => ({ total: database.pool.totalCount, idle: database.pool.idleCount, waiting: database.pool.waitingCount }),
    },
  })
  opened.push(startSealing({ db: database.db, key: auditKey, now: systemClock, dataDir: settings.DATA_DIR, onFault }), app)
  const listening = await app.listen({ port: settings.PORT, host: settings.HOST })
  const address = settings.PUBLIC_URL ?? listening
  await live.open(database)
  opened.push(live)
  if (settings.DEMO) district = await seedDemo(platform, say)
  await foundOffice(platform, say)
  await jobs.work({ reactions: wiring, jobs: house.flatMap((module) => module.jobs ?? []), runCommand: platform.runCommand, systemCall: platform.systemCall })
  const firstLink = settings.DEMO ? null : await session.firstLink(address)
  awaiting = null
  return { app, platform, address, firstLink }
}

/** What modules are given, on an open district. */
export const platformOn = ({ settings, database, auditKey }: Ground, outbox: Outbox, files: FileStore): Platform => ({
  settings, files, db: database.db, now: systemClock, relations: relationsOf(modules),
  runCommand: commandRunner({ database, now: systemClock, auditKey, outbox }),
  systemCall: (name, key) => ({
    name, key, requestId: 'system', address: 'local',
    actor: { account: 'system', person: null, name: '系统', admin: null, units: [], roles: [], standsInFor: [] },
  }),
})
