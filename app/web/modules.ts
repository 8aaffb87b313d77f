import { administrationWeb } from '#modules/administration/web'
import { filesWeb } from '#modules/files/web'
import { noticesWeb } from '#modules/notices/web'
import { organisationWeb } from '#modules/organisation/web'
import type { WebModule } from '#ui'

/** The modules whose pages are shown, in the order of the menu. */
export const webModules: readonly WebModule[] = [
  noticesWeb,
  organisationWeb,
  filesWeb,
  administrationWeb,
]
