import pg from 'pg'
import type { Connection } from '#platform/db'

const PAUSE_MS = 500

/** A connection that only listens. `heard(null)` means: something may have been missed, look everywhere. */
export interface Listener { stop(): Promise<void> }

/** Listens on a channel with one connection of its own, and connects anew whenever that breaks. Rejects if the first attempt fails. */
export async function listen(connection: Connection, channel: string, heard: (payload: string | null) => void): Promise<Listener> {
  let isWanted = true
  let client = await connect()

  async function connect(): Promise<pg.Client> {
    const made = new pg.Client({ ...connection, application_name: 'shuniu-notices', keepAlive: true })
    made.on('notification', (message) => heard(message.payload ?? ''))
    made.on('error', () => {}) // 'end' follows and does what is to be done.
    try {
      await made.connect()
      await made.query(`listen ${pg.escapeIdentifier(channel)}`)
    } catch (fault) {
      // Whether a failed attempt emits 'end' depends on how far it came: only a connection that listened is watched.
      await made.end().catch(() => {})
      throw fault
    }
    made.once('end', () => { if (isWanted) again() })
    return made
  }

  function again(): void {
    setTimeout(async () => {
      if (!isWanted) return
      try {
        client = await connect()
        heard(null)
      } catch {
        again()
      }
    }, PAUSE_MS).unref()
  }

  return {
    async stop() {
      isWanted = false
      await client.end()
    },
  }
}
