import { SettingOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Popover } from '../pieces/popover.tsx'
import { type Column, type TableSettings, defaultTableSettings, densityLabels, shownColumns, toggleColumn } from './columns.ts'

export interface TableOptionsProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly settings: TableSettings
  readonly onChange: (settings: TableSettings) => void
}

/** 列与密度: which columns, how wide, how dense; kept for the person. */
export function TableOptions<Row>({ columns, settings, onChange }: TableOptionsProps<Row>) {
  const shown = new Set(shownColumns(columns, settings).map(({ key }) => key))
  const content = (
    <div className="sn-options">
      <fieldset>
        <legend>显示的列</legend>
        {columns.filter((column) => !column.isMain).map((column) => (
          <label key={column.key}>
            <input type="checkbox" checked={shown.has(column.key)} onChange={() => onChange(toggleColumn(columns, settings, column.key))} /> {column.title}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>行距</legend>
        {(['compact', 'normal', 'roomy'] as const).map((density) => (
          <label key={density}>
            <input type="radio" name="density" checked={settings.density === density} onChange={() => onChange({ ...settings, density })} /> {densityLabels[density]}
          </label>
        ))}
      </fieldset>
      <button type="button" className="sn-plain" onClick={() => onChange(defaultTableSettings)}>恢复默认</button>
    </div>
  )
  return (
    <Popover content={content} trigger="click" placement="bottomRight">
      <Button icon={<SettingOutlined />} aria-label="列与行距">列</Button>
    </Popover>
  )
}
