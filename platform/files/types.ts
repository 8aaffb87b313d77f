import type { Readable } from 'node:stream'
import type { Refused } from '#lib/decision'

/** What a file is: its content decides its name. */
export interface StoredFile {
  /** Hexadecimal; the key under which the store finds it. */
  readonly sha256: string
  /** Hexadecimal SM3 (GB/T 32905), for the audit and for signatures. */
  readonly sm3: string
  readonly bytes: number
  /** Media type as sniffed from the content, never as claimed by the sender. */
  readonly type: string
}

export type FileRefusal = 'file-too-large' | 'file-empty'

/** A file that was received whole but lies outside the store, readable by nobody but its receiver, until one of the three is called. */
export interface ReceivedFile extends StoredFile {
  /** The whole content, to be checked before it is kept. */
  content(): Promise<Buffer>
  /** Puts it into the store; the same content twice is one file. */
  keep(): Promise<StoredFile>
  /** Puts it where nothing reads, indexes or backs up (N-02). */
  isolate(): Promise<void>
  /** Forgets it. */
  discard(): Promise<void>
}

/** Bytes `from` to `to`, both included, as an HTTP range says it. */
export interface ByteRange { readonly from: number; readonly to: number }

/** Files by content, on a disk or in S3. A file once kept is never changed. */
export interface FileStore {
  /** Receives a stream outside the store, so that it can be checked first. Nothing is left behind when it is refused or breaks off. */
  receive(stream: Readable, limit: { readonly limitBytes: number }): Promise<ReceivedFile | Refused<FileRefusal>>
  /** Receives and keeps: for files that the platform itself made. */
  put(stream: Readable, limit: { readonly limitBytes: number }): Promise<StoredFile | Refused<FileRefusal>>
  /** The content; null when the store does not have it. */
  open(sha256: string, range?: ByteRange): Promise<Readable | null>
  has(sha256: string): Promise<boolean>
  /** Takes a kept file out of everybody's reach (N-02). Unknown hashes are ignored. */
  isolate(sha256: string): Promise<void>
  /** Gives back an isolated file that was found harmless. Unknown hashes are ignored. */
  release(sha256: string): Promise<void>
  /** Every kept file's hash; isolated files are not among them. */
  list(): AsyncIterable<string>
}

/** What a kind of store does with a received file; `receiving.ts` does the rest for all. */
export interface Shelf {
  place(file: string, sha256: string): Promise<void>
  hide(file: string, sha256: string): Promise<void>
}
