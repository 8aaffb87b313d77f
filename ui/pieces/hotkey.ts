/** One key and what it does on this page. */
export interface Hotkey {
  /** `j`, `Enter`, `Alt+S`, `Alt+1` … */
  readonly keys: string
  /** What it does, for the list shown on `?`. */
  readonly label: string
  readonly act: () => void
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/** Whether a press is these keys. Letters and digits go by their place on the board: with Alt, macOS yields other characters. */
export function matches(keys: string, pressed: Pressed): boolean {
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  const wants = (name: string) => parts.slice(0, -1).includes(name)
  if (wants('Alt') !== pressed.altKey || wants('Ctrl') !== (pressed.ctrlKey || pressed.metaKey)) return false
  if (wants('Shift') !== pressed.shiftKey && /^[a-z0-9]$/i.test(key)) return false
  return pressed.key.toLowerCase() === key.toLowerCase() || pressed.code === `Key${key.toUpperCase()}` || pressed.code === `Digit${key}`
}

/** Whether the person is writing there, so that single letters are text. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !isSwitch(target))

const isSwitch = (target: HTMLElement): boolean => target instanceof HTMLInputElement && /^(checkbox|radio|button)$/.test(target.type)

/** Keys as printed on the board. */
export const shownKey = (keys: string): string => keys.replace('ArrowDown', '↓').replace('ArrowUp', '↑').replace('Escape', 'Esc').replaceAll('+', ' + ')
