import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import type { Settings } from '../config/index.ts'

/** The fonts of official documents, by the file's name without its ending. */
export const fontNames = ['fang', 'fang-fallback', 'kai', 'hei', 'xiaobiaosong', 'song'] as const
export type FontName = (typeof fontNames)[number]

const shipped = new URL('../../engines/typesetting/fonts/', import.meta.url)
const unpack = promisify(brotliDecompress)

/**
 * Loads the fonts as TrueType bytes. A face the office owns stands in for the shipped one when `folder` has it
 * as `fang.ttf`, `kai.ttf`, `hei.ttf`, `xiaobiaosong.ttf` or `song.ttf`. Throws when such a file is not TrueType.
 */
export async function loadFonts(folder?: string): Promise<Record<FontName, Uint8Array>> {
  const loaded = await Promise.all(fontNames.map(async (name) => [name, await ownFont(folder, name) ?? await shippedFont(name)] as const))
  return Object.fromEntries(loaded) as Record<FontName, Uint8Array>
}

const inForce = new Map<string, ReturnType<typeof loadFonts>>()

/** The fonts in force, unpacked once per process for all who paint. */
export function fontsInForce({ FONTS_DIR }: Pick<Settings, 'FONTS_DIR'>): ReturnType<typeof loadFonts> {
  const folder = FONTS_DIR ?? ''
  const loading = inForce.get(folder) ?? loadFonts(FONTS_DIR)
  inForce.set(folder, loading)
  return loading
}

async function shippedFont(name: FontName): Promise<Uint8Array> {
  return new Uint8Array(await unpack(await readFile(new URL(`${name}.ttf.br`, shipped))))
}

async function ownFont(folder: string | undefined, name: FontName): Promise<Uint8Array | null> {
  if (!folder) return null
  const file = join(folder, `${name}.ttf`)
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!bytes) return null
  const kind = bytes.subarray(0, 4).toString('latin1')
  if (kind !== '\0\x01\0\0' && kind !== 'true') throw new Error(`${file} is not a TrueType font (.ttf): convert it or remove it`)
  return new Uint8Array(bytes)
}
