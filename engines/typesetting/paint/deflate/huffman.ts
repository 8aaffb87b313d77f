/** Widest code of literals, lengths and distances (RFC 1951, 3.2.7). */
export const widestCode = 15

/** Huffman's code; where it would be too wide, the counts are evened out and it is made anew. */
export function widthsFor(counts: Uint32Array, widest: number): Uint8Array {
  for (let even = 0; ; even++) {
    const widths = huffman(counts, even)
    if (widths.every((width) => width <= widest)) return widths
  }
}

interface Node { readonly weight: number; readonly symbol: number; parent: number }

function huffman(counts: Uint32Array, even: number): Uint8Array {
  const leaves: Node[] = []
  counts.forEach((count, symbol) => { if (count) leaves.push({ weight: (count >> even) + 1, symbol, parent: -1 }) })
  leaves.sort((a, b) => a.weight - b.weight || a.symbol - b.symbol)
  const widths = new Uint8Array(counts.length)
  if (leaves.length < 2) {
    // A code of one symbol still takes a bit.
    widths[leaves[0]?.symbol ?? 0] = 1
    return widths
  }
  const inner: Node[] = []
  let [leaf, next] = [0, 0]
  const lightest = () => leaf < leaves.length && (next >= inner.length || leaves[leaf]!.weight <= inner[next]!.weight) ? leaves[leaf++]! : inner[next++]!
  while (inner.length < leaves.length - 1) {
    const [a, b] = [lightest(), lightest()]
    a.parent = b.parent = inner.length
    inner.push({ weight: a.weight + b.weight, symbol: -1, parent: -1 })
  }
  const depths = inner.map(() => 0)
  for (let i = inner.length - 2; i >= 0; i--) depths[i] = depths[inner[i]!.parent]! + 1
  for (const { symbol, parent } of leaves) widths[symbol] = depths[parent]! + 1
  return widths
}

/** Canonical codes, their bits turned round for writing. */
export function bitsFor(widths: Uint8Array): Uint16Array {
  const bits = new Uint16Array(widths.length)
  for (let width = 1, code = 0; width <= widestCode; width++, code <<= 1) {
    widths.forEach((one, symbol) => {
      if (one !== width) return
      let turned = 0
      for (let bit = 0; bit < width; bit++) if (code >> bit & 1) turned |= 1 << (width - 1 - bit)
      bits[symbol] = turned
      code++
    })
  }
  return bits
}
