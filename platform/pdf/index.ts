import type { PlacedPage } from '#lib/placed'
import { inThread, type Bounds } from '../threads/index.ts'
import type { PdfPicture, PdfTask } from './types.ts'

export type { PdfPicture } from './types.ts'

const SCRIPT = new URL('./pdf-thread.ts', import.meta.url)
const BOUNDS: Bounds = { longestMs: 30_000, memoryMb: 512 }
const MOST_PAGES = 500

/** Text and lines of every page, read beside the main thread. Null when it is no PDF, is locked, has more than 500 pages or takes too long. */
export const readPdf = (bytes: Uint8Array): Promise<readonly PlacedPage[] | null> =>
  inThread<readonly PlacedPage[]>(SCRIPT, { do: 'read', bytes, mostPages: MOST_PAGES } satisfies PdfTask, BOUNDS)

/** Every page as a picture, for finished pages that are put into a paper as they are. Null as in reading. */
export const drawPdf = (bytes: Uint8Array, { dotsPerInch, mostPages }: { readonly dotsPerInch: number; readonly mostPages: number }): Promise<readonly PdfPicture[] | null> =>
  inThread<readonly PdfPicture[]>(SCRIPT, { do: 'draw', bytes, mostPages, dotsPerInch } satisfies PdfTask, BOUNDS)
