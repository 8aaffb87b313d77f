import type { Point } from '../display.ts'

/** An affine map as OFD writes it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]
export interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export const identity: Matrix = [1, 0, 0, 1, 0, 0]
export const moved = (x: number, y: number): Matrix => [1, 0, 0, 1, x, y]

/** First `inner`, then `outer`. */
export const chained = ([a, b, c, d, e, f]: Matrix, outer: Matrix): Matrix => {
  const [A, B, C, D, E, F] = outer
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]
}

export const mapped = (x: number, y: number, [a, b, c, d, e, f]: Matrix): Point => ({ x: a * x + c * y + e, y: b * x + d * y + f })

/** The smallest upright box about points. */
export function boxAbout(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

export const corners = ({ x, y, width, height }: Box): Point[] => [{ x, y }, { x: x + width, y }, { x: x + width, y: y + height }, { x, y: y + height }]
