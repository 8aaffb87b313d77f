import { placeOf } from './zones.ts'
import { withoutComments } from './tree.ts'
import type { Tree } from './tree.ts'

/** Who owns a table, and the migration that makes it. */
interface Table { readonly name: string; readonly owner: string; readonly file: string }

/**
 * Everything in a tree that names a table which another owns.
 * A table is what some migration creates; its name begins with its owner's name.
 * Tests, tools and benches may look anywhere: they are not part of what runs.
 */
export function tableObjections(tree: Tree): readonly string[] {
  const tables = tree.files.flatMap((file) => tablesMadeBy(tree, file))
  const names = new Map(tables.map((table) => [table.name, table]))
  return [
    ...tables.filter((table) => !table.name.startsWith(`${table.owner}_`))
      .map((table) => `${table.file} makes ${table.name}: its name must begin with ${table.owner}_`),
    ...tree.files.filter(isOwnedCode).flatMap((file) => foreignTables(tree, file, names)),
    ...declarationObjections(tree, tables),
  ]
}

const tablesMadeBy = (tree: Tree, file: string): readonly Table[] => !file.endsWith('.sql') ? [] :
  [...withoutComments(tree.read(file)).matchAll(/\bcreate\s+(?:unlogged\s+)?(?:table|view|materialized\s+view|sequence)\s+(?:if\s+not\s+exists\s+)?(\w+)/gi)]
    .map((match) => ({ name: match[1]!, owner: ownerOf(file), file }))

function foreignTables(tree: Tree, file: string, tables: ReadonlyMap<string, Table>): readonly string[] {
  const code = withoutComments(tree.read(file))
  const named = [...code.matchAll(/(\breferences\s+)?\b([a-z]+_\w+)\b/gi)].flatMap((match) => {
    const table = tables.get(match[2]!)
    if (!table || table.owner === ownerOf(file)) return []
    // Everyone's rows point to units and people; the key keeps them from pointing nowhere.
    if (match[1] && file.endsWith('.sql') && table.owner === 'organisation') return []
    return [`${file} names ${table.name}, which belongs to ${table.owner}`]
  })
  return [...new Set(named)]
}

/** A module's face lists the tables its migrations make, no more and no fewer. */
function declarationObjections(tree: Tree, tables: readonly Table[]): readonly string[] {
  return tree.files.filter((file) => /^modules\/\w[\w-]*\/index\.ts$/.test(file)).flatMap((file) => {
    const declared = listIn(tree.read(file), 'tables')
    const made = tables.filter((table) => table.owner === ownerOf(file)).map((table) => table.name)
    return [
      ...made.filter((name) => !declared.includes(name)).map((name) => `${file} does not list its table ${name}`),
      ...declared.filter((name) => !made.includes(name)).map((name) => `${file} lists ${name}, which no migration makes`),
    ]
  })
}

const isOwnedCode = (file: string): boolean => {
  if (/^(modules|platform)\/.*\.sql$/.test(file)) return true
  const zone = /\.tsx?$/.test(file) ? placeOf(file)?.zone : undefined
  return zone !== undefined && !['tests', 'tools', 'bench', 'journeys'].includes(zone)
}

const ownerOf = (file: string): string => {
  const [top = '', name = ''] = file.split('/')
  return top === 'modules' ? name : top
}

/** The strings of a list written in place, such as `uses: ['organisation', 'files']`; empty when there is none. */
export const listIn = (code: string, name: string): readonly string[] =>
  [...(new RegExp(`\\b${name}:\\s*\\[([^\\]]*)\\]`).exec(withoutComments(code))?.[1] ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1]!)
