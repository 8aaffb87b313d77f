import { GoLink } from '#ui'
import { lightOrder, lightWords } from '../../core/lights.ts'
import type { ListClass } from '../../core/lists/types.ts'
import { lightTone } from '../words.ts'

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`

/** 分类占比 (R38): a bar for each class, as long as its share and divided by lights; every figure stands beside it in words, and the last row is the sum. */
export function ClassChart({ classes, total, hrefOf }: { readonly classes: readonly ListClass[]; readonly total: ListClass; readonly hrefOf?: (one: ListClass) => string }) {
  const shown = lightOrder.filter((light) => total.lights[light] > 0)
  return (
    <table className="sup-classes" aria-label="分类占比">
      <thead><tr><th scope="col">类别</th><th scope="col">件数</th><th scope="col">占比</th><th scope="col">各灯件数</th><th scope="col">平均进度</th></tr></thead>
      <tbody>{[...classes, total].map((one) => (
        <tr key={one.code || 'total'} className={one === total ? 'sup-classes-total' : undefined}>
          <th scope="row">{one !== total && hrefOf ? <GoLink to={hrefOf(one)}>{one.name}</GoLink> : one.name}</th>
          <td className="sn-number">{one.count}</td>
          <td><span className="sup-share"><span className="sup-share-bar" aria-hidden="true" style={{ width: percent(one.share) }}>{shown.map((light) => one.lights[light] > 0 && <span key={light} className={`sn-light-${lightTone[light]}`} style={{ flexGrow: one.lights[light] }} />)}</span></span>{percent(one.share)}</td>
          <td>{shown.filter((light) => one.lights[light] > 0).map((light) => <span key={light} className={`sn-light sn-light-${lightTone[light]} sup-share-light`}><span aria-hidden="true">{lightWords[light].glyph}</span> {lightWords[light].name} {one.lights[light]}</span>)}</td>
          <td className="sn-number">{percent(one.progress)}</td>
        </tr>
      ))}</tbody>
    </table>
  )
}
