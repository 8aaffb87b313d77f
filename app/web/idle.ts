/** How near a session is to ending for want of acts. */
export type IdleStage = 'working' | 'warned' | 'ended'

const MINUTE_MS = 60_000
/** The server notes a call at most once a minute, so its clock may run that much ahead of ours. */
const UNNOTED_MINUTES = 1
const WARNING_MINUTES = 2

/** The stage of a session whose last call was so long ago (milliseconds), and how many whole minutes remain. */
export function idleStage(sinceCallMs: number, idleMinutes: number): { readonly stage: IdleStage; readonly minutesLeft: number } {
  const left = (idleMinutes - UNNOTED_MINUTES) * MINUTE_MS - sinceCallMs
  if (sinceCallMs > idleMinutes * MINUTE_MS) return { stage: 'ended', minutesLeft: 0 }
  return { stage: left <= WARNING_MINUTES * MINUTE_MS ? 'warned' : 'working', minutesLeft: Math.max(0, Math.ceil(left / MINUTE_MS)) }
}
