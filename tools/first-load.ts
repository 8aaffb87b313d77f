import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { repository } from './tree.ts'

/** Held for every page. */
export const mostKb = 300

/** What a page costs whoever opens it first: all the JavaScript that must have come before it can be used. */
export interface FirstLoad {
  /** The page's source file, relative to the repository; the sign-in and every other page alike. */
  readonly page: string
  /** KB of 1024 bytes, compressed as the server sends it. */
  readonly kb: number
  /** Its chunks, the largest first. */
  readonly parts: readonly { readonly file: string; readonly kb: number }[]
}

type Chunk = { readonly type: 'chunk'; readonly fileName: string; readonly code: string; readonly imports: readonly string[]; readonly facadeModuleId: string | null; readonly isEntry: boolean }

/** Builds the web pages in memory and measures the first load of each, the heaviest first. */
export async function firstLoads(): Promise<readonly FirstLoad[]> {
  // A test runner says `test`, and React would come with all its checks.
  process.env['NODE_ENV'] = 'production'
  const built = await build({ configFile: path.join(repository, 'vite.config.ts'), root: path.join(repository, 'app/web'), logLevel: 'warn', build: { write: false } })
  if (!('output' in built)) throw new Error('the build gave no output')
  const chunks = new Map(built.output.filter((part): part is typeof part & Chunk => part.type === 'chunk').map((chunk): [string, Chunk] => [chunk.fileName, chunk]))
  const sizes = new Map([...chunks.values()].map(({ fileName, code }) => [fileName, gzipSync(code, { level: 9 }).length / 1024]))
  const entry = [...chunks.values()].filter(({ isEntry }) => isEntry)
  const pages = [...chunks.values()].flatMap((chunk) => {
    const source = chunk.facadeModuleId && path.relative(repository, chunk.facadeModuleId).replaceAll('\\', '/')
    return source && /^modules\/\w+\/web\/pages\/[\w-]+\.tsx$/.test(source) ? [{ source, chunk }] : []
  })
  return pages.map(({ source, chunk }): FirstLoad => {
    const parts = [...neededBy([...entry, chunk], chunks)].map((file) => ({ file, kb: sizes.get(file)! })).toSorted((one, other) => other.kb - one.kb)
    return { page: source, kb: parts.reduce((sum, { kb }) => sum + kb, 0), parts }
  }).toSorted((one, other) => other.kb - one.kb)
}

/** The chunks and all that they import before they run. */
function neededBy(starts: readonly Chunk[], chunks: ReadonlyMap<string, Chunk>): ReadonlySet<string> {
  const needed = new Set<string>()
  const open = starts.map(({ fileName }) => fileName)
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (needed.has(file)) continue
    needed.add(file)
    open.push(...(chunks.get(file)?.imports ?? []).filter((name) => chunks.has(name)))
  }
  return needed
}

/** `node tools/first-load.ts [PAGE]`: the first load of every page, or the chunks of those whose path holds PAGE. */
async function main(): Promise<void> {
  const wanted = process.argv[2]
  for (const { page, kb, parts } of await firstLoads()) {
    if (wanted && !page.includes(wanted)) continue
    console.log(`${kb.toFixed(0).padStart(5)} KB  ${page}`)
    if (wanted) for (const part of parts) console.log(`${part.kb.toFixed(1).padStart(8)}  ${part.file}`)
  }
}

if (import.meta.main) await main()
