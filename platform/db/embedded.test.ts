import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, expect, test, vi } from 'vitest'
import { startEmbedded, type EmbeddedServer } from './embedded.ts'

const made: string[] = []
const folderWith = async (mode: number) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'shuniu-embedded-'))
  made.push(folder)
  await chmod(folder, mode)
  return folder
}
afterAll(async () => { for (const folder of made) await rm(folder, { recursive: true, force: true }) })

async function ask<Row>({ connection }: EmbeddedServer, text: string): Promise<Row> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  try { return (await client.query(text)).rows[0] as Row } finally { await client.end() }
}

test('a killed server comes back with every committed row', async () => {
  const folder = await folderWith(0o755)
  const restarts: string[] = []
  const server = await startEmbedded(folder, (why) => restarts.push(why))
  expect(await ask(server, 'show fsync')).toEqual({ fsync: 'on' })
  await ask(server, 'create table kept (n int)')
  await ask(server, 'insert into kept values (1)')
  const pid = Number((await readFile(path.join(folder, 'postgres/db/postmaster.pid'), 'utf8')).split('\n')[0])
  process.kill(pid, 'SIGKILL')
  await vi.waitFor(async () => expect(await ask(server, 'select n from kept')).toEqual({ n: 1 }), { timeout: 20_000, interval: 200 })
  expect(restarts).toHaveLength(1)
  await server.stop()
  await expect(ask(server, 'select 1')).rejects.toThrow()
})

test('it listens on no network address, and its socket is closed to others', async () => {
  const server = await startEmbedded(await folderWith(0o755))
  expect(await ask(server, 'show listen_addresses')).toEqual({ listen_addresses: '' })
  const stranger = new pg.Client({ ...server.connection, password: 'guess' })
  await expect(stranger.connect()).rejects.toThrow(/password/)
  await server.stop()
})

test.runIf(process.getuid?.() === 0)('root starts it under another uid, also below a folder that uid cannot walk into', async () => {
  const home = await folderWith(0o700)
  const folder = path.join(home, 'data')
  await mkdir(folder)
  const server = await startEmbedded(folder)
  const { directory } = await ask<{ directory: string }>(server, `select current_setting('data_directory') as directory`)
  expect(directory.startsWith('/var/lib/shuniu/')).toBe(true)
  made.push(path.dirname(path.dirname(directory)))
  const owner = spawnSync('stat', ['-c', '%u', directory], { encoding: 'utf8' }).stdout.trim()
  expect(owner).toBe('65534')
  await server.stop()
})

/** Another process that opens the server on a folder and then waits. */
function opener(folder: string): Promise<ChildProcess> {
  const script = `import { startEmbedded } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)}; await startEmbedded(${JSON.stringify(folder)}); console.log('open'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolve) => child.stdout.once('data', () => { resolve(child) }))
}

test('a second process joins the server and leaves it running; after a killed owner the next one adopts and ends it', async () => {
  const folder = await folderWith(0o755)
  const owner = await opener(folder)
  const joined = await startEmbedded(folder)
  await joined.stop()
  expect(await ask(joined, 'select 1 as n')).toEqual({ n: 1 })
  owner.kill('SIGKILL')
  await new Promise((resolve) => owner.once('exit', resolve))
  const heir = await startEmbedded(folder)
  expect(await ask(heir, 'select 1 as n')).toEqual({ n: 1 })
  await heir.stop()
  await expect(ask(heir, 'select 1')).rejects.toThrow()
})
