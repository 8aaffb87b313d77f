import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import S3rver from 's3rver'
import { openDiskStore, openFileStore, openS3Store, type FileStore, type ReceivedFile } from './index.ts'

let folder: string
let s3: S3rver
let port: number
const S3_KEY = 'S3RVER'

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'files-'))
  s3 = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: path.join(folder, 's3'), configureBuckets: [{ name: 'office' }] })
  port = (await s3.run()).port
})
afterAll(async () => {
  await s3.close()
  await rm(folder, { recursive: true, force: true })
})

const stores: readonly (readonly [name: string, open: () => Promise<FileStore>, receiving: string])[] = [
  ['disk', () => openDiskStore(path.join(folder, 'disk')), 'disk/receiving'],
  ['S3', () => openS3Store({ endpoint: `http://127.0.0.1:${port}`, bucket: 'office', accessKey: S3_KEY, secretKey: S3_KEY, receiving: path.join(folder, 's3-receiving') }), 's3-receiving'],
]
const LIMIT = { limitBytes: 20 * 1024 * 1024 }
const streamOf = (content: Buffer | string) => Readable.from([Buffer.from(content)])
const hashed = (name: string, content: Buffer | string) => createHash(name).update(content).digest('hex')
async function all(store: FileStore): Promise<string[]> {
  const hashes: string[] = []
  for await (const sha256 of store.list()) hashes.push(sha256)
  return hashes
}
async function received(store: FileStore, content: Buffer | string): Promise<ReceivedFile> {
  const file = await store.receive(streamOf(content), LIMIT)
  if ('kind' in file) throw new Error(file.code)
  return file
}

describe.each(stores)('%s store', (_, open, receiving) => {
  test('gives back what was put, under its SHA-256, with its SM3', async () => {
    const store = await open()
    const content = randomBytes(6 * 1024 * 1024 + 17)
    const stored = await store.put(Readable.from(Array.from({ length: 100 }, (_unused, at) => content.subarray(at * 70_000, (at + 1) * 70_000))), LIMIT)
    expect(stored).toEqual({ sha256: hashed('sha256', content), sm3: hashed('sm3', content), bytes: content.length, type: 'application/octet-stream' })
    expect(hashed('sha256', await buffer((await store.open(hashed('sha256', content)))!))).toBe(hashed('sha256', content))
    expect(await readdir(path.join(folder, receiving))).toEqual([])
  })

  test('gives a range of bytes', async () => {
    const store = await open()
    await store.put(streamOf('0123456789'), LIMIT)
    expect(String(await buffer((await store.open(hashed('sha256', '0123456789'), { from: 2, to: 5 }))!))).toBe('2345')
  })

  test('keeps the same content once', async () => {
    const store = await open()
    await store.put(streamOf('一份通知'), LIMIT)
    await store.put(streamOf('一份通知'), LIMIT)
    expect((await all(store)).filter((sha256) => sha256 === hashed('sha256', '一份通知'))).toHaveLength(1)
  })

  test('knows nothing of an unknown hash and takes no path for one', async () => {
    const store = await open()
    expect(await store.has('0'.repeat(64))).toBe(false)
    expect(await store.open('0'.repeat(64))).toBeNull()
    await expect(store.open('../../../../etc/passwd')).rejects.toThrow('not a SHA-256')
  })

  test('refuses what is over the limit or empty and leaves nothing behind', async () => {
    const store = await open()
    expect(await store.put(streamOf(Buffer.alloc(2 * 1024 * 1024)), { limitBytes: 1024 * 1024 })).toEqual({ kind: 'refused', code: 'file-too-large', detail: { limit: 1 } })
    expect(await store.put(streamOf(''), LIMIT)).toEqual({ kind: 'refused', code: 'file-empty' })
    expect(await readdir(path.join(folder, receiving))).toEqual([])
  })

  test('a refused stream is read to its end, so that the sender can hear the answer', async () => {
    const store = await open()
    const stream = Readable.from(Array.from({ length: 50 }, () => Buffer.alloc(1000)))
    await store.put(stream, { limitBytes: 3000 })
    await expect.poll(() => stream.readableEnded).toBe(true)
  })

  test('leaves nothing behind when the sender breaks off', async () => {
    const store = await open()
    const broken = new Readable({ read() { this.push(Buffer.alloc(1000)); this.destroy(new Error('connection lost')) } })
    await expect(store.put(broken, LIMIT)).rejects.toThrow('connection lost')
    expect(await readdir(path.join(folder, receiving))).toEqual([])
  })

  test('a received file is not in the store until it is kept', async () => {
    const store = await open()
    const file = await received(store, '待检查')
    expect(await store.has(file.sha256)).toBe(false)
    expect(String(await file.content())).toBe('待检查')
    await file.keep()
    expect(await store.has(file.sha256)).toBe(true)
    const other = await received(store, '不要了')
    await other.discard()
    expect(await store.has(other.sha256)).toBe(false)
  })

  test('an isolated file can be neither read nor listed, whether kept before or not', async () => {
    const store = await open()
    const file = await received(store, '机密★10年')
    await file.isolate()
    const kept = await store.put(streamOf('后来才发现的'), LIMIT)
    if ('kind' in kept) throw new Error(kept.code)
    await store.isolate(kept.sha256)
    for (const { sha256 } of [file, kept]) {
      expect(await store.has(sha256)).toBe(false)
      expect(await store.open(sha256)).toBeNull()
      expect(await all(store)).not.toContain(sha256)
    }
    await store.isolate('0'.repeat(64))
  })

  test('an isolated file found harmless is given back', async () => {
    const store = await open()
    const kept = await store.put(streamOf('误判的文件'), LIMIT)
    if ('kind' in kept) throw new Error(kept.code)
    await store.isolate(kept.sha256)
    await store.release(kept.sha256)
    await store.release('0'.repeat(64))
    expect(String(await buffer((await store.open(kept.sha256))!))).toBe('误判的文件')
  })
})

