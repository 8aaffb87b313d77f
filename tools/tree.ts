import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the checkout. */
export const repository = fileURLToPath(new URL('..', import.meta.url))

/** A folder of source files, by path relative to it with forward slashes, sorted. */
export interface Tree {
  readonly files: readonly string[]
  read(file: string): string
}

// What `.gitignore` leaves out, and (fixtures) what is wrong on purpose.
const skipped = new Set(['.git', 'node_modules', 'build', '.data', 'fixtures', '.DS_Store'])

/** Reads what files lie in a folder. */
export function treeOf(root: string): Tree {
  const files: string[] = []
  const visit = (folder: string): void => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      if (skipped.has(entry.name) || entry.name.endsWith('.log')) continue
      const at = folder ? `${folder}/${entry.name}` : entry.name
      if (entry.isDirectory()) visit(at)
      else files.push(at)
    }
  }
  visit('')
  return { files: files.toSorted(), read: (file) => readFileSync(path.join(root, file), 'utf8') }
}

/** A tree made of texts by path, for showing a rule at work. */
export const treeFrom = (texts: Readonly<Record<string, string>>): Tree =>
  ({ files: Object.keys(texts).toSorted(), read: (file) => texts[file]! })

/** Code without its comments, each kept as long as it was so that places do not move. Good enough for scanning, not for parsing. */
export const withoutComments = (code: string): string =>
  code.replace(/\/\*[\s\S]*?\*\/|(?<![:\w'"`])\/\/[^\n]*|^\s*--[^\n]*/gm, (comment) => comment.replace(/[^\n]/g, ' '))
