import type { PaperRule, TextRule } from '../find.ts'
import { amounts } from './amounts.ts'
import { attachments } from './attachments.ts'
import { bookMarks } from './book-marks.ts'
import { citations, shortNames } from './citations.ts'
import { colons } from './colons.ts'
import { dates } from './dates.ts'
import { citedNumbers, ownNumber } from './document-numbers.ts'
import { dotsAndDashes } from './dots-and-dashes.ts'
import { ends } from './ends.ts'
import { figures } from './figures.ts'
import { fixedWords } from './fixed-words.ts'
import { halfWidth } from './half-width.ts'
import { leftOvers } from './left-overs.ts'
import { lists } from './lists.ts'
import { mixedNumbers } from './mixed-numbers.ts'
import { ordinals } from './ordinals.ts'
import { doubledMarks, pairs } from './pairs.ts'
import { recipients } from './recipients.ts'
import { articles, ordinalWords, sequence } from './sequence.ts'
import { realDates, relativeTimes } from './times.ts'
import { title } from './title.ts'
import { measures } from './units.ts'
import { commemoratedDays, years } from './years.ts'

/** Rules that read each text by itself. */
export const textRules: readonly TextRule[] = [
  lists, ordinals, citedNumbers, dotsAndDashes, bookMarks, ends, halfWidth, pairs, doubledMarks, colons,
  figures, mixedNumbers, fixedWords, years, commemoratedDays, amounts, measures, leftOvers, realDates,
]

/** Rules that have to see the whole paper. */
export const paperRules: readonly PaperRule[] = [
  ownNumber, citations, shortNames, relativeTimes, sequence, ordinalWords, articles, title, attachments, recipients, dates,
]
