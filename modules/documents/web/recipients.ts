import type { UnitId } from '#lib/ids'
import type { Elements, Recipient } from '../core/content.ts'

interface Known {
  readonly units: readonly { readonly id: UnitId; readonly shortName: string }[]
  readonly groups: readonly { readonly id: string; readonly name: string }[]
}

/** One text for each recipient, by which a picker tells them apart. */
export function keyOfRecipient(recipient: Recipient): string {
  switch (recipient.kind) {
    case 'unit': return `unit:${recipient.unit}`
    case 'group': return `group:${recipient.group}`
    case 'leader': return `leader:${recipient.person}`
    case 'text': return recipient.name
  }
}

/** The recipient of a picked or typed text: a unit or group by its key or its very name, else an organ as written. */
export function recipientFrom(key: string, { units, groups }: Known): Recipient | null {
  const name = key.trim()
  const unit = units.find((one) => key === `unit:${one.id}` || name === one.shortName)
  if (unit) return { kind: 'unit', unit: unit.id, name: unit.shortName }
  const group = groups.find((one) => key === `group:${one.id}` || name === one.name)
  if (group) return { kind: 'group', group: group.id, name: group.name }
  return name === '' || /^(unit|group|leader):/.test(name) ? null : { kind: 'text', name }
}

/** Elements read from a file, with whom their recipients mean. */
export const withRecipients = (elements: Partial<Elements>, known: Known): Partial<Elements> => ({
  ...elements, ...(elements.mainTo ? { mainTo: resolved(elements.mainTo, known) } : {}), ...(elements.copyTo ? { copyTo: resolved(elements.copyTo, known) } : {}),
})

/** Recipients read from an imported line take the unit or group of that very name. */
const resolved = (recipients: readonly Recipient[], known: Known): readonly Recipient[] =>
  recipients.map((one) => (one.kind === 'text' ? recipientFrom(one.name, known) ?? one : one))
