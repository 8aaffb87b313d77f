import pg from 'pg'
import { instantFrom } from '#lib/instants'

const TIMESTAMPTZ = 1184
const DATE = 1082
const INT8 = 20

/** timestamptz arrives as `Instant` text, date as `Day` text, int8 as a number (counts stay far below 2^53). */
export const typesInForce = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary') {
      if (oid === TIMESTAMPTZ) return (text: string) => instantFrom(Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')))
      if (oid === DATE) return (text: string) => text
      if (oid === INT8) return Number
    }
    return pg.types.getTypeParser(oid, format as 'text')
  },
}
