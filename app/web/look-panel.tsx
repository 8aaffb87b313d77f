import { Radio } from 'antd'
import { useId } from 'react'
import { contrastLabels, sizeLabels, themeLabels, usePreferences } from '#ui'

/** Text size, theme and contrast; kept for the person. */
export function LookPanel() {
  const [preferences, setPreferences] = usePreferences()
  return (
    <div className="sn-options">
      <Choice label="字号" labels={sizeLabels} value={preferences.size} onChange={(size) => setPreferences({ ...preferences, size })} />
      <Choice label="颜色" labels={themeLabels} value={preferences.theme} onChange={(theme) => setPreferences({ ...preferences, theme })} />
      <Choice label="对比度" labels={contrastLabels} value={preferences.contrast} onChange={(contrast) => setPreferences({ ...preferences, contrast })} />
    </div>
  )
}

interface ChoiceProps<Name extends string> {
  readonly label: string
  readonly labels: Readonly<Record<Name, string>>
  readonly value: Name
  readonly onChange: (value: Name) => void
}

function Choice<Name extends string>({ label, labels, value, onChange }: ChoiceProps<Name>) {
  const id = useId()
  const options = (Object.keys(labels) as Name[]).map((name) => ({ value: name, label: labels[name] }))
  return (
    <div role="group" aria-labelledby={id}>
      <div id={id} className="sn-muted">{label}</div>
      <Radio.Group aria-labelledby={id} optionType="button" options={options} value={value} onChange={(event) => onChange(event.target.value as Name)} />
    </div>
  )
}
