import { Button, Input, Modal } from 'antd'
import { showToast } from '#ui'

/** A one-time link just made: shown once, to be given to its holder. */
export function LinkNote({ name, link, onClose }: { readonly name: string; readonly link: string; readonly onClose: () => void }) {
  const whole = new URL(link, location.origin).href
  const copy = () => {
    // The clipboard is closed to plain http pages; there the marked text is copied by hand.
    navigator.clipboard?.writeText(whole).then(() => showToast({ text: '链接已复制。' }), () => showToast({ tone: 'warn', text: '浏览器不允许复制，请手工选取链接。' }))
  }
  return (
    <Modal open title={`请把链接交给${name}`} onCancel={onClose} footer={[<Button key="copy" onClick={copy}>复制链接</Button>, <Button key="done" type="primary" onClick={onClose}>已交给本人</Button>]}>
      <p>凭此链接设置口令，只能用一次，72 小时内有效；关闭后不再显示。请当面或通过可靠渠道交付，不要经群聊转发。</p>
      <Input.TextArea aria-label="一次性链接" readOnly autoSize value={whole} onFocus={(event) => event.target.select()} />
    </Modal>
  )
}
