import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildWeb } from './build-web.ts'
import { run } from './run.ts'

/** What vitest's JSON report says of a run. */
interface Report { readonly numPassedTests: number; readonly numFailedTests: number }

// Everything: types and lint; rules, SQL and HTTP; then tasks in a browser on pages built from this very code.
// Words given narrow it to the files they name: `npm test -- modules/documents`.
const words = process.argv.slice(2)
const folder = await mkdtemp(path.join(tmpdir(), 'shuniu-report-'))
let [passed, failed] = [0, 0]

async function suite(name: string, more: readonly string[]): Promise<void> {
  const report = path.join(folder, `${name}.json`)
  const code = await run('vitest', ['run', ...more, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...words])
  const result = await readFile(report, 'utf8').then((text) => JSON.parse(text) as Report, () => ({ numPassedTests: 0, numFailedTests: 0 }))
  passed += result.numPassedTests
  // A run can fail without a failed test: a file that does not load, an error nobody awaited.
  failed += result.numFailedTests || (code === 0 ? 0 : 1)
}

if (words.length > 0) await suite('chosen', ['--passWithNoTests'])
else {
  if (await run('node', ['tools/check.ts']) === 0) passed++
  else failed++
  await suite('unit', ['--project', 'unit'])
  await buildWeb()
  await suite('journeys', ['--project', 'journeys', '--maxWorkers=2'])
}
await rm(folder, { recursive: true, force: true })
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
