import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Transform } from 'node:stream'

export interface Hashes { readonly sha256: string; readonly sm3: string; readonly bytes: number }

/** A stream that passes everything on and knows its hashes at the end. */
export function hashingStream(): { readonly through: Transform; readonly hashes: () => Hashes } {
  const { take, hashes } = hasher()
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      take(chunk)
      done(null, chunk)
    },
  })
  return { through, hashes }
}

/** The hashes of a file on disk; rejects when it cannot be read. */
export async function hashesOf(file: string): Promise<Hashes> {
  const { take, hashes } = hasher()
  for await (const chunk of createReadStream(file)) take(chunk as Buffer)
  return hashes()
}

function hasher(): { take: (chunk: Buffer) => void; hashes: () => Hashes } {
  const [sha256, sm3] = [createHash('sha256'), createHash('sm3')]
  let bytes = 0
  return {
    take(chunk) {
      sha256.update(chunk)
      sm3.update(chunk)
      bytes += chunk.length
    },
    hashes: () => ({ sha256: sha256.digest('hex'), sm3: sm3.digest('hex'), bytes }),
  }
}
