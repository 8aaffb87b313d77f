import { createCipheriv } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import fc from 'fast-check'
import {
  bothDigests, canonicalJson, deriveKey, hashPassword, hmacSm3, isPassword, isSameSecret, loadKey, needsRehash, newId, randomToken, seal, sha256, sm3, unseal,
  type SecretKey,
} from './index.ts'

const folders: string[] = []
const newFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'shuniu-key-'))
  folders.push(folder)
  return folder
}
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })))
const keyOf = (text: string): SecretKey => loadKey('', text)

test('SM3 与国家标准 GB/T 32905 附录 A 的两个示例一致', () => {
  expect(sm3('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  expect(sm3('abcd'.repeat(16))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732')
})

test('HMAC-SM3 等于按定义用 SM3 两次算出的值', () => {
  const key = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
  const pad = (byte: number) => Buffer.concat([key, Buffer.alloc(64 - key.length)]).map((value) => value ^ byte)
  const inner = Buffer.from(sm3(Buffer.concat([pad(0x36), Buffer.from('枢纽')])), 'hex')
  expect(hmacSm3(key, '枢纽')).toBe(sm3(Buffer.concat([pad(0x5c), inner])))
})

test('SM4 与国家标准 GB/T 32907 附录 A 的示例一致', () => {
  const block = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
  const cipher = createCipheriv('sm4-ecb', block, null).setAutoPadding(false)
  expect(cipher.update(block).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246')
})

test('SHA-256 与 FIPS 180 示例一致，流式双摘要与一次算得相同', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  const both = bothDigests()
  both.update(Buffer.from('ab'))
  both.update(Buffer.from('c'))
  expect(both.finish()).toEqual({ sha256: sha256('abc'), sm3: sm3('abc') })
})

test('封存的秘密原样打开，每次封存的文字不同', () => {
  const key = keyOf('一把足够长的测试用密钥，三十二字节以上')
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (plain) => {
    expect(unseal(key, 'totp:1', seal(key, 'totp:1', plain))).toBe(plain)
  }), { numRuns: 50 })
  expect(seal(key, 'totp:1', '同')).not.toBe(seal(key, 'totp:1', '同'))
})

test('封存内容改动任一字节、换地方、换密钥都打不开', () => {
  const key = keyOf('密钥甲')
  const sealed = seal(key, 'totp:1', '动态口令种子')
  const [, body] = sealed.split(/\.(?=[^.]*$)/)
  const bytes = Buffer.from(body!, 'base64url')
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed[at] = changed[at]! ^ 1
    expect(unseal(key, 'totp:1', `sm4.1.${changed.toString('base64url')}`)).toBeNull()
  }
  expect(unseal(key, 'totp:2', sealed)).toBeNull()
  expect(unseal(keyOf('密钥乙'), 'totp:1', sealed)).toBeNull()
  expect(unseal(key, 'totp:1', '')).toBeNull()
  expect(unseal(key, 'totp:1', 'sm4.1.AAAA')).toBeNull()
})

test('不同用途派生的密钥互不相同且稳定', () => {
  const key = keyOf('密钥甲')
  expect(deriveKey(key, '审计')).toEqual(deriveKey(key, '审计'))
  expect(deriveKey(key, '审计')).not.toEqual(deriveKey(key, '封存'))
})

test('首次启动生成仅本人可读的密钥文件，再启动读同一把', () => {
  const folder = newFolder()
  const key = loadKey(folder)
  expect(key).toHaveLength(32)
  expect(loadKey(folder)).toEqual(key)
  expect(statSync(path.join(folder, 'secret.key')).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['secret.key'])
})

test('密钥文件损坏时报错而不另造新钥', () => {
  const folder = newFolder()
  writeFileSync(path.join(folder, 'secret.key'), 'abcd')
  expect(() => loadKey(folder)).toThrow(/damaged/)
  expect(readFileSync(path.join(folder, 'secret.key'), 'utf8')).toBe('abcd')
})

test('环境给出的密钥优先，不落盘', () => {
  const folder = newFolder()
  expect(loadKey(folder, '环境里的密钥')).toEqual(keyOf('环境里的密钥'))
  expect(readdirSync(folder)).toEqual([])
})

test('标识是 UUID 第七版，同一毫秒和时钟回拨也严格递增', () => {
  const ids = [newId(2_000_000_000_000), ...Array.from({ length: 5000 }, () => newId(2_000_000_000_000)), newId(1_999_999_999_000)]
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('随机令牌不重复，可直接用于网址', () => {
  const tokens = Array.from({ length: 100 }, () => randomToken())
  expect(new Set(tokens).size).toBe(100)
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/)
})

test('秘密比较：相同为真，不同内容或长度为假', () => {
  expect(isSameSecret('口令', Buffer.from('口令'))).toBe(true)
  expect(isSameSecret('口令', '口令 ')).toBe(false)
  expect(isSameSecret('', 'a')).toBe(false)
})

test('规范 JSON：键的先后不影响文字，解析回来是同一个值', () => {
  expect(canonicalJson({ b: 1, a: ['文', null, { d: true, c: undefined }] })).toBe('{"a":["文",null,{"d":true}],"b":1}')
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
  }))
})

test('规范 JSON 拒绝日期、映射、无穷大等写不准的值', () => {
  for (const value of [new Date(0), new Map(), Number.NaN, Infinity, () => 1, 1n]) expect(() => canonicalJson(value)).toThrow(TypeError)
})

test.each(['argon2id', 'pbkdf2-sm3'] as const)('%s：只有原口令相符，同一口令两次所存不同', async (kind) => {
  const kept = await hashPassword('区委办公室2026', kind)
  expect(await isPassword('区委办公室2026', kept)).toBe(true)
  expect(await isPassword('区委办公室2027', kept)).toBe(false)
  expect(await hashPassword('区委办公室2026', kind)).not.toBe(kept)
  expect(needsRehash(kept, kind)).toBe(false)
  expect(needsRehash(kept, kind === 'argon2id' ? 'pbkdf2-sm3' : 'argon2id')).toBe(true)
})

test('不认识的口令散列当场报错', async () => {
  await expect(isPassword('x', '$md5$abc')).rejects.toThrow(/no known kind/)
})
