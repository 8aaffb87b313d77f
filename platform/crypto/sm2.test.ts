import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { sm2 } from 'sm-crypto-v2'
import { expect, test } from 'vitest'
import { isSm2Signature, newSm2Key, openSm2Key, signSm2, sm2Spki } from './index.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'))

test('SM2 验签与 GB/T 32918.5 附录 A 的示例一致', () => {
  const key = bytes('0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13')
  const signature = bytes('3046022100f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3022100b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa')
  expect(isSm2Signature(key, Buffer.from('message digest'), signature)).toBe(true)
  expect(isSm2Signature(key, Buffer.from('message digesT'), signature)).toBe(false)
})

test('所签之名另一种实现验得过，另一种实现所签之名我们验得过', () => {
  const key = newSm2Key()
  const pair = sm2.generateKeyPairHex()
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (data) => {
    const ours = signSm2(key, data)
    expect(isSm2Signature(key.publicKey, data, ours)).toBe(true)
    expect(sm2.doVerifySignature(data, hex(ours), hex(key.publicKey), { der: true, hash: true })).toBe(true)
    const theirs = sm2.doSignature(data, pair.privateKey, { der: true, hash: true })
    expect(isSm2Signature(bytes(pair.publicKey), data, bytes(theirs))).toBe(true)
  }), { numRuns: 20 })
})

test('同一把私钥存成文字再读出，公钥不变', () => {
  const key = newSm2Key()
  expect(openSm2Key(key.pem)).toEqual(key)
  expect(hex(sm2Spki(key.publicKey))).toMatch(/^3059301306072a8648ce3d020106082a811ccf5501822d03420004/)
  expect(() => openSm2Key(generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())).toThrow(/SM2/)
})

test('改动数据、签名、公钥中任何一字节都验不过，也不出错', () => {
  const key = newSm2Key()
  const data = new Uint8Array(Buffer.from('关于印发工作方案的通知'))
  const signature = signSm2(key, data)
  const flipped = (from: Uint8Array, at: number): Uint8Array => from.map((byte, i) => (i === at ? byte ^ 1 : byte))
  for (let at = 0; at < data.length; at++) expect(isSm2Signature(key.publicKey, flipped(data, at), signature)).toBe(false)
  for (let at = 0; at < signature.length; at++) expect(isSm2Signature(key.publicKey, data, flipped(signature, at))).toBe(false)
  for (let at = 0; at < 65; at++) expect(isSm2Signature(flipped(key.publicKey, at), data, signature)).toBe(false)
  expect(isSm2Signature(new Uint8Array(), data, signature)).toBe(false)
  expect(isSm2Signature(key.publicKey, data, new Uint8Array())).toBe(false)
})
