import { createHash, createPrivateKey, createPublicKey, createSign, createVerify, generateKeyPairSync, type KeyObject } from 'node:crypto'

/** A key pair of SM2 (GB/T 32918): the private key as PKCS #8 PEM, the public one as the 65 bytes 04‖x‖y. */
export interface Sm2Key { readonly pem: string; readonly publicKey: Uint8Array }

/** The user ID that GB/T 35276 gives to all who agreed on no other. */
const USER_ID = '1234567812345678'
// GB/T 32918.5: a, b and the base point of the recommended curve, as Z wants them.
const CURVE = Buffer.from('fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93'
  + '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0', 'hex')
// SubjectPublicKeyInfo of an SM2 key up to the point itself.
const SPKI_HEAD = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex')
const POINT_BYTES = 65

export function newSm2Key(): Sm2Key {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' })
  return openSm2Key(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
}

/** The pair of a private key in PKCS #8 PEM. Throws on any other key. */
export function openSm2Key(pem: string): Sm2Key {
  const spki = createPublicKey(createPrivateKey(pem)).export({ type: 'spki', format: 'der' })
  if (!spki.subarray(0, SPKI_HEAD.length).equals(SPKI_HEAD)) throw new Error('not a private key of SM2')
  return { pem, publicKey: new Uint8Array(spki.subarray(-POINT_BYTES)) }
}

/** SubjectPublicKeyInfo (DER) of a public key, as certificates hold it. */
export const sm2Spki = (publicKey: Uint8Array): Uint8Array => new Uint8Array(Buffer.concat([SPKI_HEAD, publicKey]))

/** SM2 with SM3 under the common user ID, as DER of (r, s). Each call gives another value. */
export function signSm2({ pem, publicKey }: Sm2Key, data: Uint8Array): Uint8Array {
  // A generated KeyObject would sign by ECDSA on the same curve; only one read from its encoding signs by SM2.
  // createSign knows nothing of user IDs, so Z goes before the data; crypto.sign would put one of an empty ID there itself.
  return new Uint8Array(createSign('sm3').update(userDigest(publicKey)).update(data).sign(createPrivateKey(pem)))
}

/** Whether a DER signature of SM2 with SM3 is right. A key or signature that is none is simply not right. */
export function isSm2Signature(publicKey: Uint8Array, data: Uint8Array, signature: Uint8Array): boolean {
  const key = publicKeyOf(publicKey)
  return key !== null && createVerify('sm3').update(userDigest(publicKey)).update(data).verify(key, signature)
}

function publicKeyOf(point: Uint8Array): KeyObject | null {
  if (point.length !== POINT_BYTES || point[0] !== 4) return null
  try {
    return createPublicKey({ key: Buffer.from(sm2Spki(point)), format: 'der', type: 'spki' })
  } catch {
    // The only way to ask whether a point lies on the curve.
    return null
  }
}

/** Z = SM3(ENTL ‖ ID ‖ a ‖ b ‖ G ‖ P), GB/T 32918.2 5.5. */
function userDigest(publicKey: Uint8Array): Buffer {
  const bits = Buffer.alloc(2)
  bits.writeUInt16BE(USER_ID.length * 8)
  return createHash('sm3').update(bits).update(USER_ID).update(CURVE).update(publicKey.subarray(1)).digest()
}
