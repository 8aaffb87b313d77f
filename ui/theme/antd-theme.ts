import type { ThemeConfig } from 'antd'
import type { Preferences } from './preferences.ts'
import { paletteOf, sansFamily, scales } from './tokens.ts'

/** What the screen is like, beside the person's choices. */
export interface Screen {
  /** Fingers rather than a mouse. */
  readonly isTouch: boolean
  /** The system asks for less motion. */
  readonly isStill: boolean
}

/** antd's tokens for a person's choices: with these axe finds no low contrast (defect 5 of antd 6.6.8). */
export function antdTheme(preferences: Preferences, screen: Screen): ThemeConfig {
  const palette = paletteOf(preferences)
  const scale = scales[preferences.size]
  const controlHeight = screen.isTouch ? scale.touch : scale.control
  return {
    token: {
      fontSize: scale.font, fontFamily: sansFamily, lineHeight: 1.6, controlHeight, borderRadius: 4,
      colorPrimary: palette.accent, colorLink: palette.accent, colorLinkHover: palette.accentStrong, colorInfo: palette.accent,
      colorSuccess: palette.normal, colorWarning: palette.soon, colorError: palette.overdue,
      colorText: palette.ink, colorTextHeading: palette.ink, colorTextSecondary: palette.secondary,
      colorTextTertiary: palette.secondary, colorTextDescription: palette.secondary, colorTextPlaceholder: palette.placeholder,
      colorTextDisabled: palette.placeholder, colorIcon: palette.secondary,
      colorBorder: palette.border, colorBorderSecondary: palette.line, colorSplit: palette.line,
      colorBgLayout: palette.ground, colorBgContainer: palette.paper, colorBgElevated: palette.paper,
      boxShadow: FLOAT, boxShadowSecondary: FLOAT, boxShadowTertiary: 'none',
      motion: !screen.isStill, motionDurationFast: '0.08s', motionDurationMid: '0.12s', motionDurationSlow: '0.15s',
    },
    components: {
      Button: {
        colorPrimary: palette.brand, colorPrimaryHover: palette.brandStrong, colorPrimaryActive: palette.brandStrong,
        primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500,
      },
      Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
      Select: { optionSelectedBg: palette.accentTint },
      Modal: { titleFontSize: scale.font * 1.143 },
    },
  }
}

/** The one shadow, for what floats. */
const FLOAT = '0 4px 16px rgba(31, 35, 41, 0.16)'
