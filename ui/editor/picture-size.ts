/** Width of the type area of a page (GB/T 9704-2012 5.2.1) and the height a picture may take of it, in millimetres. */
const WIDEST_MM = 156
const HIGHEST_MM = 200
const DOTS_PER_MM = 96 / 25.4

/** The size at which a picture of so many pixels is set: true size at 96 dots per inch, or what the type area allows. */
export function pictureSize(width: number, height: number): { readonly widthMm: number; readonly heightMm: number } {
  const shrink = Math.min(1, (WIDEST_MM * DOTS_PER_MM) / width, (HIGHEST_MM * DOTS_PER_MM) / height)
  const tenth = (pixels: number) => Math.max(1, Math.round((pixels * shrink * 10) / DOTS_PER_MM) / 10)
  return { widthMm: tenth(width), heightMm: tenth(height) }
}

/** The size at which a picture file is set. */
export async function measured(file: File): Promise<{ readonly widthMm: number; readonly heightMm: number }> {
  const bitmap = await createImageBitmap(file)
  const size = pictureSize(bitmap.width, bitmap.height)
  bitmap.close()
  return size
}
