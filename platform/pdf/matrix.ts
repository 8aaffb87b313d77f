/** `x' = a·x + c·y + e`, `y' = b·x + d·y + f`, as PDF writes it. */
export type Matrix = readonly [number, number, number, number, number, number]

export const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** First `inner`, then `outer`. */
export const times = (outer: Matrix, [a, b, c, d, e, f]: Matrix): Matrix => [
  outer[0] * a + outer[2] * b, outer[1] * a + outer[3] * b, outer[0] * c + outer[2] * d, outer[1] * c + outer[3] * d,
  outer[0] * e + outer[2] * f + outer[4], outer[1] * e + outer[3] * f + outer[5],
]

export const applied = (matrix: Matrix, x: number, y: number): readonly [number, number] => [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]]
/** By how much lengths along x grow. */
export const stretchOf = (matrix: Matrix): number => Math.hypot(matrix[0], matrix[1])
