import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { exceptions, importsOf, objectionsIn, resolve } from './boundaries.ts'
import { repository, treeFrom, treeOf } from './tree.ts'
import { mayImport, objection, packageObjection, placeOf, usesObjections } from './zones.ts'

const map = (JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as { imports: Record<string, string> }).imports
const house = treeOf(repository)

test('nothing in the house breaks the dependency rules', () => expect(objectionsIn(house, map)).toEqual([]))

test('every exception is still needed, and argued in an ADR', () => {
  for (const { from, to, adr } of exceptions) {
    expect(objection(from, to), `${from} → ${to}`).not.toBeNull()
    expect(readdirSync(path.join(repository, 'docs/adr')).some((file) => file.startsWith(`${adr}-`)), adr).toBe(true)
  }
})

test('an exception lets through exactly its own row', () => {
  const tree = treeFrom({ 'ui/index.ts': "import '../platform/db/index.ts'\nimport '../platform/http/index.ts'", 'platform/db/index.ts': '', 'platform/http/index.ts': '' })
  expect(objectionsIn(tree, map, [{ from: 'ui/index.ts', to: 'platform/db/index.ts', adr: '0001' }])).toEqual(['ui/index.ts: ui may not import platform'])
})

// A boundary test that has never failed proves nothing, so each rule is shown refusing a small tree of its own.
const refused = path.join(repository, 'tools/fixtures/refused')
test.each(readdirSync(refused))('refused: %s', (name) => {
  const root = path.join(refused, name)
  const tree = treeOf(root)
  const expected = readFileSync(path.join(root, 'why.txt'), 'utf8').trim().split('\n')
  expect(objectionsIn({ ...tree, files: tree.files.filter((file) => file !== 'why.txt') }, map)).toEqual(expected)
})

test.each([
  ['modules/documents/core/decide.ts', 'modules/documents/core/types.ts'],
  ['modules/documents/core/decide.ts', 'engines/workdays/index.ts'],
  ['modules/documents/contract.ts', 'modules/documents/core/types.ts'],
  ['modules/documents/server/commands.ts', 'modules/workflow/index.ts'],
  ['modules/documents/server/commands.ts', 'platform/act/index.ts'],
  ['modules/documents/index.ts', 'platform/module.ts'],
  ['modules/documents/web/pages/list.tsx', 'modules/documents/core/rules.ts'],
  ['modules/documents/web/pages/list.tsx', 'modules/workflow/web/index.ts'],
  ['modules/documents/server/commands.test.ts', 'modules/documents/examples.ts'],
  ['modules/documents/server/commands.test.ts', 'platform/db/testing.ts'],
  ['app/server.ts', 'modules/documents/index.ts'],
  ['app/server.ts', 'engines/typesetting/press/index.ts'],
  ['app/web/main.tsx', 'modules/documents/web/index.ts'],
  ['app/demo/seed.ts', 'modules/documents/examples.ts'],
  ['journeys/sign.test.ts', 'tools/testing/browser.ts'],
])('%s may import %s', (from, to) => expect(objection(from, to, ['workflow'])).toBeNull())

test.each([
  ['modules/documents/core/decide.ts', 'platform/db/index.ts', 'core may not import platform'],
  ['modules/documents/core/decide.ts', 'modules/documents/server/store.ts', 'core may not import server'],
  ['modules/documents/core/decide.ts', 'modules/workflow/index.ts', 'core may not import face'],
  ['modules/documents/core/decide.ts', 'engines/workflow/decide.ts', 'private to engines/workflow'],
  ['modules/documents/contract.ts', 'modules/documents/server/store.ts', 'contract may not import server'],
  ['modules/documents/server/commands.ts', 'modules/workflow/server/store.ts', 'private to modules/workflow'],
  ['modules/documents/server/commands.ts', 'modules/duty/index.ts', 'does not declare'],
  ['modules/documents/server/commands.ts', 'modules/documents/examples.ts', 'server may not import examples'],
  ['modules/documents/server/commands.ts', 'modules/documents/web/index.ts', 'server may not import web-face'],
  ['modules/documents/web/pages/list.tsx', 'modules/documents/server/store.ts', 'web may not import server'],
  ['modules/documents/web/pages/list.tsx', 'modules/documents/index.ts', 'web may not import face'],
  ['modules/documents/web/pages/list.tsx', 'platform/http/index.ts', 'web may not import platform'],
  ['modules/documents/web/pages/list.tsx', 'ui/table/table.tsx', 'private to ui'],
  ['modules/duty/server/commands.ts', 'modules/documents/core/rules.ts', 'private to modules/documents'],
  ['engines/workflow/decide.ts', 'modules/documents/index.ts', 'engine may not import face'],
  ['engines/typesetting/index.ts', 'engines/workflow/index.ts', 'engine may not import engine'],
  ['app/server.ts', 'engines/typesetting/paint/pdf.ts', 'private to engines/typesetting'],
  ['platform/http/index.ts', 'modules/documents/index.ts', 'platform may not import face'],
  ['platform/http/index.ts', 'platform/db/testing.ts', 'platform may not import tests'],
  ['platform/db/index.ts', 'tools/tree.ts', 'platform may not import tools'],
  ['ui/button.tsx', 'modules/documents/web/index.ts', 'ui may not import web-face'],
  ['lib/ids.ts', 'engines/workdays/index.ts', 'lib may not import engine'],
  ['app/server.ts', 'modules/documents/server/store.ts', 'private to modules/documents'],
  ['app/server.ts', 'modules/documents/examples.ts', 'app may not import examples'],
  ['app/web/main.tsx', 'modules/documents/index.ts', 'app-web may not import face'],
  ['app/web/main.tsx', 'app/server.ts', 'app-web may not import app'],
  ['modules/documents/notes/decide.ts', 'lib/ids.ts', 'outside every zone'],
])('%s may not import %s', (from, to, why) => expect(objection(from, to, ['workflow'])).toContain(why))

