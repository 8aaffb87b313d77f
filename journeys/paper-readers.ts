import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'

/** A character where an independent reader puts it, in mm from the page's upper left corner: its left edge on the baseline. */
export interface SeenCharacter { readonly char: string; readonly x: number; readonly y: number }
export interface SeenPage { readonly widthMm: number; readonly heightMm: number; readonly characters: readonly SeenCharacter[] }

/** What ofd.js offers, as far as it is used. */
interface OfdJs {
  readonly parseOfdDocument: (call: { ofd: File; success: (documents: readonly unknown[]) => void; fail: (error: unknown) => void }) => void
  readonly renderOfd: (width: number, document: unknown) => readonly HTMLElement[]
}

const library = createRequire(import.meta.url).resolve('ofd.js/lib/ofd.umd.min.js')

/**
 * Opens an OFD file in ofd.js, a reader that is not ours, in a browser without network. Gives each character's place;
 * with `pictures` also each page as PNG, `pixelsPerMm` fine. Throws when ofd.js cannot open the file.
 */
export async function readInOfdJs(browser: Browser, bytes: Uint8Array, pictures?: { readonly pixelsPerMm: number; readonly css?: string }): Promise<{ pages: SeenPage[]; pictures: Buffer[] }> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 1200 } })
  await context.route('**', (route) => route.request().url().startsWith('data:') ? route.continue() : route.abort())
  const page = await context.newPage()
  try {
    await page.setContent('<!doctype html><body style="margin:0;background:#fff"><div id="pages"></div></body>')
    if (pictures?.css) await page.addStyleTag({ content: pictures.css })
    await page.addScriptTag({ path: library })
    const width = pictures ? Math.round(210 * pictures.pixelsPerMm) : 2100
    const pages = await page.evaluate(showAndMeasure, { data: Buffer.from(bytes).toString('base64'), width })
    const shots: Buffer[] = []
    if (pictures) {
      await page.evaluate(async () => { await document.fonts.ready })
      for (const sheet of await page.locator('#pages > *').all()) shots.push(await sheet.screenshot())
    }
    return { pages, pictures: shots }
  } finally {
    await context.close()
  }
}

/** Runs in the browser. */
async function showAndMeasure({ data, width }: { data: string; width: number }): Promise<SeenPage[]> {
  const { ofd } = globalThis as unknown as { ofd: OfdJs }
  const file = new File([Uint8Array.from(atob(data), (char) => char.charCodeAt(0))], 'a.ofd')
  const parsed = await new Promise<readonly unknown[]>((resolve, reject) => {
    setTimeout(() => { reject(new Error('ofd.js gives no answer')) }, 60_000)
    ofd.parseOfdDocument({ ofd: file, success: resolve, fail: (error) => { reject(new Error(`ofd.js: ${String(error)}`)) } })
  })
  const holder = document.getElementById('pages')!
  return [...ofd.renderOfd(width, parsed[0])].map((sheet) => {
    holder.appendChild(sheet)
    const box = sheet.getBoundingClientRect()
    const perMm = width / 210
    const characters = [...sheet.querySelectorAll('text')].map((text) => {
      const place = new DOMPoint(Number(text.getAttribute('x')), Number(text.getAttribute('y'))).matrixTransform(text.getScreenCTM()!)
      return { char: text.textContent ?? '', x: (place.x - box.left) / perMm, y: (place.y - box.top) / perMm }
    })
    return { widthMm: box.width / perMm, heightMm: box.height / perMm, characters }
  })
}
