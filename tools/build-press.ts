import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build, type Rolldown } from 'vite'
import type * as Press from '#engines/typesetting/press'
import { packBundle, type Bundle } from '#platform/bundles'
import { programFolder } from '#platform/config'
import { loadFonts } from '#platform/fonts'
import { packed, pressFile } from '../app/press.ts'
import { bulletin, jointNotice, letter, minutes, notice, order } from '../engines/typesetting/testing/papers.ts'

/** Builds the press into one file, compiled as it is once papers of all kinds were set with it (ADR 0021). */
export async function buildPress(): Promise<void> {
  const bundle = await bundled('engines/typesetting/press/index.ts', programFolder)
  const bytes = await packBundle<typeof Press>(bundle, setSamples)
  await mkdir(path.dirname(pressFile), { recursive: true })
  // Moved there whole: another process may be opening it.
  const part = `${pressFile}.${process.pid}.part`
  await writeFile(part, bytes)
  await rename(part, pressFile)
}

/** A face with all it imports as one script. Which file an import means is told by the sources and by `package.json`. */
export async function bundled(face: string, root: string): Promise<Bundle> {
  const { output: [chunk, ...others] } = await build({
    configFile: false, root, logLevel: 'warn',
    build: { ssr: face, write: false, minify: false, target: 'esnext', rolldownOptions: { output: { format: 'cjs' } } },
  }) as Rolldown.RolldownOutput
  if (others.length > 0 || chunk.imports.length > 0) throw new Error(`${face} is to come as one script that imports nothing`)
  const files = [...chunk.moduleIds.filter((id) => path.isAbsolute(id)).map((id) => path.relative(root, id)), 'package.json']
  return { code: chunk.code, sources: Object.fromEntries(await Promise.all(files.map(async (file) => [file, await readFile(path.join(root, file))] as const))) }
}

async function setSamples({ layout, metricsOf, paintOnePdf }: typeof Press): Promise<void> {
  const fonts = await loadFonts()
  const metrics = metricsOf(fonts)
  for (const paper of [notice, jointNotice, letter, order, minutes, bulletin]) await paintOnePdf(layout(paper, metrics), fonts, { title: '', paper, deflate: packed })
}

if (import.meta.main) await buildPress()
