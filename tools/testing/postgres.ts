import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '#platform/db'

/** Vitest global setup: one real PostgreSQL for the whole run, in a folder that goes away with it. */
export async function setup(project: TestProject) {
  const folder = await mkdtemp(path.join(tmpdir(), 'shuniu-test-'))
  const { chmod } = await import('node:fs/promises')
  await chmod(folder, 0o755)
  const server = await startEmbedded(folder)
  project.provide('postgres', server.connection)
  project.provide('folder', folder)
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
