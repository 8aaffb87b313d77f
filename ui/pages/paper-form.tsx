import type { ReactNode } from 'react'

export interface PaperCell {
  readonly key: string
  readonly label: string
  /** Id of the control inside, so that the printed word is its label. */
  readonly controlId?: string
  readonly content: ReactNode
  /** Of twelve columns; what is left of the row when absent. */
  readonly span?: number
}
export interface PaperRow {
  readonly key: string
  readonly cells: readonly PaperCell[]
  /** Height in lines of text, as the box has on paper. */
  readonly lines?: number
}

export interface PaperFormProps {
  /** As printed on top: 中共临江区委办公室发文稿纸. */
  readonly title: string
  readonly rows: readonly PaperRow[]
  /** Above the table at both ends: number and secrecy of the sheet. */
  readonly head?: ReactNode
  readonly foot?: ReactNode
}

/** Page kind 7: 发文稿纸, 公文处理单 and the like, filled on screen in the same place as on paper. */
export const PaperForm = ({ title, rows, head, foot }: PaperFormProps) => (
  <article className="sn-sheet" aria-label={title}>
    <h2 className="sn-sheet-title">{title}</h2>
    {head && <div className="sn-sheet-head">{head}</div>}
    <div className="sn-sheet-grid">
      {rows.map((row) => (
        <div key={row.key} className="sn-sheet-row" style={row.lines ? { minHeight: `${row.lines * 1.75 + 1}em` } : {}}>
          {row.cells.map((cell) => (
            <div key={cell.key} className="sn-sheet-cell" style={{ flex: cell.span ? `${cell.span} 1 0` : '12 1 0' }}>
              {cell.controlId ? <label className="sn-sheet-label" htmlFor={cell.controlId}>{cell.label}</label> : <span className="sn-sheet-label">{cell.label}</span>}
              <div className="sn-sheet-content">{cell.content}</div>
            </div>
          ))}
        </div>
      ))}
    </div>
    {foot && <div className="sn-sheet-foot">{foot}</div>}
  </article>
)

/** An opinion as written on the sheet: words, then the signature if there is a picture of it, name and date at the right, in the hand of 楷体. */
export const WrittenOpinion = ({ text, who, when, signatureUrl }: { readonly text: string; readonly who: string; readonly when: string; readonly signatureUrl?: string }) => (
  <div className="sn-written">
    <p>{text}</p>
    <p className="sn-written-hand">{signatureUrl && <img src={signatureUrl} alt="手写签名" />}<span>{who}</span><span>{when}</span></p>
  </div>
)
