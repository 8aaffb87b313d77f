import { accept, refuse } from '#lib/decision'
import { deskOnly, isIn, stamp, wrongStage, type Answer, type Given, type No } from './given.ts'
import type { Adoption, Instruction, ItemEvent, OutcomeCommand, Present } from './types.ts'
import { adoptionLevelWords } from './words.ts'

/** What became of it: sent up, adopted, published, written on by leaders. */
export function decideOutcome(item: Present, command: OutcomeCommand, given: Given): Answer<ItemEvent> {
  switch (command.type) {
    case 'upload': return upload(item, command.to, given)
    case 'adopt': return isFinished(item) ? deskOnly(given) ?? ifUnproved(command.adoption) ?? accept(...adopted(item, command.adoption, given)) : wrongStage(item)
    case 'instruct': return item.submittedAt === null ? wrongStage(item) : deskOnly(given) ?? instruct(item, command.instruction, given)
    case 'publish': return isFinished(item) ? accept(
      ...(isIn(item, 'signed') ? [{ type: 'published' as const, publication: command.publication, by: given.actor, at: given.now }] : []), ...adopted(item, command.adoption, given),
    ) : wrongStage(item)
  }
}

/** Months may lie between the signature and the answer from above: what was filed is adopted all the same. */
const isFinished = (item: Present): boolean => isIn(item, 'signed', 'published') || (isIn(item, 'archived') && item.edited !== null)

function upload(item: Present, to: Extract<OutcomeCommand, { type: 'upload' }>['to'], given: Given): Answer<ItemEvent> {
  if (!isIn(item, 'signed', 'published')) return wrongStage(item)
  if (item.outcome.uploads.some((one) => one.to === to)) return refuse('uploaded-already', { to: adoptionLevelWords[to] })
  return deskOnly(given) ?? accept({ type: 'uploaded', to, ...stamp(given) })
}

const ifUnproved = ({ vehicle, evidence }: Adoption): No | null => (vehicle.trim() && evidence.trim() ? null : refuse('adoption-words-missing'))

export const isSameAdoption = (one: Adoption, other: Adoption): boolean => one.level === other.level && one.vehicle === other.vehicle && one.issue === other.issue

/** B4: the same vehicle takes it once, however often it is told. */
const adopted = (item: Present, adoption: Adoption, { actor, now }: Given): readonly ItemEvent[] =>
  (item.outcome.adoptions.some((one) => isSameAdoption(one, adoption)) ? [] : [{ type: 'adopted', adoption, by: actor, at: now }])

function instruct(item: Present, instruction: Instruction, given: Given): Answer<ItemEvent> {
  if (!instruction.leader.trim() || !instruction.text.trim()) return refuse('instruction-words-missing')
  const isKnown = item.outcome.instructions.some(({ leader, text, on }) => leader === instruction.leader && text === instruction.text && on === instruction.on)
  return isKnown ? accept() : accept({ type: 'instructed', instruction, ...stamp(given) })
}
