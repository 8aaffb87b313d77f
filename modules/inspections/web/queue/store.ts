import type { FileId } from '#lib/ids'
import type { Entry, InspectionId } from '../../core/types.ts'
import type { Taken } from '../photo/take.ts'

/** An entry on this device that the server has not yet said it has. */
export interface Queued {
  readonly key: Entry['key']
  /** Whose it is: another who uses this device neither sees nor sends it. */
  readonly person: string
  readonly inspection: InspectionId
  readonly entry: Omit<Entry, 'key' | 'photos'>
  /** `file` once it was sent up, so that a broken line sends no picture twice. */
  readonly photos: readonly (Taken & { readonly file: FileId | null })[]
  /** Why the server would not have it; null while it only waits. */
  readonly refused: string | null
}

const DATABASE = 'shuniu.visits'
const ENTRIES = 'entries'

let opening: Promise<IDBDatabase> | null = null

/** The entries kept on this device, across pages and restarts of the browser. */
function opened(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const asking = indexedDB.open(DATABASE, 1)
    asking.onupgradeneeded = () => { asking.result.createObjectStore(ENTRIES, { keyPath: 'key' }) }
    asking.onsuccess = () => resolve(asking.result)
    asking.onerror = () => reject(asking.error ?? new Error('this browser keeps nothing'))
  })
  return opening
}

async function within<Answer>(mode: IDBTransactionMode, act: (entries: IDBObjectStore) => IDBRequest<Answer>): Promise<Answer> {
  const transaction = (await opened()).transaction(ENTRIES, mode)
  const asking = act(transaction.objectStore(ENTRIES))
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(asking.result)
    transaction.onabort = () => reject(transaction.error ?? new Error('this device could not keep the entry'))
  })
}

export const keepQueued = async (queued: Queued): Promise<void> => { await within('readwrite', (entries) => entries.put(queued)) }
export const dropQueued = async (key: Entry['key']): Promise<void> => { await within('readwrite', (entries) => entries.delete(key)) }

/** What waits of one person for one inspection, in the order in which it was written down. */
export async function queuedOf(person: string, inspection: InspectionId): Promise<readonly Queued[]> {
  const all = await within<Queued[]>('readonly', (entries) => entries.getAll() as IDBRequest<Queued[]>)
  return all.filter((one) => one.person === person && one.inspection === inspection).toSorted((one, other) => (one.entry.notedAt < other.entry.notedAt ? -1 : 1))
}
