import { X509Certificate } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { sm2 } from 'sm-crypto-v2'
import { expect, inject, test } from 'vitest'
import { bitsIn, childrenOf, readDer } from '#lib/der'
import { testPlatform } from '../testing.ts'
import { demonstrationSeal, keyRoom, pluggedSeal, sealMaths, trustedAuthorities } from './index.ts'
import { passingKeyRoom } from './testing.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const data = new Uint8Array(Buffer.from('关于印发工作方案的通知'))

test('测试印章的SM2证书由测试制章人签发，另一种实现验得过，主体写明不具法律效力', async () => {
  const room = passingKeyRoom()
  const seal = await demonstrationSeal(room, '区委办公室')
  const authority = room.certificates()[0]!
  for (const [certificate, issuer] of [[seal.holder.certificate, authority], [authority, authority]] as const) {
    const [signed, , signature] = childrenOf(readDer(certificate))
    const key = bitsIn(childrenOf(childrenOf(childrenOf(readDer(issuer))[0]!)[6]!)[1])
    expect(sm2.doVerifySignature(signed!.whole, hex(bitsIn(signature)), hex(key), { der: true, hash: true })).toBe(true)
    expect(new X509Certificate(certificate).subject).toContain('测试印章，不具法律效力')
  }
  expect(seal.isTest).toBe(true)
})

test('测试印章的RSA证书 Node 自己验得过，签名也是', async () => {
  const seal = await demonstrationSeal(passingKeyRoom(), '区委办公室')
  const [own, authority] = seal.pdf!.certificates.map((bytes) => new X509Certificate(bytes))
  expect(own!.verify(authority!.publicKey)).toBe(true)
  expect(own!.checkIssued(authority!)).toBe(true)
  expect([own!.ca, authority!.ca]).toEqual([false, true])
  expect(own!.subject).toContain('区委办公室（测试）')
  const spki = new Uint8Array(own!.publicKey.export({ type: 'spki', format: 'der' }))
  const signature = await seal.pdf!.signSha256(data)
  expect(sealMaths.isRsa(spki, data, signature)).toBe(true)
  expect(sealMaths.isRsa(spki, data.map((byte) => byte ^ 1), signature)).toBe(false)
  expect(sealMaths.isRsa(new Uint8Array(3), data, signature)).toBe(false)
})

test('同一单位每次得到同一枚章，钥匙在库里是封存的；换了密钥打不开', async () => {
  const { platform, database } = await testPlatform()
  const at = { db: platform.db, settings: platform.settings, now: platform.now() }
  expect(await trustedAuthorities(platform.settings, platform.db)).toEqual([])
  const [one, same] = await Promise.all([demonstrationSeal(keyRoom(at), '区委办公室'), demonstrationSeal(keyRoom(at), '区委办公室')])
  expect(hex(same.holder.certificate)).toBe(hex(one.holder.certificate))
  const other = await demonstrationSeal(keyRoom(at), '区财政局')
  expect(hex(other.holder.certificate)).not.toBe(hex(one.holder.certificate))
  expect(await trustedAuthorities(platform.settings, platform.db)).toHaveLength(2)
  const { rows } = await database.pool.query<{ name: string; secret: string }>('select name, secret from platform_signing_keys order by name')
  expect(rows.map(({ name }) => name)).toEqual(['authority-rsa', 'authority-sm2', 'seal-rsa:区委办公室', 'seal-rsa:区财政局', 'seal-sm2:区委办公室', 'seal-sm2:区财政局'])
  for (const { secret } of rows) expect(secret).toMatch(/^sm4\.1\.[\w-]+$/)
  const stranger = keyRoom({ ...at, settings: { DATA_DIR: platform.settings.DATA_DIR, SECRET_KEY: '另一把密钥另一把密钥另一把密钥另一把密钥' } })
  await expect(demonstrationSeal(stranger, '区委办公室')).rejects.toThrow(/does not open/)
})

test('接入的印章模块：没有这家单位的章答没有，写错的模块当场报错', async () => {
  const folder = await mkdtemp(path.join(inject('folder'), 'signer-'))
  const [right, wrong] = [path.join(folder, 'right.mjs'), path.join(folder, 'wrong.mjs')]
  await writeFile(right, 'export const openSeal = async () => null\nexport const trusted = [new Uint8Array([1])]\n')
  await writeFile(wrong, 'export const seal = 1\n')
  expect(await pluggedSeal({}, '区委办公室')).toBeNull()
  expect(await pluggedSeal({ SEAL_SIGNER: right }, '区委办公室')).toBeNull()
  await expect(pluggedSeal({ SEAL_SIGNER: wrong }, '区委办公室')).rejects.toThrow(/no function openSeal/)
})
