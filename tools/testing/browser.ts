import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import chromium from '@sparticuz/chromium'
import { chromium as playwright, type Browser } from 'playwright-core'

/** Chromium out of npm: no apt package, no download. */
export async function openBrowser(): Promise<Browser> {
  return await playwright.launch({
    executablePath: await unpacked(),
    args: [...chromium.args.filter((word) => !word.startsWith('--headless') && word !== '--single-process'), '--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
    headless: true,
  })
}

/**
 * The package unpacks the browser into the temporary folder, for its unpacker alone to run, and takes what lies there
 * for its own: each user of the machine needs a folder to himself.
 */
async function unpacked(): Promise<string> {
  const given = process.env['TMPDIR']
  const own = path.join(tmpdir(), `shuniu-browser-${process.getuid?.() ?? 'own'}`)
  await mkdir(own, { recursive: true, mode: 0o700 })
  try {
    process.env['TMPDIR'] = own
    return await chromium.executablePath()
  } finally {
    if (given === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = given
  }
}
