import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { refuse, type Refused } from '#lib/decision'
import { sniffType } from './sniffing.ts'
import type { FileRefusal, ReceivedFile, Shelf, StoredFile } from './types.ts'

const MEBIBYTE = 1024 * 1024
const STALE_MS = 24 * 3_600_000

/** Receives a stream into a file under `folder`, hashing on the way, and hands it over to be kept, isolated or discarded. */
export async function receive(stream: Readable, { limitBytes, folder, shelf }: { limitBytes: number; folder: string; shelf: Shelf }): Promise<ReceivedFile | Refused<FileRefusal>> {
  const file = path.join(folder, `${owner()}-${randomUUID()}`)
  try {
    const written = await write(stream, file, limitBytes)
    const obstacle = written === 'too-large' ? refuse('file-too-large', { limit: Math.floor(limitBytes / MEBIBYTE * 10) / 10 })
      : written.bytes === 0 ? refuse('file-empty') : null
    if (obstacle || written === 'too-large') {
      await rm(file, { force: true })
      return obstacle!
    }
    return handover({ ...written, type: await sniffType(file) }, file, shelf)
  } catch (fault) {
    await rm(file, { force: true })
    throw fault
  }
}

/** Removes what a killed process left behind; files that another live process is writing stay. */
export async function cleanReceiving(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const name of await readdir(folder)) {
    if (await isAbandoned(folder, name)) await rm(path.join(folder, name), { force: true })
  }
}

function handover(stored: StoredFile, file: string, shelf: Shelf): ReceivedFile {
  return {
    ...stored,
    content: () => readFile(file),
    async keep() {
      await shelf.place(file, stored.sha256)
      return stored
    },
    isolate: () => shelf.hide(file, stored.sha256),
    discard: () => rm(file, { force: true }),
  }
}

async function write(stream: Readable, file: string, limitBytes: number): Promise<Omit<StoredFile, 'type'> | 'too-large'> {
  const [sha256, sm3] = [createHash('sha256'), createHash('sm3')]
  let bytes = 0
  const handle = await open(file, 'wx', 0o600)
  try {
    // The stream must live on after a refusal: destroying a request's stream would cut the line before the answer is sent.
    for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > limitBytes) break
      sha256.update(chunk)
      sm3.update(chunk)
      await handle.write(chunk)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  if (bytes > limitBytes) {
    stream.resume()
    return 'too-large'
  }
  return { sha256: sha256.digest('hex'), sm3: sm3.digest('hex'), bytes }
}

/** Names its process, so that a starting process can tell whose files are abandoned. */
const owner = () => `${hostname().replace(/[^\w.]/g, '')}-${process.pid}`

async function isAbandoned(folder: string, name: string): Promise<boolean> {
  const [, host, pid] = /^([\w.]*)-(\d+)-[0-9a-f-]{36}$/.exec(name) ?? []
  if (!pid) return false
  // A container's process has the same number after each start, so our own number at start is a dead one's.
  if (`${host}-${pid}` === owner()) return true
  if (owner().startsWith(`${host}-`)) return !isAlive(Number(pid))
  const seen = await stat(path.join(folder, name)).catch(() => null)
  return seen !== null && Date.now() - seen.mtimeMs > STALE_MS
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM'
  }
}
