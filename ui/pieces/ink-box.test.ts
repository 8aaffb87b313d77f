import { expect, test } from 'vitest'
import { inkBox } from './ink-box.ts'

/** A picture with these points drawn. */
function picture(width: number, height: number, ...points: readonly (readonly [number, number])[]) {
  const data = new Uint8ClampedArray(width * height * 4)
  for (const [x, y] of points) data[(y * width + x) * 4 + 3] = 255
  return { data, width, height }
}

test('a drawing is cut to its strokes, with a narrow edge', () => {
  expect(inkBox(picture(100, 60, [20, 30], [50, 10], [35, 40]))).toEqual({ left: 16, top: 6, width: 39, height: 39 })
})

test('the edge ends where the picture ends; an empty picture stays whole', () => {
  expect(inkBox(picture(30, 20, [1, 19], [29, 0]))).toEqual({ left: 0, top: 0, width: 30, height: 20 })
  expect(inkBox(picture(30, 20))).toEqual({ left: 0, top: 0, width: 30, height: 20 })
})
