import { Button } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'
import SignaturePad from 'signature_pad'
import { inkBox } from './ink-box.ts'
import { ProblemNote } from './notes.tsx'

export interface DrawingPadProps {
  /** What is drawn here, for screen readers: 手写签名区. */
  readonly label: string
  /** The button that keeps the drawing: 保存签名. */
  readonly verb: string
  /** Takes the drawing (PNG, at twice the size shown, cut to its strokes); what it throws is shown beside the pad. */
  readonly onKeep: (drawing: Blob) => Promise<void>
  /** Leaves without a drawing, where there is something to go back to. */
  readonly leave?: { readonly label: string; readonly onLeave: () => void }
}

/** The one place to write by hand: finger, pen or mouse. Nothing can be kept before there is a stroke. */
export function DrawingPad({ label, verb, onKeep, leave }: DrawingPadProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<SignaturePad | null>(null)
  const hintId = useId()
  const [isEmpty, setEmpty] = useState(true)
  const [isKeeping, setKeeping] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  useEffect(() => {
    const sheet = canvas.current!
    // Drawn at twice the shown size, so that it stays sharp on paper.
    sheet.width = sheet.clientWidth * SCALE
    sheet.height = sheet.clientHeight * SCALE
    sheet.getContext('2d')?.scale(SCALE, SCALE)
    const made = new SignaturePad(sheet, { minWidth: 1, maxWidth: 3.2, penColor: INK })
    made.addEventListener('endStroke', () => setEmpty(made.isEmpty()))
    pad.current = made
    return () => made.off()
  }, [])
  const keep = () => {
    setKeeping(true)
    setProblem(null)
    pictureOf(canvas.current!).then(onKeep).catch(setProblem).finally(() => setKeeping(false))
  }
  return (
    <div className="sn-pad-box">
      {problem ? <ProblemNote problem={problem} /> : null}
      <p className="sn-muted" id={hintId}>用手指、手写笔或鼠标在框内书写。</p>
      <canvas ref={canvas} className="sn-pad" role="img" aria-label={label} aria-describedby={hintId} />
      <div className="sn-row">
        <Button type="primary" disabled={isEmpty} loading={isKeeping} onClick={keep}>{verb}</Button>
        <Button disabled={isEmpty} onClick={() => { pad.current?.clear(); setEmpty(true) }}>清除重写</Button>
        {leave && <button type="button" className="sn-plain" onClick={leave.onLeave}>{leave.label}</button>}
      </div>
    </div>
  )
}

const SCALE = 2
/** Near black: the picture is printed on white paper, whatever the theme of the screen. */
const INK = '#1F2329'

const pictureOf = (canvas: HTMLCanvasElement): Promise<Blob> => new Promise((resolve, reject) => {
  const { left, top, width, height } = inkBox(canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height))
  const cut = document.createElement('canvas')
  cut.width = width
  cut.height = height
  cut.getContext('2d')!.drawImage(canvas, -left, -top)
  cut.toBlob((picture) => (picture ? resolve(picture) : reject(new Error('the browser made no picture of the drawing'))), 'image/png')
})
