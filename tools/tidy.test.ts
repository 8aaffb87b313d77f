import { expect, test } from 'vitest'
import { houseRules } from './tidy.ts'
import { eventFaults, eventKindsIn, migrationFaults, refusalFaults } from './tidy/codes.ts'
import { dependencyFaults, dependencyRecord, licenceFaults } from './tidy/dependencies.ts'
import { nameFaults, sizeFaults, skippedTests, textFaults } from './tidy/files.ts'
import { glossaryFaults } from './tidy/glossary.ts'
import { readmeFaults, rewritten } from './tidy/readmes.ts'
import { repository, treeFrom, treeOf } from './tree.ts'

const house = treeOf(repository)
test.each(Object.entries(houseRules))('in the house %s', (_, faults) => expect(faults(house)).toEqual([]))

// Each rule is shown finding what it is there to find.
const long = 'x\n'.repeat(401)

test('a long file is found, an allowed one is not, an allowance without need is', () => {
  const tree = treeFrom({ 'lib/long.ts': long, 'lib/short.ts': 'x\n'.repeat(400), 'lib/words.json': long })
  expect(sizeFaults(tree, [])).toEqual(['lib/long.ts has 401 lines: split it by idea at 400'])
  expect(sizeFaults(tree, [{ file: 'lib/long.ts', why: 'a table' }, { file: 'lib/short.ts', why: 'once long' }]))
    .toEqual(['lib/short.ts is allowed to be long and is not'])
})

test('empty words are found in paths and exports, in any case and number', () => {
  const tree = treeFrom({
    'lib/date-utils.ts': '', 'platform/common/index.ts': '', 'lib/database.ts': 'export const database = 1',
    'lib/a.ts': 'export class DocumentService {}\nexport const helperFor = 1\nconst baseline = 2\nexport interface PersonDTO {}',
  })
  expect(nameFaults(tree)).toEqual([
    'lib/a.ts: "DocumentService" is an empty name', 'lib/a.ts: "helperFor" is an empty name', 'lib/a.ts: "PersonDTO" is an empty name',
    'lib/date-utils.ts: "date-utils" is an empty name', 'platform/common/index.ts: "common" is an empty name',
  ])
})

test('paths of one machine, registries and unfinished work are found by line', () => {
  const home = ['', 'home', 'wang', 'x'].join('/')
  const tree = treeFrom({
    'lib/a.ts': `const at = '${home}'\n// ${'TO' + 'DO'} later\nconst leftOver = /${'TO' + 'DO'}/`,
    'docs/a.md': `see https://x.org${home}\nrun ${home}`,
    '.npmrc': 'fund=false\nregistry=https://x.org',
    'package-lock.json': '"resolved": "https://mirror.x.org/a.tgz"\n"resolved": "https://registry.npmjs.org/b.tgz"',
  })
  expect(textFaults(tree)).toEqual([
    '.npmrc:2 names a package registry', 'docs/a.md:2 names a path of one machine', 'lib/a.ts:1 names a path of one machine',
    'lib/a.ts:2 says that something is unfinished', 'package-lock.json:1 names a package registry',
  ])
})

test('tests that do not run are found', () => {
  const calls = ['test.' + 'skip("a")', 'it.' + 'only("a")', 'test.each([1]).' + 'skip("a")', 'test.' + 'skipIf(true)("a")', 'x' + 'it("a")', 'test.' + 'runIf(process.env.ALL)("a")']
  const tree = treeFrom({ 'lib/a.test.ts': [...calls, 'test("skip", () => exit(1))', 'list.skip(1)', 'test.runIf(process.getuid?.() === 0)("a")'].join('\n') })
  expect(skippedTests(tree)).toEqual([1, 2, 3, 4, 5, 6].map((line) => `lib/a.test.ts:${line} does not run all tests`))
})

test('a refusal without a test, without Chinese, or with two sentences is found', () => {
  const tree = treeFrom({
    'modules/duty/core/refusals.ts': "export const r: Sentences<Code> = {\n  'day-taken': '当日已排班，请另选一天。',\n  unshown: '没有人看见，请补测试。',\n  'in-english': 'no.',\n}\nconst names = {\n  other: '其他',\n}",
    'modules/duty/core/decide.test.ts': "thenRefused('day-taken')\nthenRefused('in-english')",
    'modules/seals/core/refusals.ts': "const own = {\n  'day-taken': '换一天。',\n} as const satisfies Sentences<string>",
    'modules/seals/core/decide.test.ts': "thenRefused('day-taken')",
  })
  expect(refusalFaults(tree)).toEqual([
    'modules/duty/core/refusals.ts: no test shows the refusal unshown', 'modules/duty/core/refusals.ts: the sentence of in-english is no Chinese sentence',
    'modules/seals/core/refusals.ts: day-taken has another sentence in modules/duty/core/refusals.ts',
  ])
})

