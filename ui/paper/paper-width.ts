import { type RefObject, useEffect, useState } from 'react'

/** Pixels of 210 mm at 96 dots per inch. */
const PAPER_PX = 793.7

/** The width of a page in pixels: what fits the box (never more than true size), or true size times `zoom`. */
export function usePaperWidth(box: RefObject<HTMLElement | null>, zoom: number): number {
  const [available, setAvailable] = useState(PAPER_PX)
  useEffect(() => {
    if (!box.current) return
    const watch = new ResizeObserver(([entry]) => { if (entry) setAvailable(entry.contentRect.width) })
    watch.observe(box.current)
    return () => watch.disconnect()
  }, [box])
  return Math.floor(zoom === 0 ? Math.min(available - 2, PAPER_PX * 1.15) : PAPER_PX * zoom)
}
