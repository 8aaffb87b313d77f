import { implement } from '@orpc/server'
import { addDays, instantOf, type Day } from '#lib/instants'
import type { Db } from '#platform/act'
import { readAudit, verifyChain, type AuditFilter } from '#platform/audit'
import { deriveKey } from '#platform/crypto'
import { answered } from '#platform/http'
import { accountByLogin } from '#platform/session'
import type { Platform, RouteContext } from '../../../platform/module.ts'
import { administrationContract } from '../contract.ts'
import type { AdministrationAction } from '../core/actions.ts'
import { secretOf } from './account-routes.ts'
import { auditSheet } from './audit-sheet.ts'

const os = implement(administrationContract).$context<RouteContext<AdministrationAction>>()
const PAGE = 50

interface Asked {
  readonly from?: Day | undefined
  readonly until?: Day | undefined
  readonly login?: string | undefined
  readonly action?: string | undefined
  readonly subject?: string | undefined
}

/** Reading the audit. Each reading leaves a line of its own, with what was asked for. */
export function auditRoutes(platform: Platform) {
  return {
    auditLines: os.auditLines.handler(async ({ context, input: { before, ...asked } }) => {
      await context.auditRead('administration.read-audit', describe(asked))
      const rows = await readAudit(platform.db, { ...await filterOf(platform.db, asked), ...(before ? { before } : {}), limit: PAGE })
      return { rows, next: rows.length === PAGE ? rows.at(-1)!.id : null }
    }),
    auditActions: os.auditActions.handler(({ context }) => ({ ...context.actionWords })),
    exportAudit: os.exportAudit.handler(async ({ context, input }) => {
      await context.auditRead('administration.export-audit', describe(input))
      return answered(await auditSheet(platform.db, await filterOf(platform.db, input), context.actionWords))
    }),
    verifyAudit: os.verifyAudit.handler(async ({ context }) => {
      await context.auditRead('administration.verify-audit', '-')
      return verifyChain(platform.db, deriveKey(secretOf(platform), 'audit'), platform.settings.DATA_DIR)
    }),
  }
}

/** Days become moments in China; `until` is included. A login nobody has finds nothing rather than everything. */
async function filterOf(db: Db, { from, until, login, action, subject }: Asked): Promise<AuditFilter> {
  const account = login ? ((await accountByLogin(db, login))?.id ?? '(no such login)') : undefined
  return {
    ...(from ? { from: instantOf(from) } : {}), ...(until ? { until: instantOf(addDays(until, 1)) } : {}),
    ...(account ? { account } : {}), ...(action ? { action } : {}), ...(subject ? { subject } : {}),
  }
}

const describe = (asked: Asked): string =>
  Object.entries(asked).filter(([, value]) => value).map(([key, value]) => `${key}=${String(value)}`).join(' ') || '-'
