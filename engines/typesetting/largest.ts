/** The largest of any number of values, and at least `least`: an argument list of `Math.max` ends at some hundred thousand. */
export function largest(values: Iterable<number>, least = 0): number {
  let most = least
  for (const value of values) if (value > most) most = value
  return most
}
