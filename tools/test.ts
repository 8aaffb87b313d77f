import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { programFolder } from '#platform/config'
import { buildWeb } from './build-web.ts'
import { run } from './run.ts'

/** What vitest's JSON report says of a run. */
interface Report { readonly numPassedTests: number; readonly numFailedTests: number; readonly numPendingTests: number; readonly numTotalTestSuites: number; readonly success: boolean }

// Everything: types and lint, then unit, SQL, HTTP and browser tests. Words given narrow it: `npm test -- modules/documents`.
const words = process.argv.slice(2)
const folder = await mkdtemp(path.join(tmpdir(), 'shuniu-report-'))
const report = path.join(folder, 'report.json')
let failed = 0
if (words.length === 0) {
  if (await run('node', ['tools/check.ts']) !== 0) failed++
  if (!existsSync(path.join(programFolder, 'build/web/index.html'))) await buildWeb()
}
const code = await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...words])
const result = await readFile(report, 'utf8').then((text) => JSON.parse(text) as Report, () => null)
await rm(folder, { recursive: true, force: true })
if (code !== 0 && (result?.numFailedTests ?? 0) === 0) failed++
console.log(`${result?.numPassedTests ?? 0} passed, ${(result?.numFailedTests ?? 0) + failed} failed`)
process.exitCode = code !== 0 || failed > 0 ? 1 : 0
