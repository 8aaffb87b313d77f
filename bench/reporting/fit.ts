import { certaintyOf, weights, type Signs } from '#engines/wording'
import { tuningHalf } from './labelled.ts'
import { pairsOf } from './measure.ts'

// How the weights of likeness were found: logistic regression on the tuning half, plain gradient descent. `node bench/reporting/fit.ts` prints them.
const names = Object.keys(weights) as (keyof typeof weights)[]
// The set repeats its forms of words more than people do and would teach that rare words in common speak against: their weight is held.
const signNames = names.filter((name): name is Exclude<keyof Signs, 'words'> => name !== 'bias' && name !== 'words')
const pairs = pairsOf(tuningHalf).filter(({ isNear, meant }) => isNear && meant !== 'copy')
const samples = pairs.map(({ signs, meant }) => ({ signs, target: meant === 'different' ? 0 : 1 }))
// Strangers are many and mostly easy: they count for no more than three times the reports of one event.
const positives = samples.filter(({ target }) => target === 1).length
const others = samples.length - positives
const share = Math.min(1, (3 * positives) / others)

let fitted: Record<keyof typeof weights, number> = { ...weights }
for (let round = 0; round < 1200; round += 1) {
  const slope = Object.fromEntries(names.map((name) => [name, 0])) as typeof fitted
  for (const { signs, target } of samples) {
    const off = (certaintyOf(signs, fitted) - target) * (target === 1 ? 1 : share)
    slope.bias += off
    for (const name of signNames) slope[name] += off * signs[name]
  }
  fitted = Object.fromEntries(names.map((name) => [name, fitted[name] - 1.5 * (slope[name] / positives + (name === 'words' ? 0 : 0.002 * fitted[name]))])) as typeof fitted
}
console.log(Object.fromEntries(names.map((name) => [name, Math.round(fitted[name] * 10) / 10])))
