import type { Instant } from '#lib/instants'
import { nowInstant } from '#ui'
import { takenAtOf, withTakenAt } from '../../core/exif.ts'

/** A photograph as it waits to be sent: smaller, and with the time of its taking in it. */
export interface Taken { readonly name: string; readonly picture: Blob; readonly takenAt: Instant; readonly clock: 'exif' | 'device' }

/** 1600 pixels show a broken pump, and go through a slow line in a few seconds. */
const LONGEST = 1600
const QUALITY = 0.8

/** Takes a picture from camera or album: its time is the camera's own, unless that clock is ahead of ours; else this moment. Null where the file is no picture that can be shown. */
export async function takePhoto(file: File): Promise<Taken | null> {
  const smaller = await shrunk(file)
  if (!smaller) return null
  const [written, now] = [takenAtOf(new Uint8Array(await file.arrayBuffer())), nowInstant()]
  const isKnown = written !== null && written <= now
  const takenAt = isKnown ? written : now
  const picture = new Blob([withTakenAt(new Uint8Array(await smaller.arrayBuffer()), takenAt)], { type: 'image/jpeg' })
  return { name: `${file.name.replace(/\.[^.]*$/, '') || '照片'}.jpg`, picture, takenAt, clock: isKnown ? 'exif' : 'device' }
}

async function shrunk(file: File): Promise<Blob | null> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (!bitmap) return null
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return new Promise((resolve) => { canvas.toBlob(resolve, 'image/jpeg', QUALITY) })
}
