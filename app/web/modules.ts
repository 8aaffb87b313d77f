import { administrationWeb } from '#modules/administration/web'
import { bulletinsWeb } from '#modules/bulletins/web'
import { documentsWeb } from '#modules/documents/web'
import { dutyWeb } from '#modules/duty/web'
import { emergenciesWeb } from '#modules/emergencies/web'
import { filesWeb } from '#modules/files/web'
import { inspectionsWeb } from '#modules/inspections/web'
import { noticesWeb } from '#modules/notices/web'
import { organisationWeb } from '#modules/organisation/web'
import { reportingWeb } from '#modules/reporting/web'
import { supervisionWeb } from '#modules/supervision/web'
import { workflowWeb } from '#modules/workflow/web'
import type { WebModule } from '#ui'

/** The modules whose pages are shown, in the order of the menu. */
export const webModules: readonly WebModule[] = [
  workflowWeb,
  documentsWeb,
  supervisionWeb,
  inspectionsWeb,
  dutyWeb,
  reportingWeb,
  emergenciesWeb,
  bulletinsWeb,
  noticesWeb,
  organisationWeb,
  filesWeb,
  administrationWeb,
]
