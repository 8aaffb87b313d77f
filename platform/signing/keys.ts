import type { Kysely } from 'kysely'
import type { Instant } from '#lib/instants'
import type { Db } from '../act/types.ts'
import { loadKey, seal, unseal, type SecretKey } from '../crypto/index.ts'
import type { Settings } from '../config/index.ts'

/** Where signing keys are kept. */
export interface KeyRoom {
  readonly now: Instant
  /** The key of a name; made at first use. */
  readonly keep: (name: string, make: () => KeptKey | Promise<KeptKey>) => Promise<KeptKey>
}
/** A key as text, and its certificate. */
export interface KeptKey { readonly secret: string; readonly certificate: Uint8Array }

type Tables = { platform_signing_keys: { name: string; secret: string; certificate: Uint8Array; made_at: Instant } }
interface Sealed { readonly db: Db; readonly secret: SecretKey }

/** Keys in the database, sealed under the platform's secret. Two who ask at once for a key get the same one. */
export function keyRoom({ db, settings, now }: { readonly db: Db; readonly settings: Pick<Settings, 'DATA_DIR' | 'SECRET_KEY'>; readonly now: Instant }): KeyRoom {
  const room = { db, secret: loadKey(settings.DATA_DIR, settings.SECRET_KEY) }
  return {
    now,
    keep: async (name, make) => {
      const known = await find(room, name)
      if (known) return known
      const made = await make()
      await tables(db).insertInto('platform_signing_keys')
        .values({ name, secret: seal(room.secret, placeOf(name), made.secret), certificate: Buffer.from(made.certificate), made_at: now })
        .onConflict((conflict) => conflict.doNothing()).execute()
      return (await find(room, name))!
    },
  }
}

/** Certificates of these names, as far as such keys were made. */
export async function keptCertificates(db: Db, names: readonly string[]): Promise<readonly Uint8Array[]> {
  const rows = await tables(db).selectFrom('platform_signing_keys').select('certificate').where('name', 'in', names).execute()
  return rows.map((row) => new Uint8Array(row.certificate))
}

async function find(room: Sealed, name: string): Promise<KeptKey | null> {
  const row = await tables(room.db).selectFrom('platform_signing_keys').select(['secret', 'certificate']).where('name', '=', name).executeTakeFirst()
  if (!row) return null
  const secret = unseal(room.secret, placeOf(name), row.secret)
  if (secret === null) throw new Error(`The signing key ${name} does not open: put back the secret key it was sealed under.`)
  return { secret, certificate: new Uint8Array(row.certificate) }
}

const tables = (db: Db): Kysely<Tables> => db.withTables<Tables>()
const placeOf = (name: string): string => `signing-key:${name}`
