import net from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../platform/db/testing.ts'
import { listen } from './listener.ts'

/** What a server says that is still starting up: code 57P03. */
const starting = (() => {
  const fields = Buffer.from('SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0')
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
})()

test('a server that is long in coming back is asked by one connection at a time, and heard again by one', async () => {
  const database = await testDatabase([])
  const { host, ...connection } = database.connection
  let isUp = true
  let asked = 0
  const open = new Set<net.Socket>()
  const between = net.createServer((socket) => {
    asked++
    open.add(socket)
    socket.on('close', () => open.delete(socket)).on('error', () => {})
    if (!isUp) return void socket.once('data', () => socket.end(starting))
    const server = net.connect(`${host}/.s.PGSQL.5432`)
    socket.pipe(server).pipe(socket)
    server.on('error', () => socket.destroy())
    socket.on('close', () => server.destroy())
  })
  await new Promise<void>((resolve) => { between.listen(0, '127.0.0.1', resolve) })
  const { port } = between.address() as net.AddressInfo
  const heard: (string | null)[] = []
  const listener = await listen({ ...connection, host: '127.0.0.1', port } as typeof database.connection, 'told', (payload) => heard.push(payload))
  isUp = false
  asked = 0
  for (const socket of open) socket.destroy()
  await pause(3300)
  // Every half second one.
  expect(asked).toBeGreaterThan(3)
  expect(asked).toBeLessThan(9)
  isUp = true
  await expect.poll(() => heard).toEqual([null])
  expect(open.size).toBe(1)
  await listener.stop()
  between.close()
})
