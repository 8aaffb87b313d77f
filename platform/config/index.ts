import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'

/** The folder that holds the program: `package.json`, `build/`, the modules. */
export const programFolder = path.resolve(import.meta.dirname, '..', '..')

const flag = z.enum(['0', '1', 'true', 'false', '']).transform((text) => text === '1' || text === 'true')
const whole = z.coerce.number().int().positive()

/** Every setting by environment: the key, its shape and its default. `docs/guides/run.md` prints this table. */
export const settingsTable = {
  PORT: { shape: z.coerce.number().int().min(0).max(65535).default(8210), about: 'HTTP port; 0 takes any free one' },
  HOST: { shape: z.string().default('127.0.0.1'), about: 'address to listen on; 0.0.0.0 for the whole network' },
  DATA_DIR: { shape: z.string().optional(), about: 'folder of the embedded database, files and keys; default `.data` in the program folder' },
  DATABASE_URL: { shape: z.string().optional(), about: 'a PostgreSQL 15 or newer to use instead of the embedded one' },
  DATABASE_SCHEMA: { shape: z.string().regex(/^[a-z][a-z0-9_]{0,40}$/).default('shuniu'), about: 'schema of this district' },
  DATABASE_POOL: { shape: whole.default(24), about: 'connections a process may hold' },
  DEMO: { shape: flag.optional(), about: '1 seeds a fictional district and offers sample people at sign-in; default 1 only on the embedded database and a loopback HOST' },
  PUBLIC_URL: { shape: z.url().optional(), about: 'address under which people reach the platform; https makes cookies Secure' },
  TRUST_PROXY: { shape: flag.default(false), about: '1 when a reverse proxy in front sets X-Forwarded-For' },
  SECRET_KEY: { shape: z.string().min(32).optional(), about: 'key of the audit chain and sealed secrets; default a file under DATA_DIR' },
  PASSWORD_HASH: { shape: z.enum(['argon2id', 'pbkdf2-sm3']).default('argon2id'), about: 'how passwords are kept' },
  IDLE_MINUTES: { shape: whole.max(30).default(15), about: 'idle minutes before sign-out (GB/T 22239: at most 30)' },
  REQUESTS_PER_MINUTE: { shape: whole.default(1200), about: 'rate limit per address' },
  FILE_LIMIT_MB: { shape: whole.default(100), about: 'largest file' },
  FONTS_DIR: { shape: z.string().optional(), about: "the office's own faces: fang.ttf, xiaobiaosong.ttf …" },
  SEAL_SIGNER: { shape: z.string().optional(), about: "a module that signs with the office's own seals (USB key, seal server); default demonstration seals" },
  S3_ENDPOINT: { shape: z.url().optional(), about: 'S3 store for files instead of DATA_DIR/files' },
  S3_BUCKET: { shape: z.string().optional(), about: 'bucket of the S3 store' },
  S3_ACCESS_KEY: { shape: z.string().optional(), about: 'key of the S3 store' },
  S3_SECRET_KEY: { shape: z.string().optional(), about: 'secret of the S3 store' },
  OIDC_ISSUER: { shape: z.url().optional(), about: 'OpenID provider for single sign-on' },
  OIDC_CLIENT_ID: { shape: z.string().optional(), about: 'client id at the OpenID provider' },
  OIDC_CLIENT_SECRET: { shape: z.string().optional(), about: 'client secret at the OpenID provider' },
  OIDC_LOGIN_CLAIM: { shape: z.string().default('preferred_username'), about: 'claim that holds the login' },
  LOG_LEVEL: { shape: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'), about: 'how much is logged' },
} as const

const shape = z.object(Object.fromEntries(Object.entries(settingsTable).map(([key, row]) => [key, row.shape])) as {
  [K in keyof typeof settingsTable]: (typeof settingsTable)[K]['shape']
})

/** The settings in force; `DATA_DIR` is always absolute. */
export type Settings = Readonly<Omit<z.output<typeof shape>, 'DATA_DIR' | 'DEMO'> & { DATA_DIR: string; DEMO: boolean; version: string }>

/** Reads settings from an environment. Throws one sentence that names every wrong key. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const read = shape.safeParse(given)
  if (!read.success) {
    throw new Error(`Wrong settings: ${read.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`).join('; ')}`)
  }
  const dataDir = (read.data.DATA_DIR ?? path.join(programFolder, '.data')).replace(/^~(?=$|\/)/, homedir())
  const { version } = JSON.parse(readFileSync(path.join(programFolder, 'package.json'), 'utf8')) as { version: string }
  // Sample people sign in without a password, so a demo is never the default where others can reach it or keep real data.
  const demo = read.data.DEMO ?? (!read.data.DATABASE_URL && /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(read.data.HOST))
  return { ...read.data, DEMO: demo, DATA_DIR: path.resolve(dataDir), version }
}
