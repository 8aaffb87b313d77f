import { percentWords } from '../words.ts'

/** How far, as a figure with a bar beside it. */
export const Progress = ({ share }: { readonly share: number }) => (
  <span className="sup-progress"><span className="sup-bar" aria-hidden="true"><span style={{ width: percentWords(share) }} /></span>{percentWords(share)}</span>
)
