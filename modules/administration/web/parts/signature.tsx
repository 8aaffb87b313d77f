import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { DrawingPad, ProblemNote, Waiting, showToast } from '#ui'
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
  const keep = async (drawing: Blob) => {
    await client.keepSignature({ image: await dataAddress(drawing) })
    showToast({ text: '签名已保存。' })
    onKept()
  }
  return <DrawingPad label="手写签名区" verb="保存签名" onKeep={keep} {...(onLeave ? { leave: { label: '保留原签名', onLeave } } : {})} />
}

const dataAddress = (picture: Blob): Promise<string> => new Promise((resolve, reject) => {
  const reader = new FileReader()
  reader.onload = () => resolve(String(reader.result))
  reader.onerror = () => reject(reader.error ?? new Error('the picture could not be read'))
  reader.readAsDataURL(picture)
})
