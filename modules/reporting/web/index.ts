import type { WebModule } from '#ui'

/** 信息: what is written at a point, and what the office makes of it. */
export const reportingWeb: WebModule = {
  name: 'reporting',
  pages: [],
  nav: [],
}
