/** Working minutes left (negative: late) in words: 剩 2 个工作日, 剩 3 小时, 剩 20 分钟, 超期 3 天, 超期 2 小时. */
export function dueWords(workingMinutesLeft: number, minutesPerDay: number): string {
  const minutes = Math.abs(workingMinutesLeft)
  const isLate = workingMinutesLeft < 0
  if (minutes >= minutesPerDay) return isLate ? `超期 ${Math.floor(minutes / minutesPerDay)} 天` : `剩 ${Math.floor(minutes / minutesPerDay)} 个工作日`
  const rest = minutes >= 60 ? `${Math.floor(minutes / 60)} 小时` : `${Math.max(1, Math.floor(minutes))} 分钟`
  return isLate ? `超期 ${rest}` : `剩 ${rest}`
}
