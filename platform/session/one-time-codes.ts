import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { instantMs, type Instant } from '#lib/instants'
import { deriveKey, hmacSm3, type SecretKey } from '../crypto/index.ts'

const PERIOD_SECONDS = 30
const RECOVERY_CODES = 10
// Without letters that look like digits or like each other (Crockford).
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const totpOf = (secret: string, label: string): TOTP =>
  // SHA-1 and six digits: the only kind that every authenticator on the market reads (RFC 6238).
  new TOTP({ issuer: '枢纽', label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS })

/** A new secret, Base32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** What an authenticator reads from a QR code. */
export const totpUri = (secret: string, login: string): string => totpOf(secret, login).toString()

/**
 * The time step to which a code belongs, one step either side of now being allowed for clocks that differ;
 * null when it is wrong. Who calls refuses a step that is not later than the last one used.
 */
export function stepOfCode(secret: string, code: string, now: Instant): number | null {
  const timestamp = instantMs(now)
  const delta = totpOf(secret, '').validate({ token: code, timestamp, window: 1 })
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta
}

/** Ten codes for the day the phone is lost, each good once, with 50 bits each: `XXXXX-XXXXX`. */
export const newRecoveryCodes = (): readonly string[] =>
  Array.from({ length: RECOVERY_CODES }, () => Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('').replace(/^.{5}/, '$&-'))

/** What is kept of a recovery code. Typed small, without the dash, or with O for 0 it is the same code. */
export function markOfRecoveryCode(key: SecretKey, account: string, typed: string): string {
  const plain = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return hmacSm3(deriveKey(key, 'recovery-code'), `${account}:${plain}`)
}
