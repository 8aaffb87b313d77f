/** Lengths of OOXML in mm. */
const pointMm = 25.4 / 72
export const mmOfPoints = (points: number): number => rounded(points * pointMm)
/** EMU: 36000 to the mm. */
export const mmOfEmu = (emu: number): number => rounded(emu / 36000)

const unitMm: Readonly<Record<string, number>> = { mm: 1, cm: 10, in: 25.4, pt: pointMm, pc: 12 * pointMm, pi: 12 * pointMm, px: 25.4 / 96 }

/** A measure in twentieths of a point, or with its unit (`12.5mm`), as strict files write it. */
export function mmOfTwips(text: string | undefined): number | undefined {
  const found = /^\s*(-?[\d.]+)\s*([a-z]*)\s*$/.exec(text ?? '')
  if (!found) return undefined
  const value = Number(found[1])
  const factor = found[2] ? unitMm[found[2]] : pointMm / 20
  return Number.isFinite(value) && factor !== undefined ? rounded(value * factor) : undefined
}

/** A length of VML: points unless it says otherwise, EMU where it has no unit and is large. */
export function mmOfCss(text: string | undefined): number | undefined {
  const found = /^\s*(-?[\d.]+)\s*([a-z]*)\s*$/i.exec(text ?? '')
  if (!found) return undefined
  const value = Number(found[1])
  const factor = found[2] ? unitMm[found[2].toLowerCase()] : pointMm
  return Number.isFinite(value) && factor !== undefined ? rounded(value * factor) : undefined
}

/** A whole number, where the text is one. */
export function integerOf(text: string | undefined): number | undefined {
  const value = text === undefined ? Number.NaN : Number(text)
  return Number.isFinite(value) ? Math.round(value) : undefined
}

/** Colours as `#rrggbb`; automatic is black. */
export const colorOf = (text: string | undefined): string => {
  const name = (text ?? '').trim().toLowerCase().replace(/\s*\[.*$/, '')
  if (/^#?[0-9a-f]{6}$/.test(name)) return `#${name.replace('#', '')}`
  if (/^#[0-9a-f]{3}$/.test(name)) return name.replace(/[0-9a-f]/g, (digit) => digit + digit)
  return namedColors[name] ?? '#000000'
}
const namedColors: Readonly<Record<string, string>> = { red: '#ff0000', blue: '#0000ff', green: '#008000', white: '#ffffff', gray: '#808080', silver: '#c0c0c0', yellow: '#ffff00' }

const rounded = (mm: number): number => Math.round(mm * 1000) / 1000
