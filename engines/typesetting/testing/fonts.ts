import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import { fontKeys, type FontFiles } from '../fonts.ts'

/** The shipped fonts, for tests of painters. */
export const shippedFonts = Object.fromEntries(fontKeys.map((key) =>
  [key, new Uint8Array(brotliDecompressSync(readFileSync(new URL(`../fonts/${key}.ttf.br`, import.meta.url))))])) as FontFiles
