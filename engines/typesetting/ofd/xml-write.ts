import { strToU8 } from 'fflate'
import { escaped } from '../xml-text.ts'

/** The namespace of GB/T 33190-2016. */
export const ofdSpace = 'http://www.ofdspec.org/2016'

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element as text, of OFD unless its name bears another prefix. Attributes that are undefined are left out; children are elements already written. */
export function element(name: string, attributes: Attributes = {}, children: string | readonly string[] = ''): string {
  const inside = typeof children === 'string' ? children : children.join('')
  const tag = name.includes(':') ? name : `ofd:${name}`
  const head = `${tag}${Object.entries(attributes).map(([key, value]) => value === undefined ? '' : ` ${key}="${escaped(String(value))}"`).join('')}`
  return inside ? `<${head}>${inside}</${tag}>` : `<${head}/>`
}

/** A part of the package with its root element. Each object stands on a line of its own, so that faults can be pointed at. */
export const xmlPart = (root: string, attributes: Attributes, children: readonly string[]): Uint8Array =>
  strToU8(`<?xml version="1.0" encoding="UTF-8"?>\n${element(root, { 'xmlns:ofd': ofdSpace, ...attributes }, `\n${children.join('\n')}\n`)}\n`)

/** A length in mm: at most four decimals, a tenth of a micrometre. */
export const mm = (value: number): number => Math.round(value * 10_000) / 10_000 + 0
/** Numbers in a row. */
export const array = (...values: readonly number[]): string => values.map(mm).join(' ')
