export interface PersonNameProps {
  readonly name: string
  /** Shown as 王某（督查室）. */
  readonly unit?: string | undefined
  /** For whom the person acted: 王某（代李某）. Wins over the unit. */
  readonly actingFor?: string | undefined
}

/** A person as an office writes it. */
export const personWords = ({ name, unit, actingFor }: PersonNameProps): string =>
  actingFor ? `${name}（代${actingFor}）` : unit ? `${name}（${unit}）` : name

export const PersonName = (props: PersonNameProps) => <span className="sn-person">{personWords(props)}</span>
