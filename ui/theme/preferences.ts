/** What a person chose about the look; kept per user on the server and per browser for the first paint. */
export interface Preferences {
  readonly theme: ThemeName
  readonly size: SizeName
  readonly contrast: ContrastName
}
export type ThemeName = 'red' | 'blue'
export type SizeName = 'standard' | 'large' | 'extra'
export type ContrastName = 'normal' | 'high'

export const defaultPreferences: Preferences = { theme: 'red', size: 'standard', contrast: 'normal' }

export const themeLabels: Readonly<Record<ThemeName, string>> = { red: '政务红', blue: '政务蓝' }
export const sizeLabels: Readonly<Record<SizeName, string>> = { standard: '标准', large: '大字', extra: '超大' }
export const contrastLabels: Readonly<Record<ContrastName, string>> = { normal: '标准对比', high: '高对比' }

/** Preferences from anything stored: what is missing or unknown falls back to the default. */
export function readPreferences(stored: unknown): Preferences {
  const given: Partial<Record<keyof Preferences, unknown>> = typeof stored === 'object' && stored !== null ? stored : {}
  return {
    theme: oneOf(themeLabels, given.theme, defaultPreferences.theme),
    size: oneOf(sizeLabels, given.size, defaultPreferences.size),
    contrast: oneOf(contrastLabels, given.contrast, defaultPreferences.contrast),
  }
}

function oneOf<Name extends string>(labels: Readonly<Record<Name, string>>, value: unknown, otherwise: Name): Name {
  return typeof value === 'string' && Object.hasOwn(labels, value) ? (value as Name) : otherwise
}
