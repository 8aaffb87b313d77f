import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { programFolder, settingsTable } from '#platform/config'

test('docs/guides/run.md lists exactly the settings there are', () => {
  const guide = readFileSync(path.join(programFolder, 'docs/guides/run.md'), 'utf8')
  const rows = Object.entries(settingsTable).map(([key, { about }]) => `| \`${key}\` | ${about} |`)
  const table = ['| setting | meaning |', '|---|---|', ...rows].join('\n')
  expect(guide).toContain(`<!-- settings -->\n${table}\n<!-- /settings -->`)
})
