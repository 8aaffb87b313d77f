/** Widest code of literals, lengths and distances (RFC 1951, 3.2.7). */
export const widestCode = 15

/** Huffman's code for these counts; where it would be too wide, the counts are evened out and it is made anew. */
export function widthsFor(counts: Uint32Array, widest: number): Uint8Array {
  for (let even = 0; ; even++) {
    const widths = huffman(counts, even)
    if (widths.every((width) => width <= widest)) return widths
  }
}

/** More symbols than any code has: weight and symbol are sorted as one number. */
const mostSymbols = 512

/** State: `weights` of the nodes, the symbols from the lightest on and then the pairs in the order they are made; `parents` among the pairs. */
function huffman(counts: Uint32Array, even: number): Uint8Array {
  const widths = new Uint8Array(counts.length)
  const leaves = Float64Array.from(counts, (count, symbol) => count ? ((count >> even) + 1) * mostSymbols + symbol : 0).filter((one) => one > 0).sort()
  const count = leaves.length
  if (count < 2) {
    // A code of one symbol still takes a bit.
    widths[(leaves[0] ?? 0) % mostSymbols] = 1
    return widths
  }
  const weights = new Float64Array(2 * count - 1)
  leaves.forEach((one, i) => { weights[i] = Math.floor(one / mostSymbols) })
  const parents = new Uint16Array(2 * count - 1)
  let [leaf, pair] = [0, count]
  for (let made = count; made < 2 * count - 1; made++) {
    const a = leaf < count && (pair >= made || weights[leaf]! <= weights[pair]!) ? leaf++ : pair++
    const b = leaf < count && (pair >= made || weights[leaf]! <= weights[pair]!) ? leaf++ : pair++
    parents[a] = parents[b] = made
    weights[made] = weights[a]! + weights[b]!
  }
  const depths = new Uint16Array(2 * count - 1)
  for (let node = 2 * count - 3; node >= 0; node--) depths[node] = depths[parents[node]!]! + 1
  for (let i = 0; i < count; i++) widths[leaves[i]! % mostSymbols] = depths[i]!
  return widths
}

/** Canonical codes, their bits turned round for writing. */
export function bitsFor(widths: Uint8Array): Uint16Array {
  const used = new Uint16Array(widestCode + 1)
  for (const width of widths) used[width]!++
  const next = new Uint16Array(widestCode + 2)
  for (let width = 1; width <= widestCode; width++) next[width + 1] = (next[width]! + used[width]!) << 1
  return Uint16Array.from(widths, (width) => width ? turned(next[width]!++, width) : 0)
}

function turned(code: number, width: number): number {
  let bits = 0
  for (let bit = 0; bit < width; bit++) bits = bits << 1 | (code >> bit & 1)
  return bits
}
