import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Block, Face, FontFiles, OfficialPaper, Table } from '#engines/typesetting'
import type { PdfEngine } from './engine.ts'

/** Typst set to do the same: 28 characters by 22 rows with the same fonts, head, title, table, 版记 on the last even page, page numbers. */
export function typst(fonts: FontFiles): PdfEngine & { readonly pages: (paper: OfficialPaper) => number } {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: Object.values(fonts).map((bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) }] })
  return {
    pdf: (paper) => {
      // The same kind of file as ours, and the one that it writes fastest.
      const bytes = compiler.pdf({ mainFileContent: sourceOf(paper) }, { pdfStandard: 'a-1b', pdfTags: false })
      compiler.evictCache(0)
      return bytes
    },
    pages: (paper) => {
      const compiled = compiler.compile({ mainFileContent: sourceOf(paper) }).result
      if (!compiled) throw new Error('Typst does not compile the text')
      return compiled.numOfPages
    },
  }
}

const template = `
#let pitch = (225mm - 156mm / 28) / 21
#let cell = 156mm / 28
#let lead = pitch - 16pt
#set page(width: 210mm, height: 297mm, margin: (left: 28mm, top: 37mm, right: 26mm, bottom: 35mm), footer-descent: 0mm,
  footer: context { set text(font: "GW Song", size: 14pt, tracking: 0pt); let n = counter(page).get().first(); v(7mm); align(if calc.odd(n) { right } else { left }, pad(x: 14pt, [— #n —])) })
#set text(font: ("GW Fang", "Noto Serif SC", "GW Song", "GW Kai"), size: 16pt, lang: "zh", region: "cn", tracking: cell - 16pt, cjk-latin-spacing: none, top-edge: 0.86em, bottom-edge: -0.14em, costs: (orphan: 0%, widow: 0%, runt: 0%))
#set par(justify: true, leading: lead, spacing: lead, first-line-indent: (amount: 2 * cell, all: true), linebreaks: "simple")
#let kai(t) = text(font: "GW Kai", t)
#let hei(t) = text(font: "GW Hei", t)
#let plain(b) = { set par(first-line-indent: 0pt); b }
#let heading1(t) = block(sticky: true, above: lead, below: lead, { h(2 * cell); hei(t) })
#let mark(name, no) = { v(35mm); align(center, block(height: 48pt, scale(x: calc.min(100%, 100% * (156mm / (48pt * name.clusters().len()))), origin: center, reflow: true, text(font: "GW XBS", size: 48pt, fill: rgb("#e60012"), tracking: 0pt, name))))
  v(lead); align(center, no); v(4mm - lead); line(length: 100%, stroke: 0.5mm + rgb("#e60012")); v(lead) }
#let title(..ls) = { v(lead); for l in ls.pos() { align(center, text(font: "GW XBS", size: 22pt, tracking: 0pt, l)) }; v(lead) }
#let imprint(copies, org, date) = block(width: 100%, { set text(size: 14pt, tracking: 0pt); set par(leading: 10pt, spacing: 10pt, first-line-indent: 0pt); line(length: 100%, stroke: 0.35mm); pad(x: 14pt, copies); line(length: 100%, stroke: 0.25mm); pad(x: 14pt, grid(columns: (1fr, auto), org, date)); line(length: 100%, stroke: 0.35mm) })
#let pin(b) = context { let h = measure(b, width: 156mm).height; let q = query(<end>).last().location().position(); let room = 37mm + 225mm - q.y
  if calc.odd(q.page) { pagebreak() } else if room < h + 3mm { pagebreak(); pagebreak() }
  place(bottom, b) }
`

const escaped = (text: string): string => text.replace(/[\\#$*_`@<>~[\]=\-+/'"]/g, (char) => `\\${char}`)
const quoted = (text: string): string => JSON.stringify(text)

/** Typst breaks no title by meaning: it gets the lines, as a person would write them. */
function titleLines(title: string): string[] {
  const chars = [...title]
  const count = Math.ceil(chars.length / 19)
  const length = Math.ceil(chars.length / count)
  return Array.from({ length: count }, (_, i) => chars.slice(i * length, (i + 1) * length).join(''))
}

const titleOf = (title: string): string => `#title(${titleLines(title).map((line) => `[${escaped(line)}]`).join(', ')})\n`
const faced = (text: string, face: Face): string => face === 'kai' || face === 'hei' ? `#${face}[${escaped(text)}]` : escaped(text)

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph': return `${block.runs.map((run) => escaped(run.text)).join('')}\n\n`
    case 'heading': {
      const own = block.runs.map((run) => run.text).join('')
      return block.level === 1 ? `#heading1[${escaped(own)}]\n\n` : `${faced(own, 'kai')}${(block.runIn ?? []).map((run) => escaped(run.text)).join('')}\n\n`
    }
    case 'table': return tableOf(block)
    case 'picture': throw new Error('the texts of the benchmark have no pictures')
  }
}

function tableOf({ columns, rows }: Table): string {
  const [head = [], ...others] = rows
  return `#{ set text(size: 12pt, tracking: 0pt); set par(leading: 5pt, first-line-indent: 0pt, justify: false); table(columns: (${columns.map((width) => `${width}fr`).join(', ')}), align: center + horizon, inset: 6pt, stroke: 0.2mm, `
    + `table.header(${head.map((cell) => `hei[${escaped(cell.text)}]`).join(', ')}), ${others.flat().map((cell) => `[${escaped(cell.text)}]`).join(', ')}) }\n\n`
}

export function sourceOf(paper: OfficialPaper): string {
  const notes = paper.attachments.length === 0 ? '' : paper.attachments.map(({ title }, i) => `${i === 0 ? '附件：' : '#h(3 * cell)'}${escaped(title)}`).join('\n\n')
  const attached = paper.attachments.map(({ title, body }) => `#pagebreak()\n#plain[#hei[附件]]\n${titleOf(title)}${body.map(blockOf).join('')}`).join('')
  return template
    + `#mark(${quoted(typeof paper.issuerMark === 'string' ? paper.issuerMark : '')}, [${escaped(paper.docNumber ?? '')}])\n${titleOf(paper.title)}#plain[${escaped(paper.mainTo ?? '')}：]\n\n`
    + paper.body.map(blockOf).join('')
    + `#v(pitch)\n${notes}\n\n#v(2 * pitch)\n#align(right, pad(right: 4 * cell, align(center, block(breakable: false, width: auto)[${escaped(paper.signatories[0]?.organ ?? '')}\\ ${escaped(paper.docDate ?? '')}])))\n\n（${escaped(paper.footnote ?? '')}）\n`
    + `${attached}#box(width: 1pt, height: 1pt)[#metadata(0)<end>]\n#pin(imprint([抄送：${escaped(paper.copyTo ?? '')}。], [${escaped(paper.printOrg ?? '')}], [${escaped(paper.printDate ?? '')}印发]))\n`
}
