import { createHash, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { SecretKey } from './sealing.ts'

const KEY_BYTES = 32

/**
 * The platform's secret: from `override` (setting SECRET_KEY) when given, else from the file `secret.key` in `folder`,
 * which is made with 32 random bytes, readable by its owner only, at the first start.
 * Throws if the file is damaged: a new key instead would make every sealed secret and the audit's marks unreadable.
 */
export function loadKey(folder: string, override?: string): SecretKey {
  if (override !== undefined) return asKey(createHash('sm3').update(override).digest())
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'secret.key')
  return readKey(file) ?? makeKey(file)
}

function readKey(file: string): SecretKey | null {
  let bytes: Buffer
  try {
    bytes = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw fault
  }
  if (bytes.length !== KEY_BYTES) throw new Error(`The key file ${path.basename(file)} is damaged; put back the copy you keep of it.`)
  return asKey(bytes)
}

// Written beside and then linked: two processes that start at once end with one whole key, never half of one.
function makeKey(file: string): SecretKey {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(draft, `${randomBytes(KEY_BYTES).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  try {
    linkSync(draft, file)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
  } finally {
    unlinkSync(draft)
  }
  return readKey(file)!
}

const asKey = (bytes: Uint8Array): SecretKey => bytes as SecretKey
