import type { LightState } from '../pieces/light.tsx'
import { Light } from '../pieces/light.tsx'
import { Popover } from '../pieces/popover.tsx'
import { GoLink } from '../routing.tsx'

export interface NumberItem {
  readonly key: string
  readonly label: string
  readonly value: number | string
  readonly unit?: string
  /** What exactly is counted: 口径. */
  readonly definition: string
  /** The rows behind it, one click away. */
  readonly href?: string
  readonly light?: LightState | undefined
}

/** Page kind 8: figures, each with its definition and its rows. */
export const Numbers = ({ items, label }: { readonly items: readonly NumberItem[]; readonly label: string }) => (
  <ul className="sn-numbers" aria-label={label}>{items.map((item) => <Figure key={item.key} item={item} />)}</ul>
)

function Figure({ item }: { readonly item: NumberItem }) {
  const figure = <span className="sn-figure-value">{typeof item.value === 'number' ? item.value.toLocaleString('zh-CN') : item.value}<small>{item.unit}</small></span>
  return (
    <li className="sn-figure sn-card">
      <div className="sn-figure-head">
        <span>{item.label}</span>
        <Popover content={<div className="sn-definition">{item.definition}</div>} trigger={['hover', 'focus']}>
          <button type="button" className="sn-plain sn-figure-why" aria-label={`${item.label}口径：${item.definition}`}>口径</button>
        </Popover>
      </div>
      {item.href ? <GoLink to={item.href} className="sn-figure-link" ariaLabel={`${item.label} ${item.value}${item.unit ?? ''}，看明细`}>{figure}</GoLink> : figure}
      {item.light && <Light state={item.light} />}
    </li>
  )
}
