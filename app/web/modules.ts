import type { WebModule } from '#ui'

/** The modules whose pages are shown, in the order of the menu. */
export const webModules: readonly WebModule[] = []
