import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { programFolder } from '#platform/config'

/** A running platform in a process of its own, as a person would start it. */
export interface RunningHouse {
  readonly origin: string
  readonly dataDir: string
  readonly child: ChildProcess
  /** What it printed so far. */
  readonly printed: () => string
  /** Asks it to end and waits. */
  stop(): Promise<void>
  /** Kills it without a word (SIGKILL) and waits until it is gone; its PostgreSQL lives on. */
  kill(): Promise<void>
  /** Runs a command of the command line on the same data; answers exit code and standard output. */
  shuniu(...words: readonly string[]): Promise<{ code: number; out: string }>
}

export async function newDataDir(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'shuniu-house-'))
  // Root's PostgreSQL runs under another uid, which must be able to walk here.
  await chmod(folder, 0o755)
  return folder
}

export const removeDataDir = (folder: string) => rm(folder, { recursive: true, force: true })

const laterFile = (dataDir: string) => path.join(dataDir, 'days-later')

/** For `startHouse`: a house whose clock `moveDaysLater` moves while it runs. */
export const movableClock = (dataDir: string): Readonly<Record<string, string>> => ({ NODE_OPTIONS: `--import=${new URL('./later.ts', import.meta.url).href}`, DAYS_LATER: laterFile(dataDir) })

/** From now on the house's clock runs so many days ahead of the machine's. */
export async function moveDaysLater({ child, dataDir }: RunningHouse, days: number): Promise<void> {
  await writeFile(laterFile(dataDir), String(days))
  child.kill('SIGUSR2')
  for (let tries = 0; existsSync(laterFile(dataDir)); tries++) {
    if (tries > 200) throw new Error('the house did not look at its clock')
    await new Promise((resolve) => { setTimeout(resolve, 50) })
  }
}

/** Starts `npm start`'s program on a data folder and waits until `/readyz` answers 200. */
export async function startHouse(dataDir: string, environment: Readonly<Record<string, string>> = {}): Promise<RunningHouse> {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', DEMO: '1', LOG_LEVEL: 'error', REQUESTS_PER_MINUTE: '1000000', DATABASE_URL: '', ...environment }
  const child = spawn(process.execPath, ['app/cli.ts', 'start'], { cwd: programFolder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  const gone = new Promise<void>((resolve) => child.once('exit', () => { resolve() }))
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { printed += chunk })
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /枢纽已启动：(http:\/\/[\d.:]+)/.exec(printed)
      if (found) resolve(found[1]!)
    })
    child.once('exit', () => { reject(new Error(`the platform ended before it was ready:\n${printed}`)) })
  })
  return {
    origin, dataDir, child, printed: () => printed,
    stop: async () => { child.kill('SIGTERM'); await gone },
    kill: async () => { child.kill('SIGKILL'); await gone },
    shuniu: (...words) => new Promise((resolve) => {
      const command = spawn(process.execPath, ['app/cli.ts', ...words], { cwd: programFolder, env, stdio: ['ignore', 'pipe', 'inherit'] })
      let out = ''
      command.stdout.on('data', (chunk: Buffer) => { out += chunk })
      command.once('exit', (code) => { resolve({ code: code ?? 1, out }) })
    }),
  }
}

/** Someone signed in to the demonstration over HTTP, as a browser would be but without one. */
export interface Visitor {
  readonly name: string
  ask<Answer>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, key?: string): Promise<{ status: number; answer: Answer }>
}

/** Signs sample people in by name (`GET /api/session/demo` lists them). */
export async function visitorsOf(at: string | (() => string)): Promise<(name: string, account?: string) => Promise<Visitor>> {
  // A restarted platform may answer on another port; sessions live on in the database.
  const originNow = typeof at === 'string' ? () => at : at
  const origin = originNow()
  const groups = (await (await fetch(`${origin}/api/session/demo`)).json()) as { group: string; people: { account: string; name: string; post: string }[] }[]
  const known = new Map(groups.flatMap(({ people }) => people).map((person) => [person.name, person]))
  return async (name, given) => {
    const account = given ?? known.get(name)?.account
    if (!account) throw new Error(`no sample person is called ${name}`)
    const entered = await fetch(`${origin}/api/session/demo`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-requested-with': 'shuniu' }, body: JSON.stringify({ account }) })
    if (!entered.ok) throw new Error(`${name} could not enter: ${await entered.text()}`)
    const cookie = entered.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
    return {
      name,
      async ask<Answer>(method: string, path: string, body?: unknown, key?: string) {
        const response = await fetch(`${originNow()}/api${path}`, {
          method, headers: { cookie, 'x-requested-with': 'shuniu', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(key ? { 'idempotency-key': key } : {}) },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
        const text = await response.text()
        return { status: response.status, answer: (text ? JSON.parse(text) : null) as Answer }
      },
    }
  }
}
