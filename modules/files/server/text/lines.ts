/** A stretch of text where it stands on a page; y grows downwards. */
export interface Piece { readonly x: number; readonly y: number; readonly text: string }

/** Puts placed pieces together into lines, from top to bottom and left to right. Pieces nearer than `tolerance` in height share a line. */
export function linesFrom(pieces: readonly Piece[], tolerance: number): string {
  const lines: Piece[][] = []
  for (const piece of [...pieces].sort((a, b) => a.y - b.y)) {
    const line = lines.at(-1)
    if (line && piece.y - line[0]!.y < tolerance) line.push(piece)
    else lines.push([piece])
  }
  return lines.map((line) => line.sort((a, b) => a.x - b.x).map((piece) => piece.text).join('')).join('\n')
}
