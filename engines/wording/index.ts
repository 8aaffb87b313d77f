export { secrecyMarksIn, type SecrecyFinding, type SecrecyGrade } from './secrecy-marks.ts'
export { fingerprintOf, isNearDuplicate, similarity, type Fingerprint } from './fingerprint.ts'
