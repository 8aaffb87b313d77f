import { type ReactNode, useEffect, useRef, useState } from 'react'

export interface ScrollBoxProps {
  readonly label: string
  readonly children: ReactNode
  /** What lies in it is higher than it, not wider. */
  readonly isUpright?: boolean
  readonly className?: string
}

/** Holds what may be larger than its place. Only while it scrolls is it a named stop of the Tab key: then the arrow keys move it. */
export function ScrollBox({ label, children, isUpright = false, className = 'sn-table-scroll' }: ScrollBoxProps) {
  const box = useRef<HTMLDivElement>(null)
  const [isScrolling, setScrolling] = useState(false)
  useEffect(() => {
    const held = box.current
    if (!held) return
    const watch = new ResizeObserver(() => setScrolling(isUpright ? held.scrollHeight > held.clientHeight : held.scrollWidth > held.clientWidth))
    for (const watched of [held, ...held.children]) watch.observe(watched)
    return () => watch.disconnect()
    // What it holds may be exchanged for something wider.
  }, [isUpright, children])
  return <div ref={box} className={className} {...(isScrolling ? { role: 'region', 'aria-label': `${label}（可${isUpright ? '上下' : '左右'}滚动）`, tabIndex: 0 } : {})}>{children}</div>
}
