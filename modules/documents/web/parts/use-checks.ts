import { useEffect, useRef, useState } from 'react'
import type { Content } from '../../core/content.ts'
import type { CheckView, DocumentView } from '../../core/views.ts'
import { asSent, client } from '../api.ts'

/** Applies the rules to the words in hand, a moment after they rest: as strictly as the act that comes next at this stage. */
export function useChecks({ id, state }: DocumentView, content: Content) {
  const [check, setCheck] = useState<CheckView | undefined>()
  const [problem, setProblem] = useState<unknown>(null)
  const isUrgent = useRef(true)
  const [round, setRound] = useState(0)
  const moment = state.at === 'officeReview' ? 'review' : 'submit'
  useEffect(() => {
    let isStale = false
    const timer = setTimeout(() => {
      client.check({ document: id, moment, content: asSent(content) }).then(
        (found) => { if (!isStale) { setCheck(found); setProblem(null) } }, (thrown: unknown) => { if (!isStale) setProblem(thrown) },
      )
    }, isUrgent.current ? 0 : RESTED_MS)
    isUrgent.current = false
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [id, moment, content, round])
  return {
    check, problem,
    /** The next change is checked at once, not once it has rested: it was a click, not typing. */
    hurry: () => { isUrgent.current = true },
    /** Checks the same words again: something around them has changed. */
    again: () => { isUrgent.current = true; setRound((now) => now + 1) },
  }
}

const RESTED_MS = 700
