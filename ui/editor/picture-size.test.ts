import { expect, test } from 'vitest'
import { pictureSize } from './picture-size.ts'

test('图片不超出版心', () => {
  expect(pictureSize(4000, 3000)).toEqual({ widthMm: 156, heightMm: 117 })
  expect(pictureSize(1000, 4000).heightMm).toBe(200)
})
test('小图按原大', () => expect(pictureSize(96, 96)).toEqual({ widthMm: 25.4, heightMm: 25.4 }))
