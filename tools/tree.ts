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

// Not ours, not source, or (fixtures) wrong on purpose.
const skipped = new Set(['node_modules', 'build', 'fixtures'])

/** Reads what files lie in a folder; dotted folders and what `.gitignore` leaves out are passed over. */
export function treeOf(root: string): Tree {
  const files: string[] = []
  const visit = (folder: string): void => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      if (entry.name.startsWith('.') || entry.name.endsWith('.log')) continue
      const at = folder ? `${folder}/${entry.name}` : entry.name
      if (!entry.isDirectory()) files.push(at)
      else if (!skipped.has(entry.name)) visit(at)
    }
  }
  visit('')
  return { files: files.toSorted(), read: (file) => readFileSync(path.join(root, file), 'utf8') }
}

/** Code without its comments, each kept as long as it was so that places do not move. Good enough for scanning, not for parsing. */
export const withoutComments = (code: string): string =>
  code.replace(/\/\*[\s\S]*?\*\/|(?<![:\w'"`])\/\/[^\n]*|^\s*--[^\n]*/gm, (comment) => comment.replace(/[^\n]/g, ' '))
