import type { TestProject } from 'vitest/node'
import { newDataDir, removeDataDir, startHouse } from './house.ts'

/** Vitest global setup of the journeys: the demonstration as its first start leaves it, of which each journey takes a copy. */
export async function setup(project: TestProject) {
  const folder = await newDataDir()
  await (await startHouse(folder)).stop()
  project.provide('demonstration', folder)
  return () => removeDataDir(folder)
}
