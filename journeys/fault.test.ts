import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { removeDataDir, startHouse, visitorsOf, type RunningHouse } from '../tools/testing/house.ts'
import { demoDataDir } from '../tools/testing/stage.ts'
import { draftNotice, handsOf, sampleHands, stations, taskOn, type OfficeHands } from '../tools/testing/travel.ts'

const KILLS = 20
const WORKERS = 6

// FAULT_SEED=… repeats a run's choices of what is killed and when.
const seed = Number(process.env['FAULT_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const dice = mulberry(seed)
const dataDir = await demoDataDir()
let house: RunningHouse = await startHouse(dataDir)
afterAll(async () => {
  await house.stop()
  await removeDataDir(dataDir)
})

/** What a client was told had been done. */
interface Acknowledged { readonly id: string; readonly stations: string[]; number: string | null }
const acknowledged: Acknowledged[] = []

test(`在办时随机强杀程序和数据库 ${KILLS} 次：已答复的不丢、不重，文号不断不重，事项不卡，审计链完好（FAULT_SEED=${seed}）`, async () => {
  console.info(`FAULT_SEED=${seed}`)
  const hands = await handsOf(await visitorsOf(() => house.origin), sampleHands)
  let isOver = false
  const workers = Array.from({ length: WORKERS }, (_, at) => keepWorking(hands, at, () => isOver))
  for (let kill = 1; kill <= KILLS; kill++) {
    await pause(300 + dice() * 1500)
    if (dice() < 0.6) {
      await house.kill()
      house = await startHouse(dataDir)
    } else {
      await killPostgres()
      await untilReady()
    }
    const { code, out } = await house.shuniu('audit', 'verify')
    expect(`${kill}: ${code} ${out.slice(0, 16)}`).toBe(`${kill}: 0 The chain holds:`)
  }
  isOver = true
  await Promise.all(workers)
  expect(acknowledged.length).toBeGreaterThan(WORKERS)
  for (const document of acknowledged) await checkOne(hands, document)
  await checkNumbers(hands)
}, 600_000)

/** Sends one document after another through all stations, repeating every unanswered call with the same key. */
async function keepWorking(hands: OfficeHands, worker: number, isOver: () => boolean): Promise<void> {
  for (let round = 0; !isOver(); round++) {
    const name = `${worker}-${round}`
    const { id } = await untilAnswered(() => draftNotice(hands.drafter, { title: `中共云江市临江区委办公室关于第${worker * 1000 + round}项工作的通知`, key: `draft-${seed}-${name}` }))
    const done: Acknowledged = { id, stations: [], number: null }
    acknowledged.push(done)
    for (const station of stations) {
      if (isOver()) return
      const visitor = hands[station.by]
      const task = await untilAnswered(() => taskOn(visitor, id))
      const answer = await untilAnswered(() => station.go(visitor, { document: id, task, key: `${station.name}-${seed}-${name}` })) as { number?: string }
      done.stations.push(station.name)
      if (answer.number) done.number = answer.number
    }
  }
}

/** A client whose call got no answer, or a 5xx, asks again until it knows. A refusal would be an error of ours: it is thrown. */
async function untilAnswered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask()
    } catch (fault) {
      if (tries > 300 || !/fetch failed|terminated|socket|: 50\d /.test(String(fault))) throw fault
      await pause(100)
    }
  }
}

async function killPostgres(): Promise<void> {
  const pid = Number((await readFile(path.join(dataDir, 'postgres/db/postmaster.pid'), 'utf8')).split('\n')[0])
  process.kill(pid, 'SIGKILL')
}

async function untilReady(): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    await pause(100)
    if ((await fetch(`${house.origin}/readyz`).catch(() => null))?.ok) return
  }
  throw new Error(`not ready after PostgreSQL was killed:\n${house.printed()}`)
}

interface CaseAnswer { at: string; open: readonly unknown[]; trace: readonly { operation: string; stepName: string | null }[] }
const signedOff = ['拟稿', '核稿', '审核', '办公室领导审核', '签发', '复核', '编号', '一校', '二校']

async function checkOne({ drafter }: OfficeHands, { id, stations: told }: Acknowledged): Promise<void> {
  const { answer } = await drafter.ask<CaseAnswer>('GET', `/documents/${id}/case`)
  const done = answer.trace.filter((row) => row.operation === 'approve').map((row) => row.stepName)
  expect(done, `${id}: an acknowledged act is missing or doubled`).toEqual(signedOff.slice(0, done.length))
  // The last act may have been done without its answer arriving; never the other way round.
  expect(done.length - told.length).toBeOneOf([0, 1])
  expect(answer.open.length, `${id}: stuck`).toBeGreaterThan(0)
}

async function checkNumbers({ clerk, drafter }: OfficeHands): Promise<void> {
  const { answer: { units } } = await drafter.ask<{ units: readonly { organs: readonly { id: string; name: string }[] }[] }>('GET', '/documents/options')
  const organ = units[0]!.organs.find(({ name }) => name.endsWith('办公室'))!.id
  const numbers = acknowledged.flatMap(({ number }) => number ?? [])
  const [, prefix, year] = /^(.+)〔(\d+)〕/.exec(numbers[0]!)!
  const { answer: lines } = await clerk.ask<readonly { sequence: number; document: string; text: string }[]>('GET', `/documents/numbers?organ=${organ}&prefix=${encodeURIComponent(prefix!)}&year=${year}`)
  const sequences = lines.map(({ sequence }) => sequence).sort((a, b) => a - b)
  expect(sequences, 'numbers without gap or repeat').toEqual(sequences.map((_, at) => at + 1))
  expect(new Set(numbers).size).toBe(numbers.length)
  for (const number of numbers) expect(lines.some((line) => line.text === number), number).toBe(true)
}

/** A small seeded generator, so that a run can be repeated. */
function mulberry(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
