import type { Instant } from '#lib/instants'
import { GoLink } from '../routing.tsx'
import { ScrollBox } from './scroll-box.tsx'
import { momentWords, today } from './moments.ts'
import { type PersonNameProps, personWords } from './person-name.tsx'

/** One act in the record of a case. */
export interface TraceRow {
  readonly key: string
  readonly at: Instant
  readonly who: PersonNameProps
  /** 提交, 退回, 签发 … */
  readonly act: string
  readonly step: string
  readonly opinion?: string | undefined
  /** What was drawn by hand: the opinion itself, the signature under it. */
  readonly pictures?: readonly { readonly url: string; readonly alt: string }[]
  /** What may be begun from it. */
  readonly links?: readonly { readonly label: string; readonly href: string }[]
}

/** 流转记录: every act, oldest first, with who, when and what was said. */
export function TraceTable({ rows, onExport }: { readonly rows: readonly TraceRow[]; readonly onExport?: () => void }) {
  return (
    <div className="sn-trace-box">
      <ScrollBox label="流转记录">
        <table className="sn-trace" aria-label="流转记录">
          <thead><tr><th scope="col">时间</th><th scope="col">环节</th><th scope="col">人员</th><th scope="col">办理</th><th scope="col">意见</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}><td>{momentWords(row.at, today())}</td><td>{row.step}</td><td>{personWords(row.who)}</td><td>{row.act}</td><td>{row.opinion ?? ''}{row.pictures?.map(({ url, alt }) => <img key={url} className="sn-trace-drawn" src={url} alt={alt} />)}{row.links?.map(({ label, href }) => <GoLink key={href} to={href} className="sn-trace-link">{label}<span className="sn-hidden">：{personWords(row.who)}的意见</span></GoLink>)}</td></tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {onExport && <button type="button" className="sn-plain" onClick={onExport}>导出流转记录</button>}
    </div>
  )
}

/** One thing that led here or came of it. */
export interface ThreadItem {
  readonly key: string
  readonly at?: Instant
  readonly title: string
  readonly href?: string | undefined
  /** 由来, 本件, 后续 and what else it is to this one. */
  readonly relation: string
  readonly isHere?: boolean
}

/** 来龙去脉: what caused this and what came of it, across modules, oldest first. */
export function ThreadList({ items }: { readonly items: readonly ThreadItem[] }) {
  return (
    <ol className="sn-thread">
      {items.map((item) => (
        <li key={item.key} data-here={item.isHere || undefined}>
          <div className="sn-muted">{item.relation}{item.at && ` · ${momentWords(item.at, today())}`}</div>
          {item.href && !item.isHere ? <GoLink to={item.href}>{item.title}</GoLink> : <span>{item.title}</span>}
        </li>
      ))}
    </ol>
  )
}