test.each([
  ['modules/documents/core/decide.ts', 'node:fs', 'core is pure'],
  ['engines/workdays/index.ts', 'dayjs', 'engine is pure'],
  ['lib/ids.ts', 'node:crypto', 'lib is pure'],
  ['modules/documents/contract.ts', 'kysely', 'contract is pure'],
  ['ui/index.ts', 'node:path', 'runs in the browser'],
  ['modules/documents/web/index.ts', 'node:path', 'runs in the browser'],
])('%s may not import the package %s', (from, to, why) => expect(packageObjection(from, to)).toContain(why))

test.each([
  ['modules/documents/contract.ts', 'zod'],
  ['modules/documents/core/decide.test.ts', 'fast-check'],
  ['platform/db/index.ts', 'node:fs/promises'],
  ['ui/index.ts', '@tanstack/react-query'],
])('%s may import the package %s', (from, to) => expect(packageObjection(from, to)).toBeNull())

test('uses: only foundations, none unknown, no circle', () => {
  expect(usesObjections({ organisation: [], workflow: ['organisation'], documents: ['workflow', 'organisation'] })).toEqual([])
  expect(usesObjections({ documents: ['supervision'], supervision: [] })).toEqual(['documents uses supervision, which is no foundation: send news through app/wiring.ts'])
  expect(usesObjections({ documents: ['files'] })).toEqual(['documents uses files, which does not exist'])
  expect(usesObjections({ files: ['workflow'], workflow: ['notices'], notices: ['files'] })).toEqual(['a circle of uses: files → workflow → notices → files'])
})

test('all ways of importing are seen, comments are not', () => {
  expect(importsOf([
    "import type { A } from 'node:a'", "export { b } from 'node:b'", "import 'node:c'", "const d = await import('node:d')",
    "import {\n  e,\n} from 'node:e'", "// import 'no'", "/* from 'no' */", "const url = 'https://x' // from 'no'",
  ].join('\n'))).toEqual(['node:a', 'node:b', 'node:c', 'node:d', 'node:e'])
})

test('imports resolve as node resolves them', () => {
  expect(resolve('modules/a/server/x.ts', '../core/y.ts', map)).toBe('modules/a/core/y.ts')
  expect(resolve('app/x.ts', '#modules/a', map)).toBe('modules/a/index.ts')
  expect(resolve('app/x.ts', '#modules/a/web', map)).toBe('modules/a/web/index.ts')
  expect(resolve('app/x.ts', '#modules/a/core/y', map)).toBe('modules/a/core/y/index.ts')
  expect(resolve('app/x.ts', '#lib/ids', map)).toBe('lib/ids.ts')
  expect(resolve('app/x.ts', '#ui', map)).toBe('ui/index.ts')
  expect(resolve('app/x.ts', './a.css?inline', map)).toBe('app/a.css')
  expect(resolve('app/x.ts', 'kysely', map)).toBeNull()
})

test('every source file of the house stands in a zone', () => {
  expect(house.files.filter((file) => /\.tsx?$/.test(file) && placeOf(file) === null)).toEqual([])
  expect(house.files).toContain('lib/ids.ts')
})

test('ARCHITECTURE.md prints the table that is in force', () => {
  const rows = Object.entries(mayImport).map(([zone, others]) => `| \`${zone}\` | ${others.length ? others.map((other) => `\`${other}\``).join(', ') : 'nothing'} |`)
  expect(treeOf(repository).read('ARCHITECTURE.md')).toContain(`<!-- boundaries -->\n| zone | may import besides itself |\n|---|---|\n${rows.join('\n')}\n<!-- /boundaries -->`)
})
