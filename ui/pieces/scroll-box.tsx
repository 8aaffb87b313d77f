import { type ReactNode, useEffect, useRef, useState } from 'react'

/** Holds what may be wider than the page. Only while it scrolls is it a named stop of the Tab key: then the arrow keys move it. */
export function ScrollBox({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const [isScrolling, setScrolling] = useState(false)
  useEffect(() => {
    const held = box.current
    if (!held) return
    const watch = new ResizeObserver(() => setScrolling(held.scrollWidth > held.clientWidth))
    for (const watched of [held, ...held.children]) watch.observe(watched)
    return () => watch.disconnect()
  }, [])
  return <div ref={box} className="sn-table-scroll" {...(isScrolling ? { role: 'region', 'aria-label': `${label}（可左右滚动）`, tabIndex: 0 } : {})}>{children}</div>
}
