import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fontNames, loadFonts } from './index.ts'

test('六种字体解开后都是 TrueType', async () => {
  const fonts = await loadFonts()
  for (const name of fontNames) expect([...fonts[name].subarray(0, 4)]).toEqual([0, 1, 0, 0])
})

test('单位自有字体优先；文件不是 TrueType 时说明', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fonts-'))
  try {
    const shipped = await loadFonts()
    await writeFile(join(folder, 'kai.ttf'), shipped.hei)
    const fonts = await loadFonts(folder)
    expect(fonts.kai).toEqual(shipped.hei)
    expect(fonts.fang).toEqual(shipped.fang)
    await copyFile(new URL(import.meta.url), join(folder, 'song.ttf'))
    await expect(loadFonts(folder)).rejects.toThrow(/song\.ttf is not a TrueType font/)
  } finally {
    await rm(folder, { recursive: true })
  }
})
