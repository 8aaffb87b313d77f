import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { hash as argon2Hash, verify as argon2Verify } from '@node-rs/argon2'

/** How passwords are kept: argon2id, or PBKDF2 with HMAC-SM3 where only 商用密码 is allowed (GB/T 39786). */
export type PasswordHash = 'argon2id' | 'pbkdf2-sm3'

const derive = promisify(pbkdf2)
// OWASP's second profile for argon2id: 19 MiB, two passes, one lane.
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
// standards.md §6 asks for at least 100,000 rounds; these take about 150 ms.
const ROUNDS = 120_000
const PBKDF2_BYTES = 32

/** The text to keep for a password, salt and cost included. Equal passwords give different texts. */
export async function hashPassword(password: string, kind: PasswordHash): Promise<string> {
  if (kind === 'argon2id') return argon2Hash(plainForm(password), ARGON2)
  const salt = randomBytes(16)
  const key = await derive(plainForm(password), salt, ROUNDS, PBKDF2_BYTES, 'sm3')
  return `$pbkdf2-sm3$i=${ROUNDS}$${salt.toString('base64')}$${key.toString('base64')}`
}

/** Whether this is the password of which `kept` is the hash, whichever way it was made. */
export async function isPassword(password: string, kept: string): Promise<boolean> {
  if (kept.startsWith('$argon2id$')) return argon2Verify(kept, plainForm(password))
  const [, , rounds, salt, key] = /^\$(pbkdf2-sm3)\$i=(\d+)\$([^$]+)\$([^$]+)$/.exec(kept) ?? []
  if (!rounds || !salt || !key) throw new Error('This password hash is of no known kind.')
  const expected = Buffer.from(key, 'base64')
  return timingSafeEqual(expected, await derive(plainForm(password), Buffer.from(salt, 'base64'), Number(rounds), expected.length, 'sm3'))
}

/** Whether a hash was made another way, or more weakly, than passwords are kept now. */
export function needsRehash(kept: string, kind: PasswordHash): boolean {
  if (kind === 'argon2id') return !kept.startsWith(`$argon2id$v=19$m=${ARGON2.memoryCost},t=${ARGON2.timeCost},p=${ARGON2.parallelism}$`)
  return !kept.startsWith(`$pbkdf2-sm3$i=${ROUNDS}$`)
}

const decoys = new Map<PasswordHash, Promise<string>>()

/** Takes as long as checking a real password, so that an unknown login answers no sooner than a known one. */
export async function spendPasswordTime(password: string, kind: PasswordHash): Promise<void> {
  const decoy = decoys.get(kind) ?? hashPassword(randomBytes(16).toString('hex'), kind)
  decoys.set(kind, decoy)
  await isPassword(password, await decoy)
}

// The same characters typed on another keyboard may arrive composed differently (NIST SP 800-63B 5.1.1.2).
const plainForm = (password: string): string => password.normalize('NFKC')
