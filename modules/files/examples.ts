import { deflateSync } from 'node:zlib'

/** A small PDF as office programs write it: glyph numbers with a ToUnicode table, compressed content, a page for each list of lines. */
export function samplePdf(...pages: readonly (readonly string[])[]): Buffer {
  const letters = [...new Set(pages.flat().join(''))]
  const code = (letter: string) => (letters.indexOf(letter) + 1).toString(16).padStart(4, '0')
  const table = `begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange ${letters.length} beginbfchar ${letters.map((letter) => `<${code(letter)}> <${Buffer.from(letter, 'utf16le').swap16().toString('hex')}>`).join('\n')} endbfchar endcmap`
  const contents = pages.map((lines) => `BT /F1 16 Tf ${lines.map((line, at) => `1 0 0 1 70 ${700 - at * 28} Tm <${[...line].map(code).join('')}> Tj`).join(' ')} ET`)
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${5 + at * 2} 0 R`).join(' ')}] /Resources << /Font << /F1 3 0 R >> >> >>`,
    '<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 4 0 R >>', stream(table),
    ...contents.flatMap((content, at) => [`<< /Type /Page /Parent 2 0 R /Contents ${6 + at * 2} 0 R >>`, stream(content)]),
  ]
  return Buffer.from(`%PDF-1.7\n${objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('')}trailer << /Root 1 0 R >>\n%%EOF`, 'latin1')
}

function stream(content: string): string {
  const packed = deflateSync(content).toString('latin1')
  return `<< /Filter /FlateDecode /Length ${packed.length} >> stream\n${packed}\nendstream`
}
