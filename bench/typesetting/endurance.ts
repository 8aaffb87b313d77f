import { setTimeout as pause } from 'node:timers/promises'
import { loadFonts } from '#platform/fonts'
import { own } from './own.ts'
import { paperOf } from './texts.ts'

// Makes 1,000 different documents: `node --expose-gc endurance.ts`. Prints the bytes held after 200 of them and after all.
const engine = own(await loadFonts())
const held = async () => {
  // Buffers are given back a moment after their objects are.
  for (let i = 0; i < 3; i++) {
    globalThis.gc!()
    await pause(20)
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
let early = 0
for (let number = 0; number < 1000; number++) {
  engine.pdf(paperOf(number % 10 === 0 ? 'long' : 'short', number))
  if (number === 199) early = await held()
}
console.log(JSON.stringify({ early, late: await held() }))
