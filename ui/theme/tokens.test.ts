import { expect, test } from 'vitest'
import { contrastRatio } from './contrast.ts'
import { readPreferences } from './preferences.ts'
import { type Palette, cssVariables, paletteOf } from './tokens.ts'

const texts: readonly (keyof Palette)[] = ['ink', 'secondary', 'placeholder', 'accent', 'accentStrong', 'normal', 'soon', 'overdue', 'suspended']
const grounds: readonly (keyof Palette)[] = ['paper', 'ground', 'sunken', 'accentTint']
const tinted: readonly (readonly [keyof Palette, keyof Palette])[] = [
  ['onBrand', 'brand'], ['onBrand', 'brandStrong'],
  ['ink', 'normalTint'], ['ink', 'soonTint'], ['ink', 'overdueTint'],
  ['normal', 'normalTint'], ['soon', 'soonTint'], ['overdue', 'overdueTint'],
]

for (const theme of ['red', 'blue'] as const) {
  for (const contrast of ['normal', 'high'] as const) {
    const palette = paletteOf({ theme, contrast })
    const least = contrast === 'high' ? 7 : 4.5
    const pairs = [...texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)), ...tinted]
    test.each(pairs)(`文字对比度足够：${theme} ${contrast} %s 在 %s 上`, (text, ground) => {
      expect(contrastRatio(palette[text], palette[ground])).toBeGreaterThanOrEqual(least)
    })
    test(`输入框边线对比度不低于 3：${theme} ${contrast}`, () => {
      expect(contrastRatio(palette.border, palette.paper)).toBeGreaterThanOrEqual(3)
    })
  }
}

test('对比度按 WCAG 计算', () => {
  expect(contrastRatio('#000000', '#FFFFFF')).toBeCloseTo(21, 5)
  expect(contrastRatio('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2)
})

test('颜色写成样式变量', () => {
  expect(cssVariables(paletteOf({ theme: 'red', contrast: 'normal' }))).toContainEqual(['--sn-brand-strong', '#8C0F15'])
})

test('存储的外观设置有误时按默认', () => {
  expect(readPreferences({ theme: 'green', size: 'extra', contrast: 'toString' })).toEqual({ theme: 'red', size: 'extra', contrast: 'normal' })
  expect(readPreferences(null)).toEqual({ theme: 'red', size: 'standard', contrast: 'normal' })
})
