import { usePreferences } from '../provider.tsx'
import { contrastLabels, sizeLabels, themeLabels } from '../theme/preferences.ts'
import { ChoiceRow } from './choice-row.tsx'

/** Text size, colour and contrast; kept for the person and applied at once. */
export function LookChoices() {
  const [look, setLook] = usePreferences()
  return (
    <div className="sn-options">
      <ChoiceRow label="字号" options={optionsOf(sizeLabels)} value={look.size} onChange={(size) => setLook({ ...look, size })} />
      <ChoiceRow label="颜色" options={optionsOf(themeLabels)} value={look.theme} onChange={(theme) => setLook({ ...look, theme })} />
      <ChoiceRow label="对比度" options={optionsOf(contrastLabels)} value={look.contrast} onChange={(contrast) => setLook({ ...look, contrast })} />
    </div>
  )
}

const optionsOf = <Name extends string>(labels: Readonly<Record<Name, string>>) => (Object.keys(labels) as Name[]).map((value) => ({ value, label: labels[value] }))
