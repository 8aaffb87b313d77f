/** One paragraph of two texts side by side. */
export type ParagraphChange =
  | { readonly kind: 'same'; readonly text: string }
  | { readonly kind: 'added'; readonly text: string }
  | { readonly kind: 'removed'; readonly text: string }
  /** `pieces` read in order give the marked draft (花脸稿). */
  | { readonly kind: 'changed'; readonly pieces: readonly Piece[] }
export interface Piece { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

/** What happened between two texts given as lines, paragraph by paragraph. */
export function changesBetween(before: readonly string[], after: readonly string[]): readonly ParagraphChange[] {
  const pairs = align(before, after)
  const found: ParagraphChange[] = []
  for (let index = 0; index < pairs.length; index++) {
    const piece = pairs[index]!
    if (piece.kind === 'same') { found.push(piece); continue }
    // A paragraph taken out where another is put in is one paragraph rewritten, if enough of it is left.
    const next = pairs[index + 1]
    if (piece.kind === 'removed' && next?.kind === 'added' && isRewrite(piece.text, next.text)) {
      found.push({ kind: 'changed', pieces: piecesBetween(piece.text, next.text) })
      index++
    } else found.push(piece)
  }
  return found
}

/** Characters that stayed, came and went between two texts. */
export function piecesBetween(before: string, after: string): readonly Piece[] {
  const joined: Piece[] = []
  for (const piece of align([...before], [...after])) {
    const last = joined.at(-1)
    if (last?.kind === piece.kind) joined[joined.length - 1] = { kind: last.kind, text: last.text + piece.text }
    else joined.push(piece)
  }
  return joined
}

const isRewrite = (before: string, after: string): boolean => {
  const kept = piecesBetween(before, after).filter((piece) => piece.kind === 'same').reduce((sum, piece) => sum + piece.text.length, 0)
  return kept * 2 >= Math.min(before.length, after.length)
}

// Longest common subsequence. Runs equal at both ends are set aside first, so that the table stays small for real edits;
// beyond the limit everything between is one removal and one addition, which is right, only coarser.
function align(before: readonly string[], after: readonly string[]): readonly Piece[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let end = 0
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++
  const [a, b] = [before.slice(start, before.length - end), after.slice(start, after.length - end)]
  const same = (texts: readonly string[]): Piece[] => texts.map((text) => ({ kind: 'same', text }))
  return [...same(before.slice(0, start)), ...middle(a, b), ...same(before.slice(before.length - end))]
}

const LIMIT = 4_000_000

function middle(a: readonly string[], b: readonly string[]): readonly Piece[] {
  const removed = (texts: readonly string[]): Piece[] => texts.map((text) => ({ kind: 'removed', text }))
  const added = (texts: readonly string[]): Piece[] => texts.map((text) => ({ kind: 'added', text }))
  if (!a.length || !b.length || a.length * b.length > LIMIT) return [...removed(a), ...added(b)]
  const width = b.length + 1
  const table = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] = a[i] === b[j] ? table[(i + 1) * width + j + 1]! + 1 : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!)
    }
  }
  const found: Piece[] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) { found.push({ kind: 'same', text: a[i]! }); i++; j++ }
    else if (table[(i + 1) * width + j]! >= table[i * width + j + 1]!) found.push({ kind: 'removed', text: a[i++]! })
    else found.push({ kind: 'added', text: b[j++]! })
  }
  return [...found, ...removed(a.slice(i)), ...added(b.slice(j))]
}
