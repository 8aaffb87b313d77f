import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { programFolder } from '#platform/config'
import { run } from './run.ts'

// `npm run bench` runs every figure, `npm run bench -- act inbox` the named ones. Each prints ratios of one run.
const wanted = process.argv.slice(2)
const names = (await readdir(path.join(programFolder, 'bench'))).filter((name) => name.endsWith('.ts')).map((name) => name.slice(0, -3))
for (const name of names.filter((candidate) => wanted.length === 0 || wanted.includes(candidate))) {
  console.log(`\n== ${name}`)
  if (await run('node', [`bench/${name}.ts`]) !== 0) process.exitCode = 1
}
