export { journeyText } from './server/demo/journey-text.ts'
export { sampleTexts, type SampleText } from './server/demo/texts.ts'
