/** The demo district as tests and journeys name it; it is kept in the server because a demonstration is seeded from it. */
export { cast, committeeName, demoDistrict, demoGroups, governmentName, officeName, samplePeople, sectionName, type SamplePerson } from './server/demo/district.ts'
