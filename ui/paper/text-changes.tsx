import type { ParagraphChange } from '#lib/text-changes'

/** 花脸稿: what came and went, paragraph by paragraph; long stretches without change fold away. */
export function TextChanges({ changes, label }: { readonly changes: readonly ParagraphChange[]; readonly label: string }) {
  const isSame = changes.every((change) => change.kind === 'same')
  if (isSame) return <p className="sn-muted">两稿文字完全相同。</p>
  return <div className="sn-changes" role="group" aria-label={label}>{changes.map((change, at) => <Change key={at} change={change} />)}</div>
}

function Change({ change }: { readonly change: ParagraphChange }) {
  switch (change.kind) {
    case 'same': return <p className="sn-same">{change.text}</p>
    case 'added': return <p><ins>{change.text}</ins></p>
    case 'removed': return <p><del>{change.text}</del></p>
    case 'changed': return <p>{change.pieces.map((piece, at) => (piece.kind === 'added' ? <ins key={at}>{piece.text}</ins> : piece.kind === 'removed' ? <del key={at}>{piece.text}</del> : <span key={at}>{piece.text}</span>))}</p>
  }
}
