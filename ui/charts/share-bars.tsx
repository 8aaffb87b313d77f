import type { ReactNode } from 'react'

/** One bar; `name` may be a link to its rows. */
export interface ShareBar { readonly key: string; readonly name: ReactNode; readonly value: number; readonly words: string }

/** Bars side by side with what they stand for and how much in words; nothing is told by colour. */
export function ShareBars({ label, bars, most }: { readonly label: string; readonly bars: readonly ShareBar[]; readonly most: number }) {
  return (
    <ul className="sn-bars" aria-label={label}>{bars.map(({ key, name, value, words }) => (
      <li key={key}>
        <span className="sn-bar-name">{name}</span>
        <svg aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none"><rect className="sn-bar-ground" width="100" height="10" /><rect className="sn-bar-share" width={most === 0 ? 0 : (value / most) * 100} height="10" /></svg>
        <span className="sn-bar-words">{words}</span>
      </li>
    ))}</ul>
  )
}
