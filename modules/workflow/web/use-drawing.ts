import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asProblem, showToast, useConfirm, useGo } from '#ui'
import { client, queries } from './api.ts'
import { type DrawingFault, faultsFound, formFaults, formOf, placeOfLine, readDrawing } from './drawing.ts'
import type { Drawn } from './definition-words.ts'
import { flowHref } from './flow-lines.ts'

interface Outcome {
  readonly faults: readonly DrawingFault[]
  readonly isSound: boolean
  readonly problem: unknown
}
const unchecked: Outcome = { faults: [], isSound: false, problem: null }

/** Checking and publishing the text of a flow. The server judges the flow; text that has not the form of one is told here. */
export function useDrawing(text: string, onPublished: () => void) {
  const [outcome, setOutcome] = useState(unchecked)
  const [attempt, setAttempt] = useState(0)
  const [isPending, setPending] = useState(false)
  const publishChecked = usePublishing(onPublished)
  /** The flow, when nothing is wrong with it. */
  const judge = async (): Promise<Drawn | null> => {
    const read = readDrawing(text)
    if (!('drawn' in read)) {
      setOutcome({ ...unchecked, faults: [{ key: 'text', text: read.lack, place: read.line === null ? null : placeOfLine(text, read.line) }] })
      return null
    }
    const form = formOf(text, read.drawn)
    if (!('flow' in form)) {
      setOutcome({ ...unchecked, faults: form.faults })
      return null
    }
    const { faults } = await client.check(form.flow)
    setOutcome({ faults: faultsFound(text, faults), isSound: faults.length === 0, problem: null })
    return faults.length === 0 ? form.flow : null
  }
  const attempting = async (act: () => Promise<unknown>) => {
    setPending(true)
    try {
      await act()
    } catch (thrown) {
      const { issues } = asProblem(thrown)
      setOutcome({ ...unchecked, faults: formFaults(text, issues), problem: issues.length > 0 ? null : thrown })
    } finally {
      setPending(false)
      setAttempt((before) => before + 1)
    }
  }
  return {
    ...outcome, attempt, isPending,
    check: () => void attempting(judge),
    publish: () => void attempting(async () => {
      const flow = await judge()
      if (flow) await publishChecked(flow)
    }),
    /** The text changed: what was found in it before is no longer known to hold. */
    forget: () => setOutcome(unchecked),
  }
}

function usePublishing(onPublished: () => void) {
  const confirm = useConfirm()
  const cache = useQueryClient()
  const go = useGo()
  return async (flow: Drawn) => {
    const { name, title } = flow
    const confirmed = await confirm({ verb: '发布新版', title: `发布“${title}”的新版？`, body: '新发起的事项按新版办理；在办事项仍按发起时的版本办完。发布后不能修改或删除，只能再发布新版。' })
    if (!confirmed) return
    const { version } = await client.publish(flow)
    onPublished()
    await cache.invalidateQueries({ queryKey: queries.key() })
    showToast({ text: `已发布“${title}”第 ${version} 版` })
    go(`${flowHref(name)}?version=${version}`)
  }
}
