import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import SignaturePad from 'signature_pad'
import { ProblemNote, Waiting, showToast } from '#ui'
import { client, queries } from '../api.ts'

/** The own signature image, drawn by hand; it stands under opinions on paper forms. */
export function Signature() {
  const { data, error } = useQuery(queries.mySignature.queryOptions())
  const [isDrawing, setDrawing] = useState(false)
  const cache = useQueryClient()
  const changed = async () => {
    setDrawing(false)
    await cache.invalidateQueries({ queryKey: queries.mySignature.key() })
  }
  if (error) return <ProblemNote problem={error} />
  if (!data) return <Waiting lines={2} />
  if (isDrawing || data.image === null) return <Drawing onKept={() => void changed()} {...(data.image ? { onLeave: () => setDrawing(false) } : {})} />
  return (
    <>
      <img src={data.image} alt="我的签名" className="adm-signature" />
      <div className="sn-row adm-form-foot">
        <Button onClick={() => setDrawing(true)}>重新手写</Button>
        <Button onClick={() => void client.dropSignature().then(changed)}>删除</Button>
      </div>
    </>
  )
}

function Drawing({ onKept, onLeave }: { readonly onKept: () => void; readonly onLeave?: () => void }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<SignaturePad | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [isEmpty, setEmpty] = useState(true)
  useEffect(() => {
    const sheet = canvas.current!
    // Drawn at twice the shown size, so that it stays sharp on paper.
    sheet.width = sheet.clientWidth * SCALE
    sheet.height = sheet.clientHeight * SCALE
    sheet.getContext('2d')?.scale(SCALE, SCALE)
    const made = new SignaturePad(sheet, { minWidth: 1, maxWidth: 3.2, penColor: '#1F2329' })
    made.addEventListener('endStroke', () => setEmpty(made.isEmpty()))
    pad.current = made
    return () => made.off()
  }, [])
  const keep = () => {
    client.keepSignature({ image: canvas.current!.toDataURL('image/png') })
      .then(() => { showToast({ text: '签名已保存。' }); onKept() }).catch(setProblem)
  }
  return (
    <>
      {problem ? <ProblemNote problem={problem} /> : null}
      <p className="sn-muted" id="pad-hint">用手指、手写笔或鼠标在框内书写。</p>
      <canvas ref={canvas} className="adm-pad" role="img" aria-label="手写签名区" aria-describedby="pad-hint" />
      <div className="sn-row adm-form-foot">
        <Button type="primary" disabled={isEmpty} onClick={keep}>保存签名</Button>
        <Button onClick={() => { pad.current?.clear(); setEmpty(true) }}>清除重写</Button>
        {onLeave && <button type="button" className="sn-plain" onClick={onLeave}>保留原签名</button>}
      </div>
    </>
  )
}

const SCALE = 2
