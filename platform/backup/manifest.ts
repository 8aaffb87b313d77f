import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { deriveKey, type SecretKey } from '#platform/crypto'

const hashes = { sha256: z.string(), sm3: z.string(), bytes: z.number() }
const table = z.object({
  /** `main` is the district's schema, `jobs` the one beside it that holds news and timers under way. */
  part: z.enum(['main', 'jobs']), name: z.string(), columns: z.array(z.string()), rows: z.number(),
  /** Sum of the rows' digests, whatever their order: proves what the restored table holds. */
  sum: z.string(), file: z.string(), ...hashes,
})
const manifest = z.object({
  format: z.literal(1), madeAt: z.string(), program: z.string(), schema: z.string(),
  /** Tells whether a key is the one in force then; the key itself is never in a backup. */
  keyMark: z.string().nullable(),
  migrations: z.array(z.object({ owner: z.string(), name: z.string(), digest: z.string() })),
  tables: z.array(table),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), isCalled: z.boolean() })),
  /** The list of content files, one `SHA-256 bytes` a line. */
  files: z.object({ file: z.string(), count: z.number(), total: z.number(), ...hashes }),
})

/** What a backup holds and how to know that it is whole. */
export type Manifest = z.infer<typeof manifest>
export type TableEntry = z.infer<typeof table>

const NAME = 'manifest.json'
const SEAL = 'manifest.sm3'
const seal = (text: string) => createHash('sm3').update(text).digest('hex')

/** What tells one key of the platform from another and nothing else about it. */
export const markOf = (key: SecretKey | undefined): string | null => key ? createHash('sm3').update(deriveKey(key, 'backup')).digest('hex') : null

/** Written last: a folder without it is no backup. */
export async function writeManifest(folder: string, content: Manifest): Promise<void> {
  const text = `${JSON.stringify(content, null, 2)}\n`
  await writeFile(path.join(folder, NAME), text)
  await writeFile(path.join(folder, SEAL), `${seal(text)}\n`)
}

/** Reads and checks the manifest; throws a sentence that says what is wrong with the folder. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(path.join(folder, NAME), 'utf8').catch(() => { throw new Error(`${folder} is not a backup: it has no ${NAME}.`) })
  const sealed = (await readFile(path.join(folder, SEAL), 'utf8').catch(() => '')).trim()
  if (seal(text) !== sealed) throw new Error(`${NAME} is damaged: it does not match ${SEAL}.`)
  const read = manifest.safeParse(JSON.parse(text))
  if (!read.success) throw new Error(`${NAME} is of another format: ${read.error.issues[0]?.path.join('.')}.`)
  return read.data
}
