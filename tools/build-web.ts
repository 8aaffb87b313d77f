import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build } from 'vite'
import { programFolder } from '#platform/config'
import { buildPress } from './build-press.ts'

/** Builds the web pages into `build/web` and puts compressed twins beside them, so that no request compresses anything. */
export async function buildWeb(): Promise<void> {
  await build({ configFile: path.join(programFolder, 'vite.config.ts'), root: path.join(programFolder, 'app/web'), logLevel: 'warn' })
  const folder = path.join(programFolder, 'build/web')
  for (const name of await readdir(folder, { recursive: true })) {
    if (!/\.(js|css|svg|html|json|map)$/.test(name)) continue
    const file = path.join(folder, name)
    const content = await readFile(file)
    await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }))
    await writeFile(`${file}.br`, await promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
  }
}

if (import.meta.main) await Promise.all([buildWeb(), buildPress()])
