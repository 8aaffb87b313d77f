import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tools/testing/longest-first.ts'

export default defineConfig({
  test: {
    globalSetup: ['tools/testing/postgres.ts'],
    // Left to itself, vitest keeps a core for its own use: on two cores the tests would queue at the other one. Journeys go two by two: each has a house and a browser of its own, and mostly waits for them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'unit', include: ['{lib,engines,modules,ui,platform,tools,app}/**/*.test.{ts,tsx}'], exclude: ['tools/fixtures/**', '**/node_modules/**'], testTimeout: 30_000, hookTimeout: 60_000 } },
      { extends: true, test: { name: 'journeys', globalSetup: ['tools/testing/demonstration.ts'], include: ['journeys/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 120_000 } },
    ],
  },
})
