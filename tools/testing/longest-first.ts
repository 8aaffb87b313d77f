import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The sweep over all pages takes as long as several other journeys: begun last, it would keep one core waiting. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => Number(isSweep(other)) - Number(isSweep(one)))
  }
}

const isSweep = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith('journeys/accessible.test.ts')
