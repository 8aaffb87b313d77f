/** One line of a trend; null where there is nothing to be drawn. */
export interface TrendSeries { readonly key: string; readonly label: string; readonly values: readonly (number | null)[] }
export interface TrendChartProps {
  /** What the drawing shows, and in words what is to be seen in it: whoever cannot see it has these and the table. */
  readonly label: string
  readonly summary: string
  /** Under the points, one each; of many some are shown. */
  readonly marks: readonly string[]
  readonly series: readonly TrendSeries[]
  /** The top of the scale; the bottom is 0. */
  readonly most: number
  readonly words: (value: number) => string
}

const [WIDTH, HEIGHT] = [1000, 100]
const STEPS = 4

/** Lines over time. The drawing stretches to its place; all words around it are text and keep the size that the reader has chosen. The figures stand in a table beside it. */
export function TrendChart({ label, summary, marks, series, most, words }: TrendChartProps) {
  const x = (index: number) => (marks.length < 2 ? WIDTH / 2 : (index / (marks.length - 1)) * WIDTH)
  const shown = marks.length <= 4 ? marks : [marks[0]!, marks[Math.floor((marks.length - 1) / 2)]!, marks.at(-1)!]
  return (
    <figure className="sn-chart">
      <figcaption><strong>{label}</strong><span>{summary}</span></figcaption>
      <ul className="sn-chart-legend">{series.map(({ key, label: name }, at) => <li key={key}><svg viewBox="0 0 32 8" aria-hidden="true" className={`sn-chart-line sn-chart-line-${at + 1}`}><path d="M0 4H32" /></svg>{name}</li>)}</ul>
      <div className="sn-chart-field">
        <div className="sn-chart-scale" aria-hidden="true">{[most, most / 2, 0].map((value) => <span key={value}>{words(value)}</span>)}</div>
        <svg role="img" aria-label={`${label}：${summary}`} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none">
          {Array.from({ length: STEPS + 1 }, (_, step) => <path key={step} className="sn-chart-grid" d={`M0 ${(step / STEPS) * HEIGHT}H${WIDTH}`} />)}
          {series.map(({ key, values }, at) => <path key={key} className={`sn-chart-line sn-chart-line-${at + 1}`} d={pathOf(values, { x, y: (value) => HEIGHT - (Math.min(value, most) / (most || 1)) * HEIGHT })} />)}
        </svg>
        <div className="sn-chart-marks" aria-hidden="true">{shown.map((mark) => <span key={mark}>{mark}</span>)}</div>
      </div>
    </figure>
  )
}

/** A line through what is known; a point that stands alone is a dot. */
function pathOf(values: readonly (number | null)[], { x, y }: { readonly x: (index: number) => number; readonly y: (value: number) => number }): string {
  return values.map((value, index) => {
    if (value === null) return ''
    const [before, after] = [values[index - 1] ?? null, values[index + 1] ?? null]
    return `${before === null ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}${before === null && after === null ? 'h0.01' : ''}`
  }).join('')
}
