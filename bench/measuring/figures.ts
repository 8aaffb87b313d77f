/** The value below which a share of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5)

/** Calls `work` from `clients` loops at once until `seconds` are over; answers how many calls ended per second and their times in ms. */
export async function underLoad(at: { clients: number; seconds: number }, work: (client: number, round: number) => Promise<void>): Promise<{ perSecond: number; times: readonly number[] }> {
  const times: number[] = []
  const from = performance.now()
  const end = from + at.seconds * 1000
  await Promise.all(Array.from({ length: at.clients }, async (_, client) => {
    for (let round = 0; performance.now() < end; round++) {
      const began = performance.now()
      await work(client, round)
      times.push(performance.now() - began)
    }
  }))
  return { perSecond: times.length / ((performance.now() - from) / 1000), times }
}

/** Prints one figure with its limit and sets the exit code when it does not hold. */
export function report(figure: string, value: number, limit: { atLeast?: number; atMost?: number }, detail = ''): void {
  const holds = (limit.atLeast === undefined || value >= limit.atLeast) && (limit.atMost === undefined || value <= limit.atMost)
  const bound = limit.atLeast === undefined ? `≤ ${limit.atMost}` : `≥ ${limit.atLeast}`
  console.log(`${holds ? 'holds ' : 'BROKEN'} ${figure}: ${value.toFixed(2)} (${bound}) ${detail}`)
  if (!holds) process.exitCode = 1
}
