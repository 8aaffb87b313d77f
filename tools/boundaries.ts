import path from 'node:path'
import { listIn, tableObjections } from './tables.ts'
import { withoutComments } from './tree.ts'
import type { Tree } from './tree.ts'
import { objection, packageObjection, usesObjections } from './zones.ts'

/** An import that the rules refuse and an ADR allows. */
export interface Exception { readonly from: string; readonly to: string; readonly adr: string }

/** What is allowed although the table says no. Each row names the ADR that argues it. */
export const exceptions: readonly Exception[] = [
  // A clone that was never built builds its pages at the first start.
  { from: 'app/boot.ts', to: 'tools/build-web.ts', adr: '0009' },
]

/** The `imports` of package.json: what each `#…` stands for. */
export type ImportMap = Readonly<Record<string, string>>

/** Everything in a tree that breaks the dependency rules: imports, declared uses, and who names whose tables. */
export function objectionsIn(tree: Tree, map: ImportMap, allowed: readonly Exception[] = exceptions): readonly string[] {
  const uses = declaredUses(tree)
  const known = new Set(tree.files)
  const imports = tree.files.filter((file) => /\.tsx?$/.test(file)).flatMap((file) => {
    const own = /^modules\/([^/]+)\//.exec(file)?.[1]
    return importsOf(tree.read(file)).flatMap((specifier) => {
      const target = resolve(file, specifier, map)
      if (target === null) return packageObjection(file, specifier) ?? []
      if (allowed.some((row) => row.from === file && row.to === target)) return []
      if (!known.has(target)) return `${specifier} leads to no file`
      return objection(file, target, own ? uses[own] : []) ?? []
    }).map((why) => `${file}: ${why}`)
  })
  return [...imports, ...usesObjections(uses), ...tableObjections(tree)]
}

/** What each module's face says it uses. */
export function declaredUses(tree: Tree): Readonly<Record<string, readonly string[]>> {
  const faces = tree.files.flatMap((file) => /^modules\/([^/]+)\/index\.ts$/.exec(file)?.[1] ?? [])
  return Object.fromEntries(faces.map((name) => [name, listIn(tree.read(`modules/${name}/index.ts`), 'uses')]))
}

/** All specifiers that a file imports, also for types, for effect and at run time. */
export const importsOf = (code: string): readonly string[] =>
  [...withoutComments(code).matchAll(/(?:\bfrom|^\s*import|\bimport\s*\()\s*['"]([\w@#./~?:=&$-]+)['"]/gm)].map((match) => match[1]!)

/** The file an import leads to, relative to the root; null when it is a package. */
export function resolve(from: string, specifier: string, map: ImportMap): string | null {
  const bare = specifier.replace(/\?.*$/, '')
  if (bare.startsWith('.')) return path.posix.join(path.posix.dirname(from), bare)
  if (!bare.startsWith('#')) return null
  for (const key of Object.keys(map).toSorted((a, b) => b.length - a.length)) {
    const [start = '', end] = key.split('*')
    if (end === undefined ? bare !== key : !(bare.startsWith(start) && bare.endsWith(end))) continue
    const middle = bare.slice(start.length, bare.length - (end?.length ?? 0))
    return path.posix.normalize(map[key]!.replace('*', middle))
  }
  return bare
}
