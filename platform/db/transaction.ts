import { CompiledQuery, Transaction, type ConnectionProvider, type DatabaseConnection, type Dialect, type QueryResult } from 'kysely'
import type pg from 'pg'
import type { Db } from '../act/types.ts'

/** A transaction at work. */
export interface Open {
  /** What is asked of it leaves at once and in order; nothing waits for the statement before. */
  readonly tx: Db
  /** Sends a statement without waiting for its answer: those after it see what it did, and the transaction fails if it fails. */
  send(statement: CompiledQuery): void
}

/** Runs `work` in one transaction, committed when it answers and rolled back when it throws. */
export type InTransaction = <Answer>(work: (open: Open) => Promise<Answer>) => Promise<Answer>

/** A connection taken from the pool. It answers in the order in which it was asked. */
export interface Borrowed {
  ask(statement: CompiledQuery): Promise<pg.QueryResult>
  giveBack(isBroken: boolean): void
}

const BEGIN = CompiledQuery.raw('begin')
const COMMIT = CompiledQuery.raw('commit')
const ROLLBACK = CompiledQuery.raw('rollback')

/** Transactions of a database whose connections take statements before the last one is answered (docs/adr/0016). */
export function transactionsOn(at: { readonly db: Db; readonly dialect: Dialect; readonly borrow: () => Promise<Borrowed> }): InTransaction {
  const driver = at.dialect.createDriver()
  return async (work) => {
    const borrowed = await at.borrow()
    const running = begin(borrowed.ask)
    const executor = at.db.getExecutor().withConnectionProvider(running.provider)
    const tx = new Transaction({ config: { dialect: at.dialect }, dialect: at.dialect, driver, executor }) as unknown as Db
    let isBroken = false
    try {
      const answer = await work({ tx, send: running.send })
      await running.commit()
      return answer
    } catch (fault) {
      isBroken = await running.undo().then(() => false, () => true)
      throw fault
    } finally {
      borrowed.giveBack(isBroken)
    }
  }
}

function begin(ask: Borrowed['ask']) {
  let state: 'opening' | 'open' | 'over' = 'opening'
  let isHeld = false
  // In the order of the answers: the first is the cause of all others.
  const faults: unknown[] = []
  const check = () => { if (faults.length > 0) throw faults[0] }
  const noted = (fault: unknown): never => { faults.push(fault); throw faults[0] }
  const opening = ask(BEGIN).then(() => {}, (fault: unknown) => { faults.push(fault) })
  // Before all that await it: nothing may overtake those.
  void opening.then(() => { if (state === 'opening') state = 'open' })
  const sent: Promise<unknown>[] = []

  async function inOrder(statement: CompiledQuery): Promise<QueryResult<never>> {
    // BEGIN could still be cancelled; a change that left together with it would then stand by itself.
    if (state === 'opening' && (isHeld ||= !isReading(statement))) await opening
    if (state === 'over') throw new Error('this transaction is over')
    check()
    const result = await ask(statement).catch(noted)
    check()
    return resultOf(result)
  }

  return {
    provider: { provideConnection: (use) => use(connection(inOrder)) } satisfies ConnectionProvider,
    send: (statement: CompiledQuery) => { sent.push(inOrder(statement).catch(() => {})) },
    async commit(): Promise<void> {
      if (state === 'opening') await opening
      check()
      const committed = ask(COMMIT)
      state = 'over'
      const [{ command }] = await Promise.all([committed, ...sent])
      check()
      if (command !== 'COMMIT') throw new Error('the transaction was rolled back by its server')
    },
    async undo(): Promise<void> {
      state = 'over'
      await ask(ROLLBACK)
    },
  }
}

const isReading = ({ sql }: CompiledQuery): boolean => /^\s*select\b/i.test(sql)

const connection = (executeQuery: (statement: CompiledQuery) => Promise<QueryResult<never>>): DatabaseConnection =>
  ({ executeQuery, streamQuery: () => { throw new Error('rows are not streamed within a transaction') } })

const CHANGES: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

const resultOf = ({ rows, command, rowCount }: pg.QueryResult): QueryResult<never> =>
  ({ rows: (rows ?? []) as never[], ...(CHANGES.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) })
