/** The height inside the margins of one A4 page, in mm; a hair less, so that rounding never makes a second page. */
const ROOM_MM = 256
/** Below half its size nobody reads a form; many opinions then go on to a second page. */
const LEAST = 0.5

/** By how much a sheet of this height is shrunk to stand on one page. */
export const fitOf = (heightMm: number): number => Math.max(LEAST, Math.min(1, Math.floor((ROOM_MM / heightMm) * 100) / 100))
