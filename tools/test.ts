import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildWeb } from './build-web.ts'
import { run } from './run.ts'

/** What vitest's JSON report says of a run. */
interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly { readonly name: string; readonly status: string; readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[] }[]
}

// Everything: types and lint; rules, SQL and HTTP; then tasks in a browser on pages built from this very code.
// Words given narrow it to the files they name: `npm test -- modules/documents`.
const words = process.argv.slice(2)
const folder = await mkdtemp(path.join(tmpdir(), 'shuniu-report-'))
let [passed, failed] = [0, 0]
/** What failed, said once more at the very end: the tail of a long log is what people see. */
const faults: string[] = []

async function suite(name: string, more: readonly string[]): Promise<void> {
  const report = path.join(folder, `${name}.json`)
  const code = await run('vitest', ['run', ...more, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...words])
  const result = await readFile(report, 'utf8').then((text) => JSON.parse(text) as Report, () => ({ numPassedTests: 0, numFailedTests: 0, testResults: [] }))
  passed += result.numPassedTests
  for (const { name: file, status, assertionResults } of result.testResults.filter((ran) => ran.status === 'failed')) {
    const titles = assertionResults.filter((test) => test.status === 'failed').map((test) => test.fullName)
    faults.push(`${path.relative(process.cwd(), file)}: ${titles.join('; ') || status}`)
  }
  // A run can fail without a failed test: a file that does not load, an error nobody awaited.
  failed += result.numFailedTests || (code === 0 ? 0 : 1)
}

if (words.length > 0) await suite('chosen', ['--passWithNoTests'])
else {
  if (await run('node', ['tools/check.ts']) === 0) passed++
  else { failed++; faults.push('types, lint, tidy or boundaries: node tools/check.ts') }
  await suite('unit', ['--project', 'unit'])
  await buildWeb()
  await suite('journeys', ['--project', 'journeys', '--maxWorkers=2'])
}
await rm(folder, { recursive: true, force: true })
for (const fault of faults) console.log(`failed: ${fault}`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
