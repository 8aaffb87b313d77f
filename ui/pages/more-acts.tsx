import { Button, Dropdown } from 'antd'
import type { PageAct } from './object-page.tsx'

/** Rare acts behind 更多; one that cannot be done says why. */
export const MoreActs = ({ acts }: { readonly acts: readonly PageAct[] }) => (
  <Dropdown
    trigger={['click']}
    menu={{ items: acts.map((act) => ({ key: act.key, danger: act.isDanger ?? false, disabled: act.disabledWhy !== undefined, label: act.disabledWhy ? `${act.label}（${act.disabledWhy}）` : act.label, onClick: act.onAct })) }}
  >
    <Button>更多</Button>
  </Dropdown>
)
