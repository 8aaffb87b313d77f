import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import SignaturePad from 'signature_pad'
import type { FileId } from '#lib/ids'
import { ProblemNote } from '#ui'
import { fileHref, uploadFile } from '#modules/files/web'

export interface HandwritingProps {
  readonly value: FileId | null
  readonly onChange: (file: FileId | null) => void
}

/** An opinion written by hand, kept as a picture beside the words. */
export function Handwriting({ value, onChange }: HandwritingProps) {
  const [isWriting, setWriting] = useState(false)
  if (value) return <div className="sn-row"><img className="doc-hand" src={fileHref(value, true)} alt="手写意见" /><Button onClick={() => onChange(null)}>删去手写</Button></div>
  return isWriting ? <Pad onKept={onChange} onLeave={() => setWriting(false)} /> : <Button onClick={() => setWriting(true)}>手写意见</Button>
}

function Pad({ onKept, onLeave }: { readonly onKept: (file: FileId) => void; readonly onLeave: () => void }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<SignaturePad | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  useEffect(() => {
    const sheet = canvas.current!
    // Drawn at twice the shown size, so that it stays sharp on paper.
    sheet.width = sheet.clientWidth * SCALE
    sheet.height = sheet.clientHeight * SCALE
    sheet.getContext('2d')?.scale(SCALE, SCALE)
    const made = new SignaturePad(sheet, { minWidth: 1, maxWidth: 3.2, penColor: '#1F2329' })
    pad.current = made
    return () => made.off()
  }, [])
  const keep = () => {
    if (pad.current?.isEmpty()) return onLeave()
    canvas.current!.toBlob((picture) => {
      if (picture) uploadFile(new File([picture], '手写意见.png', { type: 'image/png' })).then((card) => onKept(card.id), setProblem)
    }, 'image/png')
  }
  return (
    <div className="doc-pad-box">
      {problem ? <ProblemNote problem={problem} /> : null}
      <canvas ref={canvas} className="doc-pad" role="img" aria-label="手写意见区，用手指、手写笔或鼠标书写" />
      <div className="sn-row"><Button onClick={keep}>用这个手写</Button><Button onClick={() => pad.current?.clear()}>清除重写</Button><button type="button" className="sn-plain" onClick={onLeave}>不用手写</button></div>
    </div>
  )
}

const SCALE = 2
