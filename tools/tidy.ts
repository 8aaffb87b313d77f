import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { eventFaults, migrationFaults, refusalFaults } from './tidy/codes.ts'
import { dependencyFaults, licenceFaults } from './tidy/dependencies.ts'
import type { LicenceOf, Manifest } from './tidy/dependencies.ts'
import { nameFaults, sizeFaults, skippedTests, textFaults } from './tidy/files.ts'
import { glossaryFaults } from './tidy/glossary.ts'
import { readmeFaults, rewritten } from './tidy/readmes.ts'
import { repository, treeOf } from './tree.ts'
import type { Tree } from './tree.ts'

const manifest = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as Manifest

const installedLicence: LicenceOf = (name) => {
  const file = path.join(repository, 'node_modules', name, 'package.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { license?: string }).license ?? 'none' : null
}

/** The house rules that a machine can hold, by name; each gives what is untidy in a tree. */
export const houseRules: Readonly<Record<string, (tree: Tree) => readonly string[]>> = {
  'files are short enough to read': sizeFaults,
  'names say what a thing is for': nameFaults,
  'texts hold on every machine and are finished': textFaults,
  'all tests run': skippedTests,
  'every refusal is a sentence and shown by a test': refusalFaults,
  'every kind of event is shown by a test': eventFaults,
  'every migration runs, in order, and says why': migrationFaults,
  'READMEs say what the code says': readmeFaults,
  'the glossary names what the code uses': glossaryFaults,
  'every dependency is argued, with its licence': (tree) => licenceFaults(tree, manifest, installedLicence),
  'packages are used where they are declared': (tree) => dependencyFaults(tree, manifest),
}

/** `node tools/tidy.ts` lists what is untidy; with `--write` it first brings the written parts of the READMEs up to date. */
function main(): void {
  if (process.argv.includes('--write')) {
    for (const [file, text] of rewritten(treeOf(repository))) writeFileSync(path.join(repository, file), text)
  }
  const tree = treeOf(repository)
  const faults = Object.values(houseRules).flatMap((rule) => rule(tree))
  for (const fault of faults) console.log(fault)
  process.exitCode = faults.length > 0 ? 1 : 0
}

if (import.meta.main) main()
