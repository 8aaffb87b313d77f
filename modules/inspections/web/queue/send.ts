import type { FileId } from '#lib/ids'
import type { Entry } from '../../core/types.ts'
import type { Queued } from './store.ts'

/** How entries leave this device. */
export interface Wire {
  readonly upload: (photo: Queued['photos'][number]) => Promise<FileId>
  readonly record: (entry: Entry) => Promise<void>
  readonly keep: (queued: Queued) => Promise<void>
  readonly drop: (key: Entry['key']) => Promise<void>
  /** The sentence of a refusal; null where the server was not reached, or could not answer just now. */
  readonly refusalOf: (thrown: unknown) => string | null
}

/**
 * Sends what waits, one after another. A picture that went up is noted before the next, and an entry leaves the device
 * only once the server has said that it has it; until then it is sent again under the same key, which the server takes
 * once. Answers whether the line held. What was refused stays, with the reason, and holds nobody else up.
 */
export async function sendQueued(waiting: readonly Queued[], wire: Wire): Promise<boolean> {
  for (const first of waiting) {
    let latest = first
    const keep: Wire['keep'] = async (queued) => {
      latest = queued
      await wire.keep(queued)
    }
    try {
      await sendOne(first, { ...wire, keep })
    } catch (thrown) {
      const refused = wire.refusalOf(thrown)
      if (refused === null) return false
      await wire.keep({ ...latest, refused })
    }
  }
  return true
}

async function sendOne(first: Queued, { upload, record, keep, drop }: Wire): Promise<void> {
  let queued = first
  for (const [index, photo] of first.photos.entries()) {
    if (photo.file !== null) continue
    const file = await upload(photo)
    queued = { ...queued, photos: queued.photos.map((one, place) => (place === index ? { ...one, file } : one)) }
    await keep(queued)
  }
  await record({ ...queued.entry, key: queued.key, photos: queued.photos.map(({ file, takenAt, clock }) => ({ file: file!, takenAt, clock })) })
  await drop(queued.key)
}
