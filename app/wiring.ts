import { caseMoved, tellPeople } from '#modules/workflow'
import { on, type Reaction } from '#platform/jobs'

/** Who hears whose news: one line each, from one module's face to a reaction of another. */
export const wiring: readonly Reaction[] = [
  on(caseMoved, 'workflow.tell-people', tellPeople),
]
