import { Modal } from 'antd'
import { type Hotkey, shownKey } from './hotkey.ts'

/** The keys of the page, shown on `?`. */
export const HotkeysDialog = ({ hotkeys, onClose }: { readonly hotkeys: readonly Hotkey[]; readonly onClose: () => void }) => (
  <Modal open title="本页快捷键" footer={null} onCancel={onClose}>
    <dl className="sn-keys">
      {hotkeys.map((hotkey) => <div key={hotkey.keys}><dt><kbd>{shownKey(hotkey.keys)}</kbd></dt><dd>{hotkey.label}</dd></div>)}
      <div><dt><kbd>?</kbd></dt><dd>显示本页快捷键</dd></div>
    </dl>
  </Modal>
)
