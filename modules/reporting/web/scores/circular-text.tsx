import type { Block, Body } from '#engines/typesetting'

/** The words that go into 办文, as they will be read there; the table stands above. */
export function CircularText({ title, body, isSent }: { readonly title: string; readonly body: Body; readonly isSent: boolean }) {
  return (
    <section className="sn-card rpt-card" aria-label={isSent ? '已转办文的正文' : '将转办文的正文'}>
      <h2>{isSent ? '已转办文的正文' : '将转办文的正文'}</h2>
      <p><strong>{title}</strong></p>
      {body.map((block, at) => <Shown key={at} block={block} />)}
      <p className="sn-muted">附表同上。转办文后可以在公文中继续修改文字。</p>
    </section>
  )
}

function Shown({ block }: { readonly block: Block }) {
  if (!('runs' in block)) return null
  const text = block.runs.map((run) => ('text' in run ? run.text : '')).join('')
  return block.kind === 'heading' ? <h3>{text}</h3> : <p>{text}</p>
}
