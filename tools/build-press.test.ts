import { mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import * as sources from '#engines/typesetting/press'
import { openBundle, packBundle } from '#platform/bundles'
import { programFolder } from '#platform/config'
import { loadFonts } from '#platform/fonts'
import { packed } from '../app/press.ts'
import { letter, notice } from '../engines/typesetting/testing/papers.ts'
import { bundled } from './build-press.ts'

interface Rule { readonly rule: () => string }

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'shuniu-bundle-'))
  try { await work(folder) } finally { await rm(folder, { recursive: true }) }
}

/** By the map, as the house imports; said apart, since it is no import of this file. */
const yearsPlace = '#lib'

/** A program of two files and the map that ties them. */
async function smallProgram(folder: string): Promise<string> {
  await mkdir(path.join(folder, 'lib'))
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ type: 'module', imports: { '#lib/*': './lib/*.ts' } }))
  await writeFile(path.join(folder, 'face.ts'), `import { year } from '${yearsPlace}/year'\nexport const rule = (): string => '条例（' + year + '）'\n`)
  await writeFile(path.join(folder, 'lib/year.ts'), "export const year: string = '2012'\n")
  const file = path.join(folder, 'program.bundle')
  await writeFile(file, await packBundle<Rule>(await bundled('face.ts', folder), ({ rule }) => rule()))
  return file
}

test('打包的程序：源文件一字未改才用；改了一个字节，即使长短、时间都不变，也不用；改回又用', () => inFolder(async (folder) => {
  const file = await smallProgram(folder)
  expect((openBundle(file, folder) as Rule).rule()).toBe('条例（2012）')
  for (const name of ['face.ts', 'lib/year.ts', 'package.json']) {
    const source = path.join(folder, name)
    const [before, { atime, mtime }] = [await readFile(source), await stat(source)]
    for (const at of [0, before.length - 2]) {
      const changed = Buffer.from(before)
      changed[at]! ^= 1
      await writeFile(source, changed)
      await utimes(source, atime, mtime)
      expect(openBundle(file, folder), `${name} ${at}`).toBeUndefined()
    }
    await writeFile(source, Buffer.concat([before, Buffer.from('\n')]))
    expect(openBundle(file, folder), name).toBeUndefined()
    await rm(source)
    expect(openBundle(file, folder), name).toBeUndefined()
    await writeFile(source, before)
    expect((openBundle(file, folder) as Rule).rule(), name).toBe('条例（2012）')
  }
}))

test('没有打包文件，或者文件不全，都不用', () => inFolder(async (folder) => {
  const file = await smallProgram(folder)
  expect(openBundle(path.join(folder, '没有'), folder)).toBeUndefined()
  const whole = await readFile(file)
  for (let part = 0; part < 40; part++) {
    await writeFile(file, whole.subarray(0, Math.floor(whole.length * part / 40)))
    expect(openBundle(file, folder), `${part}/40`).toBeUndefined()
  }
}))

test('打包的排版程序与源文件排出的 PDF 字节相同', () => inFolder(async (folder) => {
  const file = path.join(folder, 'press.bundle')
  await writeFile(file, await packBundle(await bundled('engines/typesetting/press/index.ts', programFolder), () => undefined))
  const built = openBundle(file, programFolder) as typeof sources
  const fonts = await loadFonts()
  for (const paper of [notice, letter]) {
    const [ours, theirs] = await Promise.all([built, sources].map(async ({ layout, metricsOf, paintOnePdf }) =>
      Buffer.from(await paintOnePdf(layout(paper, metricsOf(fonts)), fonts, { title: paper.title, paper, deflate: packed }))))
    expect(ours!.equals(theirs!)).toBe(true)
  }
}))
