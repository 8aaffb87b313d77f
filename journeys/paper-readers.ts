import { readFileSync } from 'node:fs'
import { createCanvas } from '@napi-rs/canvas'
import ofdJs from 'ofd.js/lib/ofd.umd.min.js?raw'
import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Browser, Page } from 'playwright-core'

/** A character where an independent reader puts it, in mm from the page's upper left corner: its left edge on the baseline. */
export interface SeenCharacter { readonly char: string; readonly x: number; readonly y: number }
/** The pages of a file as a reader that is not ours sees them, each also as a PNG. */
export interface SeenFile { readonly pages: readonly (readonly SeenCharacter[])[]; readonly pictures: readonly Buffer[] }

/** How finely pages are photographed. */
export const pixelsPerMm = 4
const folder = new URL('../engines/typesetting/fonts/', import.meta.url)
const mm = 25.4 / 72

// ofd.js ignores embedded fonts and asks the system for these: they are given it under its names.
const familiesOfReader: readonly (readonly [family: string, file: string])[] = [
  ['FangSong', 'fang'], ['楷体', 'kai'], ['SimHei', 'hei'], ['sSun', 'xiaobiaosong'], ['SimSun', 'song'],
  ['GW Fang', 'fang'], ['GW Fang Fallback', 'fang-fallback'], ['GW Kai', 'kai'], ['GW Hei', 'hei'], ['GW XBS', 'xiaobiaosong'], ['GW Song', 'song'],
]
const faces = familiesOfReader.map(([family, file]) => `@font-face{font-family:'${family}';src:url('https://fonts.test/${file}.woff2')}`).join('')

/** What ofd.js offers, as far as it is used. */
interface OfdJs {
  readonly parseOfdDocument: (call: { ofd: File; success: (documents: readonly unknown[]) => void; fail: (error: unknown) => void }) => void
  readonly renderOfd: (width: number, document: unknown) => readonly HTMLElement[]
}

/** Opens an OFD file in ofd.js, in a browser without network. Throws when ofd.js cannot open the file. */
export const readInOfdJs = (browser: Browser, bytes: Uint8Array): Promise<SeenFile> => onSheet(browser, async (page) => {
  await page.addScriptTag({ content: ofdJs })
  await page.evaluate(async ({ data, width }) => {
    const { ofd } = globalThis as unknown as { ofd: OfdJs }
    const file = new File([Uint8Array.from(atob(data), (char) => char.charCodeAt(0))], 'a.ofd')
    const parsed = await new Promise<readonly unknown[]>((resolve, reject) => {
      setTimeout(() => { reject(new Error('ofd.js gives no answer')) }, 60_000)
      ofd.parseOfdDocument({ ofd: file, success: resolve, fail: (error) => { reject(new Error(`ofd.js: ${String(error)}`)) } })
    })
    document.getElementById('pages')!.append(...ofd.renderOfd(width, parsed[0]))
  }, { data: Buffer.from(bytes).toString('base64'), width: 210 * pixelsPerMm })
})

/** Shows SVG pages in a browser. */
export const readInBrowser = (browser: Browser, pages: readonly string[]): Promise<SeenFile> => onSheet(browser, async (page) => {
  await page.evaluate(({ sheets, scale }) => {
    document.getElementById('pages')!.innerHTML = sheets.map((svg) => `<div>${svg}</div>`).join('')
    for (const svg of document.querySelectorAll('svg')) {
      const { width, height } = svg.viewBox.baseVal
      svg.style.cssText = `display:block;width:${width * scale}px;height:${height * scale}px`
      svg.parentElement!.style.cssText = `width:${width * scale}px;height:${height * scale}px`
    }
  }, { sheets: pages, scale: pixelsPerMm })
})

