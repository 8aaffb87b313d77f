import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Settings } from '../config/index.ts'
import { demonstrationAuthorities, demonstrationKey } from './demonstration.ts'
import { keptCertificates, type KeyRoom } from './keys.ts'
import type { Db } from '../act/types.ts'

/** Somebody who signs by SM2 with SM3: a key of ours, a USB key or a seal server. */
export interface SealSigner {
  /** The signer's certificate (DER). */
  readonly certificate: Uint8Array
  /** The signature over the data by SM2 with SM3 under the common user ID, as DER of (r, s). */
  readonly signSm3: (data: Uint8Array) => Promise<Uint8Array>
}
/** Somebody who signs by RSA with SHA-256 (PKCS #1 v1.5), as readers of PDF understand it. */
export interface PdfSigner {
  /** The signer's own certificate first, then those that lead to the authority (DER). */
  readonly certificates: readonly Uint8Array[]
  readonly signSha256: (data: Uint8Array) => Promise<Uint8Array>
}

/** The electronic seal of an organ, ready to sign. */
export interface OrganSeal {
  /** Made here for trying out; whatever it signs must say so. */
  readonly isTest: boolean
  /** Signs OFD. */
  readonly holder: SealSigner
  /** The seal itself (SESeal of GB/T 38540, DER) as its maker issued it, or the maker, where the caller is to make it. */
  readonly made: { readonly seal: Uint8Array } | { readonly maker: SealSigner }
  /** Signs PDF; null where the seal's maker gave no such key. */
  readonly pdf: PdfSigner | null
}

/**
 * What the file named by the setting SEAL_SIGNER exports, so that an office's USB key or seal server can stand behind its seals.
 * `openSeal` answers null for an organ whose seal is not kept there.
 */
export interface SealSource {
  readonly openSeal: (organ: string) => Promise<Omit<OrganSeal, 'isTest'> | null>
  /** Certificates of the authorities (DER) that this office trusts. */
  readonly trusted?: readonly Uint8Array[]
}

/** The real seal of an organ where the office has set one up; null otherwise. Throws when the setting names no such file. */
export async function pluggedSeal(settings: Pick<Settings, 'SEAL_SIGNER'>, organ: string): Promise<OrganSeal | null> {
  const found = await (await sourceOf(settings))?.openSeal(organ)
  return found ? { ...found, isTest: false } : null
}

/** The demonstration seal of an organ: its keys are made at first use and stay in the room. */
export async function demonstrationSeal(room: KeyRoom, organ: string): Promise<OrganSeal> {
  const [sm2, rsa] = [await demonstrationKey(room, organ, 'sm2'), await demonstrationKey(room, organ, 'rsa')]
  return {
    isTest: true,
    made: { maker: { certificate: sm2.authority.certificate, signSm3: async (data) => sm2.authority.sign(data) } },
    holder: { certificate: sm2.certificate, signSm3: async (data) => sm2.sign(data) },
    pdf: { certificates: [rsa.certificate, rsa.authority.certificate], signSha256: async (data) => rsa.sign(data) },
  }
}

/** Certificates of the authorities behind the office's own seals, as its signer names them. */
export const officeAuthorities = async (settings: Pick<Settings, 'SEAL_SIGNER'>): Promise<readonly Uint8Array[]> => (await sourceOf(settings))?.trusted ?? []

/** Certificates of the authorities trusted here: those of the office's own seals, and our own demonstration ones, which say what they are. */
export async function trustedAuthorities(settings: Pick<Settings, 'SEAL_SIGNER'>, db: Db): Promise<readonly Uint8Array[]> {
  return [...await officeAuthorities(settings), ...await keptCertificates(db, demonstrationAuthorities)]
}

const sources = new Map<string, Promise<SealSource>>()

function sourceOf({ SEAL_SIGNER: file }: Pick<Settings, 'SEAL_SIGNER'>): Promise<SealSource> | null {
  if (!file) return null
  const known = sources.get(file) ?? load(file)
  sources.set(file, known)
  return known
}

async function load(file: string): Promise<SealSource> {
  const source = await import(pathToFileURL(path.resolve(file)).href) as Partial<SealSource>
  if (typeof source.openSeal !== 'function') throw new Error(`SEAL_SIGNER: ${path.basename(file)} exports no function openSeal.`)
  return source as SealSource
}
