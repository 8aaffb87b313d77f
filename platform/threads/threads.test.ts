import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { inThread } from './index.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'shuniu-threads-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A thread that runs these words. */
const script = (name: string, words: string): URL => {
  const file = path.join(folder, `${name}.mjs`)
  writeFileSync(file, `import { parentPort, workerData } from 'node:worker_threads'\n${words}`)
  return pathToFileURL(file)
}
const bounds = { longestMs: 5000, memoryMb: 64 }

test('a thread answers, and may ask before it does', async () => {
  const doubling = script('doubling', 'parentPort.once("message", (said) => parentPort.postMessage({ answer: said * 2 })); parentPort.postMessage({ question: workerData })')
  expect(await inThread(doubling, 20, { ...bounds, reply: async (question) => Number(question) + 1 })).toBe(42)
  await expect(inThread(doubling, 20, { ...bounds, reply: async () => { throw new Error('no answer') } })).rejects.toThrow('no answer')
  await expect(inThread(doubling, 20, bounds)).rejects.toThrow('nobody answers')
})

test('one that throws, ends without a word, takes too long or too much memory answers nothing', async () => {
  expect(await inThread(script('throwing', 'throw new Error("x")'), null, bounds)).toBeNull()
  await expect(inThread(script('faulty', 'throw new Error("our own fault")'), null, { ...bounds, isTrusted: true })).rejects.toThrow('our own fault')
  expect(await inThread(script('silent', ''), null, bounds)).toBeNull()
  expect(await inThread(script('endless', 'for (;;);'), null, { ...bounds, longestMs: 300 })).toBeNull()
  expect(await inThread(script('greedy', 'const all = []; for (;;) all.push({ at: all.length })'), null, { ...bounds, longestMs: 20_000 })).toBeNull()
})

test('four run at once, the others wait their turn and all are served', async () => {
  let [now, most] = [0, 0]
  const asking = script('asking', 'parentPort.once("message", () => parentPort.postMessage({ answer: "done" })); parentPort.postMessage({ question: null })')
  const reply = async () => {
    most = Math.max(most, ++now)
    await new Promise((resolve) => { setTimeout(resolve, 60) })
    now--
  }
  const answers = await Promise.all(Array.from({ length: 9 }, () => inThread(asking, null, { ...bounds, reply })))
  expect([answers, most]).toEqual([Array.from({ length: 9 }, () => 'done'), 4])
})
