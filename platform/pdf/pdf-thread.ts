import { createRequire } from 'node:module'
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { createCanvas } from '@napi-rs/canvas'
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Posted } from '../threads/index.ts'
import { readPage } from './page.ts'
import { isTrap } from './traps.ts'
import type { PlacedPage } from '#lib/placed'
import type { PdfPicture, PdfTask } from './types.ts'

const INCH = 25.4
/** Of 100: small print stays clean at the edges. */
const QUALITY = 88
/** Character maps and the fourteen usual fonts come with the package: nothing is fetched. */
const home = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

parentPort!.postMessage({ answer: await doneWith(workerData as PdfTask) } satisfies Posted<unknown>)

async function doneWith(task: PdfTask): Promise<readonly PlacedPage[] | readonly PdfPicture[] | null> {
  if (isTrap(task.bytes)) return null
  const document = await getDocument({
    data: new Uint8Array(task.bytes), cMapUrl: `${home}/cmaps/`, cMapPacked: true, standardFontDataUrl: `${home}/standard_fonts/`, wasmUrl: `${home}/wasm/`,
    useSystemFonts: false, isEvalSupported: false, verbosity: 0,
  }).promise
  if (document.numPages > task.mostPages) return null
  return task.do === 'read' ? each(document, readOne) : each(document, (page) => drawOne(page, task.dotsPerInch))
}

async function each<Found>(document: PDFDocumentProxy, look: (page: PDFPageProxy) => Promise<Found>): Promise<Found[]> {
  const found: Found[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    found.push(await look(page))
    page.cleanup()
  }
  return found
}

async function readOne(page: PDFPageProxy): Promise<PlacedPage> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const fontName = (key: string) => (page.commonObjs.has(key) ? String((page.commonObjs.get(key) as { name?: string }).name ?? '') : '')
  return readPage({ fnArray, argsArray, fontName }, page.view as unknown as readonly [number, number, number, number])
}

async function drawOne(page: PDFPageProxy, dotsPerInch: number): Promise<PdfPicture> {
  const viewport = page.getViewport({ scale: dotsPerInch / 72 })
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  await page.render({ canvas: canvas as never, viewport, background: '#ffffff' }).promise
  return { jpeg: new Uint8Array(canvas.toBuffer('image/jpeg', QUALITY)), widthMm: viewport.width / dotsPerInch * INCH, heightMm: viewport.height / dotsPerInch * INCH }
}
