import { useEffect, useRef, useState } from 'react'
import { usePaperWidth } from './paper-width.ts'
import { safeSvg } from './safe-svg.ts'

export interface PaperViewProps {
  /** Pages as SVG text, as the typesetting engine paints them. */
  readonly pages: readonly string[]
  /** What the paper is, for screen readers. */
  readonly label: string
}

const zooms = [['适合宽度', 0], ['75%', 0.75], ['100%', 1], ['150%', 1.5]] as const

/** The paper as it will be printed, page below page; its text can be selected. */
export function PaperView({ pages, label }: PaperViewProps) {
  const [zoom, setZoom] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  const width = usePaperWidth(box, zoom)
  return (
    <div className="sn-paper-view">
      <div className="sn-paper-tools">
        <span className="sn-muted">共 {pages.length} 页</span>
        <label className="sn-row">大小
          <select className="sn-select" value={zoom} onChange={(event) => setZoom(Number(event.target.value))}>
            {zooms.map(([name, factor]) => <option key={name} value={factor}>{name}</option>)}
          </select>
        </label>
      </div>
      <div ref={box} className="sn-paper-scroll" role="group" aria-label={label} tabIndex={0}>
        <div className="sn-paper-pages">
          {pages.map((page, at) => <Page key={at} source={page} width={width} label={`第 ${at + 1} 页`} />)}
        </div>
      </div>
    </div>
  )
}

function Page({ source, width, label }: { readonly source: string; readonly width: number; readonly label: string }) {
  const holder = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const svg = safeSvg(source)
    svg?.removeAttribute('width')
    svg?.removeAttribute('height')
    holder.current?.replaceChildren(...(svg ? [svg] : []))
  }, [source])
  return <div ref={holder} className="sn-paper-page" role="group" aria-label={label} style={{ width: `${width}px`, minHeight: `${width * 1.414}px` }} />
}
