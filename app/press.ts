import path from 'node:path'
import { promisify } from 'node:util'
import { deflate, deflateSync } from 'node:zlib'
import type * as Press from '#engines/typesetting/press'
import { openBundle } from '#platform/bundles'

const root = path.join(import.meta.dirname, '..')

/** Where `tools/build-press.ts` puts the press. */
export const pressFile = path.join(root, 'build/press.bundle')

/** The press as it was built, for a program that sets one paper and ends; where it was not, or a source has changed since, its sources (ADR 0021). */
export const openPress = async (): Promise<typeof Press> =>
  openBundle(pressFile, root) as typeof Press | undefined ?? await import('#engines/typesetting/press')

/** Nearly all bytes of a paper are the outlines of its text face. What is shorter is packed before another thread has begun. */
const long = 64 * 1024
const deflateAside = promisify<Uint8Array, object, Uint8Array>(deflate)

/** Packs long streams in a thread of Node's, while the engine goes on. In one go: each further one would wait for the engine. */
export const packed = (bytes: Uint8Array): Uint8Array | Promise<Uint8Array> =>
  bytes.length < long ? deflateSync(bytes) : deflateAside(bytes, { chunkSize: bytes.length })
