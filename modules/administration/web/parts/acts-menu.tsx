import { Dropdown } from 'antd'
import type { AccountAct } from './account-acts.ts'

/** The further acts on one account. */
export const ActsMenu = ({ acts, name, onAct }: { readonly acts: readonly AccountAct[]; readonly name: string; readonly onAct: (act: AccountAct) => void }) => (
  <Dropdown trigger={['click']} menu={{ items: acts.map((each) => ({ key: each.key, label: each.label, onClick: () => onAct(each) })) }}>
    <button type="button" className="sn-plain" aria-haspopup="menu" aria-label={`更多办理：${name}`}>更多</button>
  </Dropdown>
)