/** Gives a browser page with the fonts and no network; what was shown on it is measured and photographed. */
async function onSheet(browser: Browser, show: (page: Page) => Promise<void>): Promise<SeenFile> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 1250 } })
  await context.route('**', async (route) => {
    const url = new URL(route.request().url())
    if (url.hostname !== 'fonts.test') await route.abort()
    else await route.fulfill({ body: readFileSync(new URL(url.pathname.slice(1), folder)), contentType: 'font/woff2', headers: { 'access-control-allow-origin': '*' } })
  })
  const page = await context.newPage()
  try {
    await page.setContent(`<!doctype html><style>${faces}</style><body style="margin:0;background:#fff"><div id="pages"></div></body>`)
    await show(page)
    await page.evaluate(async () => { await document.fonts.ready })
    const pages = await page.evaluate(measure, pixelsPerMm)
    const pictures: Buffer[] = []
    for (const sheet of await page.locator('#pages > *').all()) pictures.push(await sheet.screenshot())
    return { pages, pictures }
  } finally {
    await context.close()
  }
}

/** Runs in the browser: the first code unit of each character, as the browser places it. Hidden text is none. */
function measure(scale: number): SeenCharacter[][] {
  return [...document.querySelectorAll('#pages > *')].map((sheet) => {
    const box = sheet.getBoundingClientRect()
    // A lone space collapses to nothing.
    const texts = [...sheet.querySelectorAll('text')].filter((text) => text.getNumberOfChars() > 0 && !text.closest('[aria-hidden]'))
    return texts.flatMap((text) => {
      const matrix = text.getScreenCTM()!
      const words = text.textContent ?? ''
      return Array.from({ length: words.length }, (_, i) => {
        const place = text.getStartPositionOfChar(i).matrixTransform(matrix)
        return { char: words[i]!, x: (place.x - box.left) / scale, y: (place.y - box.top) / scale }
      })
    })
  })
}

/** Opens a PDF file in pdf.js: places by its own reading of operators and widths, pictures by its own drawing. */
export async function readInPdfJs(bytes: Uint8Array): Promise<SeenFile> {
  const file = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  const pages: SeenCharacter[][] = []
  const pictures: Buffer[] = []
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number)
    pages.push(await charactersOf(page))
    const viewport = page.getViewport({ scale: mm * pixelsPerMm })
    const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height))
    await page.render({ canvas: null, canvasContext: canvas.getContext('2d') as unknown as CanvasRenderingContext2D, viewport }).promise
    pictures.push(canvas.toBuffer('image/png'))
  }
  await file.destroy()
  return { pages, pictures }
}

/** A glyph as pdf.js hands it to its canvas: numbers between are moves in thousandths of the size. */
type Shown = number | { readonly unicode: string; readonly width: number }
type Six = readonly [number, number, number, number, number, number]

const through = ([a, b, c, d, e, f]: Six, [A, B, C, D, E, F]: Six): Six =>
  [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]
const still: Six = [1, 0, 0, 1, 0, 0]

/** Follows the operators as a PDF viewer does. */
async function charactersOf(page: PDFPageProxy): Promise<SeenCharacter[]> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const height = page.view[3]!
  const seen: SeenCharacter[] = []
  const saved: Six[] = []
  let [onPage, text, size, spacing] = [still, still, 0, 0]
  fnArray.forEach((operator, i) => {
    const args = argsArray[i] as readonly unknown[]
    switch (operator) {
      case OPS.save: saved.push(onPage); break
      case OPS.restore: onPage = saved.pop() ?? still; break
      case OPS.transform: onPage = through(args as unknown as Six, onPage); break
      case OPS.beginText: text = still; break
      case OPS.setFont: size = args[1] as number; break
      case OPS.setCharSpacing: spacing = args[0] as number; break
      case OPS.setTextMatrix: text = (args.length === 6 ? args : Array.from(args[0] as ArrayLike<number>)) as unknown as Six; break
      case OPS.moveText: text = through([1, 0, 0, 1, args[0] as number, args[1] as number], text); break
      case OPS.showText: {
        let pen = 0
        for (const glyph of args[0] as readonly Shown[]) {
          if (typeof glyph === 'number') pen -= glyph / 1000 * size
          else {
            const [, , , , x, y] = through(through([1, 0, 0, 1, pen, 0], text), onPage)
            seen.push({ char: glyph.unicode, x: x * mm, y: (height - y) * mm })
            pen += glyph.width / 1000 * size + spacing
          }
        }
        break
      }
      default: break
    }
  })
  return seen
}
