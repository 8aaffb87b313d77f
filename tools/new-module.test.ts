import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { objectionsIn } from './boundaries.ts'
import type { ImportMap } from './boundaries.ts'
import { newModule } from './new-module.ts'
import { eventFaults, migrationFaults, refusalFaults } from './tidy/codes.ts'
import { nameFaults, sizeFaults, textFaults } from './tidy/files.ts'
import { readmeFaults, rewritten } from './tidy/readmes.ts'
import { repository, treeFrom, treeOf } from './tree.ts'
import type { Tree } from './tree.ts'

const root = mkdtempSync(path.join(tmpdir(), 'new-module-'))
const made = newModule(root, 'samples')
const { imports } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as { imports: ImportMap }

/** The new module standing in the house, listed in the app, with its README's written parts. */
function inTheHouse(): Tree {
  const house = treeOf(repository)
  const around = house.files.filter((file) => /^(lib|engines|platform)\//.test(file)).map((file) => [file, house.read(file)] as const)
  const own = made.map((file) => [file, readFileSync(path.join(root, file), 'utf8')] as const)
  const texts = { ...Object.fromEntries([...around, ...own]), 'app/modules.ts': "'#modules/samples'" }
  return treeFrom({ ...texts, ...Object.fromEntries(rewritten(treeFrom(texts))) })
}

test('a new module keeps every rule of the house', () => {
  const tree = inTheHouse()
  const faults = [objectionsIn(tree, imports), ...[sizeFaults, nameFaults, textFaults, refusalFaults, eventFaults, migrationFaults, readmeFaults].map((rule) => rule(tree))]
  expect(faults.flat().filter((fault) => fault.includes('samples'))).toEqual([])
})

test('a new module has the anatomy every module has, and none of the skeleton’s blanks left', () => {
  expect(made).toEqual(expect.arrayContaining(['README.md', 'index.ts', 'contract.ts', 'core/actions.ts', 'core/decide.ts', 'core/evolve.ts', 'core/refusals.ts', 'core/types.ts',
    'server/commands.ts', 'server/routes.ts', 'server/store.ts', 'server/migrations/0001-entries.sql'].map((file) => `modules/samples/${file}`)))
  for (const file of made) expect(readFileSync(path.join(root, file), 'utf8')).not.toContain('{{')
})

test('a new module compiles', () => {
  for (const name of ['node_modules', 'lib', 'engines', 'platform', 'package.json', 'tsconfig.base.json']) symlinkSync(path.join(repository, name), path.join(root, name))
  mkdirSync(path.join(root, 'app'))
  writeFileSync(path.join(root, 'tsconfig.json'), JSON.stringify({ extends: './tsconfig.base.json', compilerOptions: { types: ['node'] }, include: ['modules'] }))
  const tsc = spawnSync(process.execPath, [path.join(repository, 'node_modules/typescript/bin/tsc'), '-p', root], { encoding: 'utf8', cwd: root })
  expect(tsc.error).toBeUndefined()
  expect(tsc.stdout.split('\n').filter((line) => line.startsWith('modules/'))).toEqual([])
}, 60_000)

test('a name that cannot be a table prefix, or is taken, is refused', () => {
  for (const name of ['', 'Samples', 'two-words', '车辆', '../x']) expect(() => newModule(root, name)).toThrow('no module name')
  expect(() => newModule(root, 'samples')).toThrow('exists already')
})
