import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Script } from 'node:vm'

/** Modules bundled into one script that sets `exports` and requires nothing, with all sources it was made from by their path from the program's folder. */
export interface Bundle {
  readonly code: string
  readonly sources: Readonly<Record<string, Uint8Array>>
}

/** What stands before the parts of a packed bundle; lengths are in bytes. */
interface Head { readonly code: number; readonly compiled: number; readonly sources: readonly (readonly [file: string, length: number])[] }

/**
 * A bundle as one file: its code, what V8 has compiled of it once `use` is done with its exports, and its sources.
 * All of it depends on these bytes alone: code compiled by another version of Node is compiled anew.
 */
export async function packBundle<Exports>({ code, sources }: Bundle, use: (exports: Exports) => unknown): Promise<Uint8Array> {
  const wrapped = Buffer.from(`(function (exports) {'use strict';${code}\n})`)
  const script = new Script(wrapped.toString())
  await use(run(script) as Exports)
  const compiled = script.createCachedData()
  const head = Buffer.from(JSON.stringify({ code: wrapped.length, compiled: compiled.length, sources: Object.entries(sources).map(([file, { length }]) => [file, length] as const) } satisfies Head))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(head.length)
  return Buffer.concat([length, head, wrapped, compiled, ...Object.values(sources)])
}

/**
 * The exports of a packed bundle; `undefined` where there is none, or it is damaged, or any of its sources under `root` has another
 * byte than when it was made: the caller then loads the sources, so that nothing stale ever runs.
 */
export function openBundle(file: string, root: string): unknown {
  try {
    const bytes = readFileSync(file)
    let at = 4 + bytes.readUInt32LE()
    const take = (length: number): Buffer => bytes.subarray(at, at += length)
    const head = JSON.parse(bytes.toString('utf8', 4, at)) as Head
    const [code, compiled] = [take(head.code), take(head.compiled)]
    for (const [source, length] of head.sources) if (!readFileSync(path.join(root, source)).equals(take(length))) return undefined
    return run(new Script(code.toString(), { filename: file, cachedData: compiled }))
  } catch {
    // No such file, or one cut short: the sources are always there.
    return undefined
  }
}

function run(script: Script): unknown {
  const exports = {}
  const wrapper = script.runInThisContext() as (exports: object) => void
  wrapper(exports)
  return exports
}
