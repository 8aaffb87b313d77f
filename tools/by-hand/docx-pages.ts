import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cssFamilies, layout, paintDocx, standardMetrics, type Face, type FontKey } from '#engines/typesetting'
import { samplePapers } from '../../engines/typesetting/docx/testing/papers.ts'
import { shippedFonts } from '../../engines/typesetting/testing/fonts.ts'

// By hand, where LibreOffice is installed (`soffice` on the path): `node tools/by-hand/docx-pages.ts [folder]` opens every sample paper as
// DOCX in LibreOffice with our fonts and prints the page counts of both beside each other; with a folder the files are kept for a look.
// It is no part of the tests: they must pass on machines without an office program.

const kept = process.argv[2]
const folder = kept ?? mkdtempSync(path.join(tmpdir(), 'docx-pages-'))
const faces: readonly Face[] = ['fang', 'kai', 'hei', 'xiaobiaosong', 'song']

function main(): void {
  mkdirSync(folder, { recursive: true })
  const papers = Object.entries(samplePapers).map(([name, paper]) => {
    const laid = layout(paper, standardMetrics)
    const file = path.join(folder, `${name}.docx`)
    writeFileSync(file, paintDocx(paper, laid, { title: name, families: Object.fromEntries(faces.map((face) => [face, cssFamilies[face]])) }))
    return { name, file, pages: laid.pages.length }
  })
  execFileSync('soffice', [`-env:UserInstallation=file://${path.resolve(folder)}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...papers.map(({ file }) => file)],
    { env: { ...process.env, FONTCONFIG_FILE: writeFonts() }, stdio: 'ignore' })
  for (const { name, file, pages } of papers) {
    const opened = pagesOf(file.replace(/docx$/, 'pdf'))
    console.log(`${opened === pages ? 'same' : 'OTHER'}\t${pages}\t${opened}\t${name}`)
    if (opened !== pages) process.exitCode = 1
  }
  if (!kept) rmSync(folder, { recursive: true })
}

/** Our fonts in a folder of their own, and a configuration under which they are found. */
function writeFonts(): string {
  const fonts = path.resolve(folder, 'fonts')
  mkdirSync(fonts, { recursive: true })
  for (const [key, bytes] of Object.entries(shippedFonts) as [FontKey, Uint8Array][]) writeFileSync(path.join(fonts, `${key}.ttf`), bytes)
  const file = path.join(fonts, 'fonts.conf')
  writeFileSync(file, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${fonts}/cache</cachedir></fontconfig>`)
  return file
}

/** LibreOffice writes page objects in the clear. */
const pagesOf = (pdf: string): number => [...readFileSync(pdf, 'latin1').matchAll(/\/Type\s*\/Page(?!s)\b/g)].length

main()
