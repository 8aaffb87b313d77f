import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { type ReactNode, useLayoutEffect, useMemo, useSyncExternalStore } from 'react'
import { ConfirmHost } from './pieces/confirm-act.tsx'
import { HotkeysProvider } from './pieces/hotkeys.tsx'
import { ToastHost } from './pieces/toast.tsx'
import { type Settings, SettingsProvider, useSetting } from './settings.tsx'
import './styles/index.css'
import { antdTheme } from './theme/antd-theme.ts'
import { type Preferences, readPreferences } from './theme/preferences.ts'
import { cssVariables, paletteOf, sansFamily, scales } from './theme/tokens.ts'

dayjs.locale('zh-cn')

export interface UiProviderProps {
  /** Settings the server keeps for the person. */
  readonly settings?: Settings | undefined
  /** Called with each changed setting, to keep it on the server. */
  readonly onSetting?: ((key: string, value: unknown) => void) | undefined
  readonly children: ReactNode
}

/** Wraps everything: settings, theme and text size on `<html>`, antd in Chinese, toasts, confirmations and keys. */
export function UiProvider({ settings, onSetting, children }: UiProviderProps) {
  return (
    <SettingsProvider kept={settings} onChange={onSetting}>
      <Look>
        <HotkeysProvider>
          <ConfirmHost>{children}</ConfirmHost>
          <ToastHost />
          <section id={FLOATS} aria-label="浮层" />
        </HotkeysProvider>
      </Look>
    </SettingsProvider>
  )
}

/** The person's choices about the look, and how to change them. */
export const usePreferences = (): readonly [Preferences, (preferences: Preferences) => void] => useSetting('look', readPreferences)

function Look({ children }: { readonly children: ReactNode }) {
  const [preferences] = usePreferences()
  // A narrow window is a phone, or at least as cramped as one.
  const isTouch = useMedia('(pointer: coarse), (max-width: 640px)')
  const isStill = useMedia('(prefers-reduced-motion: reduce)')
  useLayoutEffect(() => applyLook(preferences, isTouch), [preferences, isTouch])
  const theme = useMemo(() => antdTheme(preferences, { isTouch, isStill }), [preferences, isTouch, isStill])
  return (
    <ConfigProvider locale={zhCN} theme={theme} wave={{ disabled: true }} button={{ autoInsertSpace: false }} getPopupContainer={floats}>
      {children}
    </ConfigProvider>
  )
}

/** Lists and panels that float stand in one named region, so that nothing on the page lies outside a landmark. */
const floats = (): HTMLElement => document.getElementById(FLOATS) ?? document.body
const FLOATS = 'sn-floats'

function applyLook(preferences: Preferences, isTouch: boolean): void {
  const { dataset, style } = document.documentElement
  const scale = scales[preferences.size]
  dataset.theme = preferences.theme
  dataset.size = preferences.size
  dataset.contrast = preferences.contrast
  dataset.touch = String(isTouch)
  style.fontSize = `${scale.font}px`
  style.fontFamily = sansFamily
  style.setProperty('--sn-control', `${isTouch ? scale.touch : scale.control}px`)
  for (const [name, value] of cssVariables(paletteOf(preferences))) style.setProperty(name, value)
}

/** Whether a media query holds, kept up to date. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
  )
}

/** Whether the window is narrower than so many characters of body text, whatever the text size. */
export function useNarrow(characters: number): boolean {
  const [{ size }] = usePreferences()
  return useMedia(`(max-width: ${characters * scales[size].font}px)`)
}
