import { useEffect, useRef, useState } from 'react'
import { usePaperWidth } from './paper-width.ts'
import { safeSvg } from './safe-svg.ts'

export interface PaperViewProps {
  /** Pages as SVG text, as the typesetting engine paints them. */
  readonly pages: readonly string[]
  /** What the paper is, for screen readers. */
  readonly label: string
  /** Signs in the margin beside lines, e.g. a proofreader's. */
  readonly marks?: readonly PaperMark[]
}

/** A sign in the margin: on which page from 0, at which height of the A4 sheet. */
export interface PaperMark {
  readonly key: string
  readonly page: number
  readonly yMm: number
  /** The glyph shown; colour alone tells nothing. */
  readonly sign: string
  readonly tone: 'bad' | 'warn'
  readonly label: string
  readonly onChoose: () => void
}

const zooms = [['适合宽度', 0], ['75%', 0.75], ['100%', 1], ['150%', 1.5]] as const

/** The paper as it will be printed, page below page; its text can be selected. */
export function PaperView({ pages, label, marks = [] }: PaperViewProps) {
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
          {pages.map((page, at) => <Page key={at} source={page} width={width} label={`第 ${at + 1} 页`} marks={marks.filter((mark) => mark.page === at)} />)}
        </div>
      </div>
    </div>
  )
}

const A4_MM = 297

function Page({ source, width, label, marks }: { readonly source: string; readonly width: number; readonly label: string; readonly marks: readonly PaperMark[] }) {
  const holder = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const svg = safeSvg(source)
    svg?.removeAttribute('width')
    svg?.removeAttribute('height')
    holder.current?.replaceChildren(...(svg ? [svg] : []))
  }, [source])
  return (
    <div className="sn-paper-page" role="group" aria-label={label} style={{ width: `${width}px`, minHeight: `${width * 1.414}px` }}>
      <div ref={holder} />
      {marks.map((mark) => <button key={mark.key} type="button" className={`sn-paper-mark sn-paper-mark-${mark.tone}`} style={{ top: `${(mark.yMm / A4_MM) * 100}%` }} aria-label={mark.label} onClick={mark.onChoose}>{mark.sign}</button>)}
    </div>
  )
}
