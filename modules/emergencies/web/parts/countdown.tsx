import { useEffect, useState } from 'react'
import { instantMs, type Instant } from '#lib/instants'
import { Light, clockWords } from '#ui'
import type { Clock } from '../../core/clocks.ts'
import type { EmergencyView } from '../../core/views.ts'
import { isRunning, leftWords, verdictTone, verdictWords } from '../words.ts'

const LOOK_MS = 1000

/** The server's clock, going on from the moment at which the answer came: the machine's own may be wrong. */
function useServerClock(now: Instant): number {
  const [elapsed, setElapsed] = useState(0)
  useEffect(() => {
    const since = performance.now()
    const timer = setInterval(() => { setElapsed(performance.now() - since) }, LOOK_MS)
    return () => { clearInterval(timer); setElapsed(0) }
  }, [now])
  return instantMs(now) + elapsed
}

/** The limits in big numerals, with words and not by colour alone. It ticks in silence: a timer is not read aloud by itself. */
export function Countdown({ view: { clocks, emergency, now, sight } }: { readonly view: EmergencyView }) {
  const nowMs = useServerClock(now)
  const shown = [['电话上报', clocks.phone], ['书面初报', clocks.written], ['续报', clocks.followUp]] as const
  const upward = shown.filter(([, { dueAt }]) => dueAt !== null && emergency.at !== 'dismissed')
  return (
    <section className="em-clocks" aria-label="报送时限">
      {sight === 'whole' && upward.map(([label, clock]) => <Dial key={label} label={label} clock={clock} nowMs={nowMs} />)}
      {emergency.record.unit && emergency.at !== 'dismissed' && <Settled label={`${emergency.record.unit.name}报告`} clock={clocks.unit} />}
    </section>
  )
}

function Dial({ label, clock, nowMs }: { readonly label: string; readonly clock: Clock; readonly nowMs: number }) {
  if (!isRunning(clock)) return <Settled label={label} clock={clock} />
  const { label: side, hours, minutes } = leftWords(instantMs(clock.dueAt!), nowMs)
  const isOver = side === '已超'
  return (
    <div className={`em-dial sn-card${isOver ? ' em-dial-over' : ''}`} role="timer" aria-live="off" aria-label={`${label}${side}`}>
      <span>{label}</span>
      <span className="em-numerals"><small>{side}</small>{hours > 0 && <><b>{hours}</b><small>小时</small></>}<b>{minutes}</b><small>分钟</small></span>
      <span><Light state={isOver ? 'overdue' : verdictTone[clock.verdict]}>{isOver ? '已超时，请马上办' : `时限 ${clockWords(clock.dueAt!)}`}</Light></span>
    </div>
  )
}

const Settled = ({ label, clock: { verdict, doneAt } }: { readonly label: string; readonly clock: Clock }) => (
  <div className="em-dial sn-card"><span>{label}</span><span className="em-settled"><Light state={verdictTone[verdict]}>{`${verdictWords[verdict]}${doneAt ? ` ${clockWords(doneAt)}` : ''}`}</Light></span></div>
)
