import { lightWords } from '../../core/lights.ts'
import type { Light } from '../../core/types.ts'
import { lightTone } from '../words.ts'

/** A light by glyph, word and colour, so that it is never colour alone. */
export const LightMark = ({ light, children }: { readonly light: Light; readonly children?: string }) => (
  <span className={`sn-light sn-light-${lightTone[light]}`}><span aria-hidden="true">{lightWords[light].glyph}</span> {children ?? lightWords[light].name}</span>
)
