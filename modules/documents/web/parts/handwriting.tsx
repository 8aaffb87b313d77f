import { Button } from 'antd'
import { useState } from 'react'
import type { FileId } from '#lib/ids'
import { fileHref, uploadFile } from '#modules/files/web'
import { DrawingPad } from '#ui'

export interface HandwritingProps {
  readonly value: FileId | null
  readonly onChange: (file: FileId | null) => void
}

/** An opinion written by hand, kept as a picture beside the words. */
export function Handwriting({ value, onChange }: HandwritingProps) {
  const [isWriting, setWriting] = useState(false)
  if (value) return <div className="sn-row"><img className="doc-hand" src={fileHref(value, true)} alt="手写意见" /><Button onClick={() => onChange(null)}>删去手写</Button></div>
  if (!isWriting) return <Button onClick={() => setWriting(true)}>手写意见</Button>
  const keep = async (drawing: Blob) => {
    const card = await uploadFile(new File([drawing], '手写意见.png', { type: 'image/png' }))
    setWriting(false)
    onChange(card.id)
  }
  return <DrawingPad label="手写意见区" verb="用这个手写" onKeep={keep} leave={{ label: '不用手写', onLeave: () => setWriting(false) }} />
}
