import { useId } from 'react'

export interface ChoiceRowProps<Value extends string | number> {
  readonly label: string
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly value: Value
  readonly onChange: (value: Value) => void
  /** The label is read out but not shown, where the page says it already. */
  readonly isLabelHidden?: boolean
}

/** One of a few, side by side. Plain radio buttons, so that arrow keys move and every choice has its name. */
export function ChoiceRow<Value extends string | number>({ label, options, value, onChange, isLabelHidden = false }: ChoiceRowProps<Value>) {
  const name = useId()
  return (
    <fieldset className="sn-choice">
      <legend className={isLabelHidden ? 'sn-hidden' : 'sn-muted'}>{label}</legend>
      <div className="sn-choice-row">
        {options.map((option) => (
          <label key={option.value}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