const events = `/** What happened. */
export type DutyEvent =
  | { readonly type: 'planned'; readonly by: { readonly kind: 'person' } }
  | Acted<'swapped', Pick<Duty, 'day'>>
  // | { type: 'dropped' }

export type Command = { type: 'plan' }
`
test('kinds of events are read from unions, and one that no test of the same owner shows is found', () => {
  expect(eventKindsIn(events)).toEqual(['planned', 'swapped'])
  const tests = { 'modules/duty/core/decide.test.ts': "'planned'", 'modules/seals/core/decide.test.ts': "'swapped'" }
  expect(eventFaults(treeFrom({ 'modules/duty/core/types.ts': events, ...tests }))).toEqual(['modules/duty/core/types.ts: no test shows the event swapped'])
})

test('migrations out of order, without a reason, or on no list are found', () => {
  const sql = '-- Why.\ncreate table a (n int);'
  const listed = { 'modules/duty/index.ts': "migrations: new URL('./server/migrations/', import.meta.url)", 'app/modules.ts': "'#modules/duty'" }
  expect(migrationFaults(treeFrom({ ...listed, 'modules/duty/server/migrations/0001-a.sql': sql, 'modules/duty/server/migrations/0002-b.sql': sql }))).toEqual([])
  expect(migrationFaults(treeFrom({ ...listed, 'modules/duty/server/migrations/0002-a.sql': 'create table a (n int);', 'platform/act/migrations/0001-a.sql': sql }))).toEqual([
    'modules/duty/server/migrations: migrations must be named 0001-….sql, 0002-….sql and so on without gaps',
    'platform/act/migrations: nothing runs these migrations', 'modules/duty/server/migrations/0002-a.sql must begin with a line saying why',
  ])
})

test('READMEs that differ from the code are found, and written anew', () => {
  const module = { 'modules/duty/index.ts': '', 'modules/duty/core/refusals.ts': "export const r: Sentences<'day-taken'> = {\n  'day-taken': '当日已排班，请另选一天。',\n}" }
  expect(readmeFaults(treeFrom(module))).toEqual([
    'modules/duty/README.md must begin with "# duty: what it does"', 'README.md: the part "modules" is missing or stale; run node tools/tidy.ts --write',
    'modules/duty/README.md: the part "refusals" is missing or stale; run node tools/tidy.ts --write',
  ])
  const stale = { ...module, 'README.md': 'a\n<!-- modules -->\n<!-- /modules -->\nb\n', 'modules/duty/README.md': '# duty: who is on duty (值班)\n' }
  const fresh = Object.fromEntries(rewritten(treeFrom(stale)))
  expect(fresh['README.md']).toBe('a\n<!-- modules -->\n| module | what the office does with it |\n|---|---|\n| [duty](modules/duty/README.md) | who is on duty (值班) |\n<!-- /modules -->\nb\n')
  expect(fresh['modules/duty/README.md']).toContain("| `day-taken` | 当日已排班，请另选一天。 |")
  expect(readmeFaults(treeFrom({ ...stale, ...fresh }))).toEqual([])
  expect([...rewritten(treeFrom({ ...stale, ...fresh }))]).toEqual([])
})

test('glossary rows that no code uses, without a source, or there twice are found', () => {
  const rows = ['| 发文字号 | `docNumber` | 条例 第九条 |', '| 版心 | `typeArea` | GB/T 9704 |', '| 签发人 | `signer` |  |', '| 签发人 | `signer` | 条例 |']
  const tree = treeFrom({ 'GLOSSARY.md': `# Glossary\n\n## Documents\n${rows.join('\n')}\n`, 'modules/documents/server/migrations/0001-a.sql': 'doc_number text, signer text' })
  expect(glossaryFaults(tree)).toEqual(['GLOSSARY.md: no code uses typeArea (版心)', 'GLOSSARY.md: 签发人 has no source', 'GLOSSARY.md: 签发人 is there twice'])
})

test('a dependency without its row, with a wrong version or licence, and a row too many are found', () => {
  const record = '| `a` | 1 | small | MIT |\n| `b` | 2 | large | MIT |\n| `gone` | 1 | old | MIT |'
  const faults = licenceFaults(treeFrom({ [dependencyRecord]: record }), { dependencies: { a: '2.0.1', b: '2.1.0' }, devDependencies: { c: '1.0.0' } }, (name) => (name === 'b' ? 'GPL-3.0' : 'MIT'))
  expect(faults).toEqual([
    `a is at 2.0.1, ${dependencyRecord} says 1`, `b is under GPL-3.0, ${dependencyRecord} says MIT`,
    `c is not argued in ${dependencyRecord}`, `gone is argued in ${dependencyRecord} and not depended on`,
  ])
})

test('packages imported but not declared, declared for development only, or not used are found', () => {
  const tree = treeFrom({ 'platform/a.ts': "import 'kysely/x'\nimport 'vitest'\nimport 'lodash'\nimport '#lib/ids'\nimport 'node:fs'", 'platform/a.test.ts': "import 'vitest'" })
  expect(dependencyFaults(tree, { dependencies: { kysely: '0.1.0', idle: '1.0.0' }, devDependencies: { vitest: '5.0.0', typescript: '7.0.0' } })).toEqual([
    'platform/a.ts imports lodash, which is not depended on', 'platform/a.ts imports vitest, which is there for development only', 'idle is depended on and used nowhere',
  ])
})
