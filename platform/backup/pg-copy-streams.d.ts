declare module 'pg-copy-streams' {
  import type { Readable, Writable } from 'node:stream'
  import type { Submittable } from 'pg'

  /** Reads what a `COPY … TO STDOUT` sends; `rowCount` is known at the end. */
  export function to(statement: string): Readable & Submittable & { rowCount: number }
  /** Writes what a `COPY … FROM STDIN` takes; `rowCount` is known at the end. */
  export function from(statement: string): Writable & Submittable & { rowCount: number }
}
