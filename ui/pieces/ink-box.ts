/** What of a picture is drawn upon, with a narrow edge: a signature then fills the line it is printed on. The whole picture when nothing is. */
export function inkBox({ data, width, height }: Pick<ImageData, 'data' | 'width' | 'height'>): { readonly left: number; readonly top: number; readonly width: number; readonly height: number } {
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[(y * width + x) * 4 + 3] === 0) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = y
    }
  }
  if (right < 0) return { left: 0, top: 0, width, height }
  const [from, upper] = [Math.max(0, left - EDGE), Math.max(0, top - EDGE)]
  return { left: from, top: upper, width: Math.min(width, right + 1 + EDGE) - from, height: Math.min(height, bottom + 1 + EDGE) - upper }
}

const EDGE = 4
