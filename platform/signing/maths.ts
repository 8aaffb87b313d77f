import { createHash, createPublicKey, verify } from 'node:crypto'
import { isSm2Signature } from '../crypto/index.ts'

/** Digests and signatures by node:crypto: what verification of papers asks for (`SealMaths` of the typesetting engine). */
export const sealMaths = {
  sm3: (data: Uint8Array): Uint8Array => new Uint8Array(createHash('sm3').update(data).digest()),
  sha256: (data: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(data).digest()),
  isSm2: isSm2Signature,
  isRsa: (spki: Uint8Array, data: Uint8Array, signature: Uint8Array): boolean => {
    try {
      return verify('sha256', data, createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }), signature)
    } catch {
      // Bytes that are no RSA key verify nothing; there is no other way to ask.
      return false
    }
  },
}
