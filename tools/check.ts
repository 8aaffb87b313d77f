import { run } from './run.ts'

// Types zone by zone (a pure core must not even see Node's types), then the linter. Boundaries and tidiness are tests.
const zones = ['core', 'server', 'web', 'journeys']
for (const zone of zones) {
  console.log(`types: ${zone}`)
  if (await run('tsc', ['-p', `tsconfig.${zone}.json`]) !== 0) process.exitCode = 1
}
console.log('lint')
if (await run('oxlint', ['--quiet']) !== 0) process.exitCode = 1
