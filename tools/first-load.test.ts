import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { firstLoads, mostKb } from './first-load.ts'
import { repository } from './tree.ts'

test(`no page asks for more than ${mostKb} KB of JavaScript before it can be used`, async () => {
  const loads = await firstLoads()
  const pages = readdirSync(path.join(repository, 'modules')).flatMap((module) => {
    try {
      return readdirSync(path.join(repository, 'modules', module, 'web/pages')).filter((file) => file.endsWith('.tsx')).map((file) => `modules/${module}/web/pages/${file}`)
    } catch {
      return []
    }
  })
  expect(loads.map(({ page }) => page).toSorted()).toEqual(pages.toSorted())
  expect(loads.filter(({ kb }) => kb > mostKb).map(({ page, kb }) => `${page}: ${Math.round(kb)} KB`)).toEqual([])
  // A page's own script is among what is counted.
  for (const { page, parts } of loads) expect(parts.some(({ file }) => file.includes(path.basename(page, '.tsx')) ), page).toBe(true)
}, 120_000)