test('a process killed while receiving leaves only a file that the next start removes', async () => {
  const home = await mkdtemp(path.join(folder, 'killed-'))
  const program = `
    import { Readable } from 'node:stream'
    import { openDiskStore } from ${JSON.stringify(path.join(import.meta.dirname, 'index.ts'))}
    const store = await openDiskStore(${JSON.stringify(home)})
    const endless = new Readable({ read() { setTimeout(() => { this.push(Buffer.alloc(1000)); process.stdout.write('.') }, 5) } })
    await store.put(endless, { limitBytes: 1e9 })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((begun) => child.stdout.once('data', begun))
  child.kill('SIGKILL')
  await new Promise((gone) => child.once('exit', gone))
  expect(await readdir(path.join(home, 'receiving'))).toHaveLength(1)
  expect(await all(await openDiskStore(home))).toEqual([])
  expect(await readdir(path.join(home, 'receiving'))).toEqual([])
})

test('a start does not remove what another live process is receiving', async () => {
  const home = await mkdtemp(path.join(folder, 'shared-'))
  await openDiskStore(home)
  const theirs = `${hostname().replace(/[^\w.]/g, '')}-${process.ppid}-${randomUUID()}`
  await writeFile(path.join(home, 'receiving', theirs), 'half')
  await openDiskStore(home)
  expect(await readFile(path.join(home, 'receiving', theirs), 'utf8')).toBe('half')
})

test.each([
  ['UTF-8 text', Buffer.from('关于召开会议的通知'), 'text/plain; charset=utf-8'],
  ['long UTF-8 text cut inside a character', Buffer.from(`a${'通知'.repeat(20_000)}`), 'text/plain; charset=utf-8'],
  ['GBK text', Buffer.from([0xb9, 0xd8, 0xd3, 0xda, 0x0d, 0x0a]), 'text/plain; charset=gb18030'],
  ['UTF-16 text', Buffer.from('\ufeff通知', 'utf16le'), 'text/plain; charset=utf-16le'],
  ['OFD', Buffer.from(zipSync({ 'Doc_0/Document.xml': strToU8('<ofd:Document/>'), 'OFD.xml': strToU8('<ofd:OFD/>') })), 'application/ofd'],
  ['zip', Buffer.from(zipSync({ 'a.txt': strToU8('a') })), 'application/zip'],
  ['docx', Buffer.from(zipSync({ '[Content_Types].xml': strToU8('<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'), 'word/document.xml': strToU8('<w:document/>') })), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['PDF', Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'), 'application/pdf'],
  ['HTML is text, never a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'text/plain; charset=utf-8'],
  ['noise', Buffer.from([0, 1, 2, 3, 0xff, 0xff]), 'application/octet-stream'],
])('the type is told by content: %s', async (_, content, type) => {
  expect(await received(await openDiskStore(path.join(folder, 'types')), content)).toMatchObject({ type })
})

test('settings choose the store; half an S3 setting is refused', async () => {
  const store = await openFileStore({ DATA_DIR: folder, S3_ENDPOINT: undefined, S3_BUCKET: undefined, S3_ACCESS_KEY: undefined, S3_SECRET_KEY: undefined })
  expect(await store.put(streamOf('x'), LIMIT)).toMatchObject({ bytes: 1 })
  expect(() => openFileStore({ DATA_DIR: folder, S3_ENDPOINT: 'http://127.0.0.1:1', S3_BUCKET: 'office', S3_ACCESS_KEY: undefined, S3_SECRET_KEY: undefined })).toThrow('S3_SECRET_KEY')
})
