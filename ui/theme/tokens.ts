import type { Preferences, SizeName, ThemeName } from './preferences.ts'

/** Every colour of the frame. The paper keeps its own black and red, whatever the theme. */
export interface Palette {
  /** Brand bar and primary action, nowhere else. */
  readonly brand: string
  readonly brandStrong: string
  readonly onBrand: string
  /** Links, focus, chosen controls. Blue in both themes, so that red keeps meaning "act" or "late". */
  readonly accent: string
  readonly accentStrong: string
  readonly accentTint: string
  readonly ink: string
  readonly secondary: string
  readonly placeholder: string
  readonly line: string
  /** Border of fields: 3:1 against paper (WCAG 1.4.11). */
  readonly border: string
  readonly ground: string
  readonly sunken: string
  readonly paper: string
  readonly normal: string
  readonly soon: string
  readonly overdue: string
  readonly suspended: string
  readonly normalTint: string
  readonly soonTint: string
  readonly overdueTint: string
}

const brands: Readonly<Record<ThemeName, Pick<Palette, 'brand' | 'brandStrong'>>> = {
  red: { brand: '#B3131B', brandStrong: '#8C0F15' },
  blue: { brand: '#1456A6', brandStrong: '#0F437F' },
}

const calm: Omit<Palette, 'brand' | 'brandStrong'> = {
  onBrand: '#FFFFFF',
  accent: '#1456A6', accentStrong: '#0F437F', accentTint: '#EDF3FA',
  ink: '#1F2329', secondary: '#595959', placeholder: '#6B6B6B',
  line: '#E5E6EB', border: '#868C96', ground: '#F5F6F8', sunken: '#FAFBFC', paper: '#FFFFFF',
  normal: '#237804', soon: '#8A5A00', overdue: '#A8071A', suspended: '#595959',
  normalTint: '#F2F8EF', soonTint: '#FCF6E8', overdueTint: '#FCF0F0',
}

const strong: Partial<Palette> = {
  accent: '#0B3D7A', accentStrong: '#072A55', accentTint: '#FFFFFF',
  ink: '#000000', secondary: '#262626', placeholder: '#404040',
  line: '#595959', border: '#262626', ground: '#FFFFFF', sunken: '#FFFFFF',
  normal: '#145200', soon: '#5C3B00', overdue: '#7A0513', suspended: '#262626',
  normalTint: '#FFFFFF', soonTint: '#FFFFFF', overdueTint: '#FFFFFF',
}

/** The colours in force for a person's choices. */
export function paletteOf({ theme, contrast }: Pick<Preferences, 'theme' | 'contrast'>): Palette {
  const palette = { ...calm, ...brands[theme] }
  return contrast === 'high' ? { ...palette, ...strong, brand: palette.brandStrong } : palette
}

/** Pixels of one em of text and of a control, by text size. Touch screens get taller controls (44, and 60 in large text). */
export interface Scale { readonly font: number; readonly control: number; readonly touch: number }
export const scales: Readonly<Record<SizeName, Scale>> = {
  standard: { font: 14, control: 32, touch: 44 },
  large: { font: 18, control: 40, touch: 60 },
  extra: { font: 22, control: 48, touch: 60 },
}

/**
 * System Chinese sans first. `GW Hei` is served by ourselves and is fetched only where a machine has none of the others,
 * as bare Linux desktops may.
 */
export const sansFamily = '-apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "HarmonyOS Sans SC", "WenQuanYi Micro Hei", "GW Hei", sans-serif'

/** The palette as CSS custom properties: `brandStrong` becomes `--sn-brand-strong`. */
export const cssVariables = (palette: Palette): readonly (readonly [string, string])[] =>
  Object.entries(palette).map(([name, value]) => [`--sn-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value] as const)
