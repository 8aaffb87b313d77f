import { Button, Modal } from 'antd'

/** Says that the session is about to end, and that nothing written will be lost. */
export function IdleDialog({ minutesLeft, onStay }: { readonly minutesLeft: number; readonly onStay: () => void }) {
  return (
    <Modal
      open title={minutesLeft > 0 ? `${minutesLeft} 分钟后将自动退出登录` : '即将自动退出登录'} onCancel={onStay} mask={{ closable: false }}
      footer={[<Button key="stay" type="primary" autoFocus onClick={onStay}>继续工作</Button>]}
    >
      <p>您有一段时间没有操作。为防他人冒用，到时将退出登录；已填写的内容保存在本机，重新登录后还在。</p>
    </Modal>
  )
}
