import { Button } from 'antd'
import { Banner } from '#ui'
import { notReadId, notReadWords } from '../imported-words.ts'
import type { Imported } from './use-imported.ts'

/** Whatever an import could not place, so that nothing is lost unseen. */
export function ImportFindings({ imported: { found, isSeen, setSeen } }: { readonly imported: Imported }) {
  if (!found || isSeen) return null
  const { content, notUnderstood, setAside } = found
  return (
    <Banner tone={notUnderstood.length ? 'soon' : 'normal'} action={<Button onClick={setSeen}>知道了</Button>}>
      <p>已导入正文 {content.body.length} 段{content.annexes.length > 0 && `、附件 ${content.annexes.length} 个`}。{notUnderstood.length > 0 ? `有 ${notUnderstood.length} 处没有读懂或没有导入，请对照原件核对：` : '各段都已识别。'}</p>
      {notUnderstood.length > 0 && <ol className="doc-findings doc-not-read" aria-label="没有读懂的地方">{notUnderstood.map((one, at) => <li key={at} id={notReadId(at + 1)} tabIndex={-1}>{notReadWords(one)}</li>)}</ol>}
      {setAside.length > 0 && <p className="sn-muted">以下由系统在办理中生成，未写入文稿：{setAside.map(({ label, text }) => `${label}“${text}”`).join('，')}。</p>}
    </Banner>
  )
}
