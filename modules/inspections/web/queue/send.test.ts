import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FileId, UnitId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { Entry, EntryKey, InspectionId } from '../../core/types.ts'
import { sendQueued, type Wire } from './send.ts'
import type { Queued } from './store.ts'

const at = '2026-11-23T01:30:00.000Z' as Instant
const queued = (key: string, photos: number): Queued => ({
  key: key as EntryKey, person: 'p', inspection: 'I' as InspectionId, refused: null, entry: { unit: 'u' as UnitId, item: null, text: key, place: '', notedAt: at, defect: null },
  photos: Array.from({ length: photos }, (_, index) => ({ name: `${index}.jpg`, picture: new Blob([key]), takenAt: at, clock: 'exif' as const, file: null })),
})

/** A server that takes an entry once by its key, at the end of a line that breaks where it is told to, before or after the server has heard. */
function world(breaks: readonly ('before' | 'after' | 'holds')[]) {
  const device = new Map<string, Queued>()
  const taken = new Map<string, Entry>()
  let uploads = 0
  let step = 0
  const over = async <Answer>(heard: () => Answer): Promise<Answer> => {
    const how = breaks[step++] ?? 'holds'
    if (how === 'before') throw new Error('line')
    const answer = heard()
    if (how === 'after') throw new Error('line')
    return answer
  }
  const wire: Wire = {
    upload: () => over(() => `F${++uploads}` as FileId), record: (entry) => over(() => { if (!taken.has(entry.key)) taken.set(entry.key, entry) }),
    keep: async (one) => { device.set(one.key, one) }, drop: async (key) => { device.delete(key) }, refusalOf: (thrown) => ((thrown as Error).message === 'line' ? null : (thrown as Error).message),
  }
  return { device, taken, wire }
}

test('网络不论在哪一步断，接通后每条恰好送到一次，本机不留', async () => {
  const line = fc.array(fc.constantFrom('before' as const, 'after' as const, 'holds' as const), { maxLength: 12 })
  await fc.assert(fc.asyncProperty(line, fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 4 }), async (breaks, photos) => {
    const { device, taken, wire } = world(breaks)
    for (const [index, count] of photos.entries()) device.set(`entry-${index}`, queued(`entry-${index}`, count))
    let isThrough = false
    for (let tries = 0; tries < 30 && !isThrough; tries++) isThrough = await sendQueued([...device.values()], wire)
    expect([isThrough, device.size]).toEqual([true, 0])
    expect([...taken.keys()].toSorted()).toEqual(photos.map((_, index) => `entry-${index}`).toSorted())
    for (const [index, count] of photos.entries()) expect(taken.get(`entry-${index}`)!.photos.length).toBe(count)
  }), { numRuns: 200, seed: 5 })
})

test('不收的那条再送时，已经传上去的照片不再传', async () => {
  const { device, taken, wire } = world([])
  device.set('entry-1', queued('entry-1', 2))
  let uploads = 0
  const counting: Wire = { ...wire, upload: (photo) => { uploads += 1; return wire.upload(photo) } }
  await sendQueued([...device.values()], { ...counting, record: async () => { throw new Error('还没有进点') } })
  expect(device.get('entry-1')).toMatchObject({ refused: '还没有进点', photos: [{ file: 'F1' }, { file: 'F2' }] })
  await sendQueued([...device.values()], counting)
  expect([uploads, taken.get('entry-1')!.photos.map(({ file }) => file), device.size]).toEqual([2, ['F1', 'F2'], 0])
})

test('服务器不收的那条留在本机并说明原因，不挡后面的', async () => {
  const { device, taken, wire } = world([])
  for (const key of ['entry-1', 'entry-2']) device.set(key, queued(key, 0))
  const strict: Wire = { ...wire, record: async (entry) => { if (entry.key === 'entry-1') throw new Error('已过期'); await wire.record(entry) } }
  expect(await sendQueued([...device.values()], strict)).toBe(true)
  expect([[...taken.keys()], [...device.values()].map(({ key, refused }) => [key, refused])]).toEqual([['entry-2'], [['entry-1', '已过期']]])
})
