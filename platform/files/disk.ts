import { createReadStream } from 'node:fs'
import { access, chmod, copyFile, mkdir, open, opendir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { receive, cleanReceiving } from './receiving.ts'
import type { FileStore, Shelf } from './types.ts'

/** A store on a local or shared disk: `aa/bb/HASH` under `folder`. */
export async function openDiskStore(folder: string): Promise<FileStore> {
  const receiving = path.join(folder, 'receiving')
  const quarantine = path.join(folder, 'quarantine')
  const placeOf = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256.slice(2, 4), checked(sha256))
  await cleanReceiving(receiving)
  await mkdir(quarantine, { recursive: true, mode: 0o700 })

  const shelf: Shelf = {
    place: async (file, sha256) => await exists(placeOf(sha256)) ? await rm(file) : await moveDurably(file, placeOf(sha256)),
    async hide(file, sha256) {
      const hidden = path.join(quarantine, checked(sha256))
      await moveDurably(file, hidden)
      await chmod(hidden, 0o000)
    },
  }
  const store: FileStore = {
    receive: (stream, { limitBytes }) => receive(stream, { limitBytes, folder: receiving, shelf }),
    async put(stream, limit) {
      const received = await store.receive(stream, limit)
      return 'kind' in received ? received : received.keep()
    },
    async open(sha256, range) {
      if (!await exists(placeOf(sha256))) return null
      return createReadStream(placeOf(sha256), range ? { start: range.from, end: range.to } : {})
    },
    has: (sha256) => exists(placeOf(sha256)),
    async isolate(sha256) {
      if (await exists(placeOf(sha256))) await shelf.hide(placeOf(sha256), sha256)
    },
    async release(sha256) {
      const hidden = path.join(quarantine, checked(sha256))
      if (!await exists(hidden) || await exists(placeOf(sha256))) return
      await chmod(hidden, 0o600)
      await moveDurably(hidden, placeOf(sha256))
    },
    list: () => hashesUnder(folder),
  }
  return store
}

/** Hashes come from rows and requests; only hexadecimal ones may become part of a path. */
export function checked(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not a SHA-256 in hexadecimal')
  return sha256
}

const exists = (file: string) => access(file).then(() => true, () => false)

/** After this returns the file is at its new place even if the power fails. */
async function moveDurably(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true, mode: 0o700 })
  await rename(from, to).catch(async (fault: NodeJS.ErrnoException) => {
    // The two folders may be mounts of different disks: copy beside the target first, so that the last step is a rename all the same.
    if (fault.code !== 'EXDEV') throw fault
    await copyFile(from, `${to}.part`)
    await syncOf(`${to}.part`)
    await rename(`${to}.part`, to)
    await rm(from)
  })
  await syncOf(path.dirname(to))
}

async function syncOf(place: string): Promise<void> {
  const handle = await open(place, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function* hashesUnder(folder: string, depth = 0): AsyncIterable<string> {
  for await (const entry of await opendir(folder)) {
    if (depth < 2 && entry.isDirectory() && /^[0-9a-f]{2}$/.test(entry.name)) yield* hashesUnder(path.join(folder, entry.name), depth + 1)
    else if (depth === 2 && /^[0-9a-f]{64}$/.test(entry.name)) yield entry.name
  }
}
