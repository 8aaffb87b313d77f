import type { Parts } from '../../core/secrecy.ts'
import { linesFrom, type Piece } from './lines.ts'
import { decoderOf, type Decode } from './pdf-font.ts'
import { isNamed, openPdf, type PdfFile } from './pdf-file.ts'
import { isKind, next, type Value } from './pdf-syntax.ts'

/** Base lines nearer than this many points are one line. */
const LINE_POINTS = 4
/** Forms drawn inside forms deeper than this are a ring. */
const DEEPEST = 8

type Matrix = readonly [number, number, number, number, number, number]
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/**
 * The words of a PDF, pages parted by form feeds, for finding secrecy marks. Null when it is encrypted or has no readable
 * text (a scan, fonts without tables). It reads what office programs write; it does not paint, so fonts, clipping and order do not matter.
 */
export function wordsOfPdf(content: Buffer): Parts | null {
  const pdf = openPdf(content)
  if (!pdf) return null
  const pages = pdf.pages.map((page) => {
    const pieces: Piece[] = []
    draw(pdf, { content: contentOf(pdf, page.entries.get('Contents')), resources: pdf.get(page, 'Resources'), base: IDENTITY, depth: 0, pieces })
    return linesFrom(pieces, LINE_POINTS)
  })
  return pages.some((page) => /[\p{L}\p{N}]/u.test(page)) ? [pages.join('\f')] : null
}

function contentOf(pdf: PdfFile, contents: Value | undefined): string {
  const resolved = pdf.resolve(contents)
  const streams = Array.isArray(resolved) ? resolved as readonly Value[] : [contents]
  return streams.map((stream) => pdf.streamOf(stream)?.toString('latin1') ?? '').join('\n')
}

interface Drawing { readonly content: string; readonly resources: Value | undefined; readonly base: Matrix; readonly depth: number; readonly pieces: Piece[] }

/** Walks a content stream and notes where each shown string stands (ISO 32000-1 §9.4). State: matrices, font, leading. */
function draw(pdf: PdfFile, { content, resources, base, depth, pieces }: Drawing): void {
  const fonts = new Map<string, Decode>()
  const decoderNamed = (name: string) => {
    const known = fonts.get(name) ?? decoderOf(pdf, entryOf(pdf, pdf.get(resources, 'Font'), name))
    fonts.set(name, known)
    return known
  }
  let [ctm, line, text, leading, size, decode] = [base, IDENTITY, IDENTITY, 0, 1, ((bytes) => bytes) as Decode]
  const saved: (typeof ctm)[] = []
  const move = (x: number, y: number) => { text = line = multiply([1, 0, 0, 1, x, y], line) }
  const show = (bytes: string) => {
    const words = decode(bytes)
    const [a, , , , x, y] = multiply(text, ctm)
    if (words !== '') pieces.push({ x, y: -y, text: words })
    // Nearly right is enough: it only has to keep the strings of one line in order.
    text = multiply([1, 0, 0, 1, words.length * size * 0.5 + (a === 0 ? 1 : 0.01), 0], text)
  }
  const acts: Record<string, (args: readonly Value[]) => void> = {
    q: () => { saved.push(ctm) },
    Q: () => { ctm = saved.pop() ?? base },
    cm: (args) => { ctm = multiply(matrixOf(args), ctm) },
    BT: () => { text = line = IDENTITY },
    Tf: ([font, points]) => { [decode, size] = [isKind(font, 'name') ? decoderNamed(font.name) : decode, numeric(points)] },
    TL: ([points]) => { leading = numeric(points) },
    Td: ([x, y]) => move(numeric(x), numeric(y)),
    TD: ([x, y]) => { leading = -numeric(y); move(numeric(x), numeric(y)) },
    Tm: (args) => { text = line = matrixOf(args) },
    'T*': () => move(0, -leading),
    Tj: ([bytes]) => { if (typeof bytes === 'string') show(bytes) },
    "'": ([bytes]) => { move(0, -leading); if (typeof bytes === 'string') show(bytes) },
    '"': ([, , bytes]) => { move(0, -leading); if (typeof bytes === 'string') show(bytes) },
    TJ: ([parts]) => { for (const part of Array.isArray(parts) ? parts as readonly Value[] : []) if (typeof part === 'string') show(part) },
    Do: ([name]) => {
      const reference = isKind(name, 'name') ? entryOf(pdf, pdf.get(resources, 'XObject'), name.name) : undefined
      if (depth >= DEEPEST || !isNamed(pdf.get(reference, 'Subtype'), 'Form')) return
      const matrix = pdf.get(reference, 'Matrix')
      const inner = Array.isArray(matrix) ? multiply(matrixOf(matrix as readonly Value[]), ctm) : ctm
      draw(pdf, { content: contentOf(pdf, reference), resources: pdf.get(reference, 'Resources') ?? resources, base: inner, depth: depth + 1, pieces })
    },
  }
  walk(content, acts)
}

function walk(content: string, acts: Readonly<Record<string, (args: readonly Value[]) => void>>): void {
  const reader = { text: content, at: 0 }
  let operands: Value[] = []
  for (let value = next(reader); value !== undefined; value = next(reader)) {
    if (!isKind(value, 'operator')) {
      operands.push(value)
      continue
    }
    if (Object.hasOwn(acts, value.word)) acts[value.word]!(operands)
    // The bytes of an inline picture are no operators.
    if (value.word === 'ID') reader.at = Math.max(reader.at, content.slice(reader.at).search(/\sEI(?=\s)/) + reader.at + 3)
    operands = []
  }
}

/** A dictionary's entry as it stands there: a reference stays one, so that its stream can be found. */
function entryOf(pdf: PdfFile, value: Value | undefined, key: string): Value | undefined {
  const dictionary = pdf.resolve(value)
  return isKind(dictionary, 'dictionary') ? dictionary.entries.get(key) : undefined
}

const numeric = (value: Value | undefined): number => (typeof value === 'number' ? value : 0)
const matrixOf = (values: readonly Value[]): Matrix => [0, 1, 2, 3, 4, 5].map((at) => numeric(values[at])) as unknown as Matrix
const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3], m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
]
