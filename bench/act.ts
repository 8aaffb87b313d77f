import { spawn } from 'node:child_process'
import path from 'node:path'
import type pg from 'pg'
import { setTimeout as pause } from 'node:timers/promises'
import { programFolder } from '#platform/config'
import { deriveKey, loadKey } from '#platform/crypto'
import { newDataDir, removeDataDir, startHouse, visitorsOf } from '../tools/testing/house.ts'
import { draftNotice, handsOf, sampleHands, stations, taskOn } from '../tools/testing/travel.ts'
import { clientOf, enter, type Client } from './measuring/client.ts'
import { median, report } from './measuring/figures.ts'
import { copyHouse, countRows, databaseOf, HOUSE, JOBS, multiply } from './measuring/ground.ts'

// Handling a step (核稿) over HTTP with durable commit, 16 clients, against the same step written by hand (measuring/by-hand.ts),
// by turns on the same PostgreSQL. The platform also tells people of each act, in the same process, as it always does.
const CLIENTS = 16
const PER_ROUND = 400
const ROUNDS = Number(process.env['ROUNDS'] ?? 7)

const folder = await newDataDir()
const house = await startHouse(folder)
const hands = await handsOf(await visitorsOf(house.origin), sampleHands)
const { id: first } = await draftNotice(hands.drafter, { title: '中共云江市临江区委办公室关于做好岁末年初工作的通知' })
await stations[0]!.go(hands.drafter, { document: first, task: await taskOn(hands.drafter, first), key: `${first}-submit` })
const task = await taskOn(hands.sectionHead, first)
const { client: database, connection } = await databaseOf(folder)
const cookie = await enter(house.origin, sampleHands.sectionHead)
await untilTold(database)
const documents = await multiply(database, first, PER_ROUND * (ROUNDS + 1))
await copyHouse(database, 'by_hand')
await database.query('checkpoint')
const byHand = await startByHand()

const ours = clientOf(house.origin, cookie, CLIENTS)
const theirs = clientOf(byHand.origin, cookie, CLIENTS)
const before = await bothCounts()
const rounds: { ours: number; theirs: number; told: number }[] = []
for (let round = 0; round <= ROUNDS; round++) {
  const some = documents.slice(round * PER_ROUND, (round + 1) * PER_ROUND)
  const handled = await handleAll(ours, some)
  const from = performance.now()
  await untilTold(database)
  const told = (performance.now() - from) / 1000
  rounds.push({ ours: handled, theirs: await handleAll(theirs, some), told })
}
const after = await bothCounts()

// The first round warms up both.
const measured = rounds.slice(1)
for (const round of measured) console.log(`platform ${round.ours.toFixed(0)}/s, by hand ${round.theirs.toFixed(0)}/s, ratio ${(round.ours / round.theirs).toFixed(3)}, everybody told ${round.told.toFixed(1)} s later`)
for (const name of Object.keys(before.ours)) {
  const [mine, other] = [after.ours[name]! - before.ours[name]!, after.theirs[name]! - before.theirs[name]!]
  if (mine !== other) process.exitCode = 1
  console.log(`${mine === other ? 'holds ' : 'BROKEN'} rows of ${name}: ${mine} and by hand ${other}`)
}
report('acts per second, as a ratio to the program written by hand', median(measured.map((round) => round.ours / round.theirs)), { atLeast: 0.6 }, `median of ${ROUNDS}, ${CLIENTS} clients`)

ours.close()
theirs.close()
await byHand.stop()
await database.end()
await house.stop()
await removeDataDir(folder)

/** Lets the clients handle all of them, each the next that nobody has taken; answers how many a second. */
async function handleAll(client: Client, some: readonly string[]): Promise<number> {
  const waiting = [...some]
  const from = performance.now()
  await Promise.all(Array.from({ length: CLIENTS }, async () => {
    for (let document = waiting.pop(); document; document = waiting.pop()) {
      const { status, text } = await client.ask('POST', `/documents/${document}/acts`, { act: { type: 'approve', task, opinion: '同意。' } }, `${document}-check`)
      if (status !== 200) throw new Error(`${document}: ${status} ${text}`)
    }
  }))
  return some.length / ((performance.now() - from) / 1000)
}

async function untilTold(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query(`select 1 from platform_news union all select 1 from ${JOBS}.job_common where name = 'news' and state < 'completed' limit 1`)
    if (rows.length === 0) return
    await pause(50)
  }
}

async function bothCounts() {
  return { ours: await countRows(database, HOUSE, JOBS), theirs: await countRows(database, 'by_hand', 'by_hand') }
}

async function startByHand(): Promise<{ origin: string; stop(): Promise<void> }> {
  const given = JSON.stringify({ connection, schema: 'by_hand', auditKey: deriveKey(loadKey(folder), 'audit').toString('hex') })
  const child = spawn(process.execPath, [path.join(programFolder, 'bench/measuring/by-hand.ts'), given], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = new Promise<void>((resolve) => child.once('exit', () => { resolve() }))
  const origin = await new Promise<string>((resolve) => { child.stdout.once('data', (line: Buffer) => { resolve(String(line).trim()) }) })
  return { origin, stop: async () => { child.kill('SIGTERM'); await gone } }
}
