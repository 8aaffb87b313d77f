import { outlineTree, type OutlineEntry, type OutlineNode } from '../outline-entries.ts'
import { array, element, mm } from './xml-write.ts'

/** The `Outlines` element; nothing when there are no entries. */
export const outlinesXml = (entries: readonly OutlineEntry[]): string =>
  entries.length ? element('Outlines', {}, outlineTree(entries).map(nodeXml)) : ''

function nodeXml({ title, page, top, children }: OutlineNode): string {
  const dest = element('Dest', { Type: 'XYZ', PageID: page, Left: 0, Top: mm(top), Zoom: 0 })
  const actions = element('Actions', {}, element('Action', { Event: 'CLICK' }, element('Goto', {}, dest)))
  return element('OutlineElem', { Title: title, Count: children.length || undefined }, [actions, ...children.map(nodeXml)])
}

/** The page's box as `PhysicalBox` wants it. */
export const pageBox = ({ widthMm, heightMm }: { readonly widthMm: number; readonly heightMm: number }): string => array(0, 0, widthMm, heightMm)
