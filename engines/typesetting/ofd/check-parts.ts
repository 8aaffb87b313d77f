import { ofdSpace } from './xml-write.ts'
import { isXmlFault, readXml, type XmlElement } from './xml-read.ts'
import type { FaultPlace, Report } from './faults.ts'
import { resolveLoc, type OfdParts } from './package.ts'
import { attributeRules, grammarOf, rootNames, schema } from './schema.ts'
import { isValue } from './values.ts'

/** An element met in the walk, and where. */
export interface Met extends FaultPlace { readonly element: XmlElement; readonly type: string }
/** A number that refers to an element: 对象 of any kind where no target is told. */
export interface Reference extends FaultPlace { readonly id: string; readonly target: string; readonly from: string }

/** What the walk through the parts found. */
export interface Walk {
  /** By their number: the first element that bears it. */
  readonly ids: Map<string, Met>
  readonly references: Reference[]
  /** Every element whose type is checked further. */
  readonly met: Met[]
  /** The parts that are spoken of. */
  readonly reached: Set<string>
}

interface Visit { readonly part: string; readonly type: string }

/** Walks all parts from `OFD.xml` on, checks each against the schema, and notes numbers, references and parts. */
export function walkParts(parts: OfdParts, report: Report): Walk {
  const walk: Walk = { ids: new Map(), references: [], met: [], reached: new Set(['OFD.xml']) }
  const queue: Visit[] = [{ part: 'OFD.xml', type: 'OFD' }]
  const visited = new Set<string>()
  for (let visit = queue.shift(); visit; visit = queue.shift()) {
    const bytes = parts.get(visit.part)
    if (!bytes || visited.has(visit.part)) continue
    visited.add(visit.part)
    const root = readXml(bytes)
    if (isXmlFault(root)) {
      report('xml', { part: visit.part, line: root.line }, `XML不能解析：${root.fault}。`)
      continue
    }
    const base = visit.type === 'Res' ? root.attributes['BaseLoc'] ?? '' : ''
    checkRoot({ ...visit, root, base, parts, walk, report, open: (next) => queue.push(next) })
  }
  return walk
}

interface Part extends Visit {
  readonly root: XmlElement
  /** The folder that a resource part names for its files. */
  readonly base: string
  readonly parts: OfdParts
  readonly walk: Walk
  readonly report: Report
  readonly open: (visit: Visit) => void
}

const placeIn = ({ part }: Part, { line }: XmlElement): FaultPlace => ({ part, line })

function checkRoot(part: Part): void {
  const { root, type, report } = part
  const wanted = rootNames[type] ?? type
  if (type === 'any') checkTags(root, part)
  else if (root.name !== wanted) report('root', placeIn(part, root), `根元素应为${wanted}，实为${root.name}。`)
  else checkElement(root, type, part)
}

/** A tag part is of any structure; what it refers to must be there. */
function checkTags(element: XmlElement, part: Part): void {
  if (element.name === 'ObjectRef' && element.space === ofdSpace) {
    refer(element, { id: element.text.trim(), target: '' }, part)
    refer(element, { id: element.attributes['PageRef'] ?? '', target: 'Page' }, part)
  }
  for (const child of element.children) checkTags(child, part)
}

function checkElement(element: XmlElement, type: string, part: Part): void {
  const rule = schema[type]!
  part.walk.met.push({ ...placeIn(part, element), element, type })
  checkAttributes(element, rule.attributes ?? '', part)
  if (rule.text) {
    checkLeaf(element, rule.text, part)
    return
  }
  checkSpace(element, part)
  if (element.text.trim()) part.report('text-stray', placeIn(part, element), `元素${element.name}中不应有文字“${element.text.trim().slice(0, 20)}”。`)
  checkChildren(element, rule.content ?? '', part)
}

function checkSpace(element: XmlElement, part: Part): void {
  if (element.space !== ofdSpace) part.report('namespace', placeIn(part, element), `元素${element.name}的命名空间应为${ofdSpace}，实为“${element.space}”。`)
}

function checkChildren(element: XmlElement, content: string, part: Part): void {
  const { report } = part
  const { children, pattern } = grammarOf(content)
  const known = element.children.filter((child) => children.has(child.name))
  for (const child of element.children) if (!children.has(child.name)) report('element', placeIn(part, child), `元素${element.name}中不应有${child.name}。`)
  if (!pattern.test(known.map((child) => `${child.name} `).join(''))) {
    report('element', placeIn(part, element), `元素${element.name}的子元素顺序或个数不对，应为“${content.replace(/:[\w>]+/g, '')}”，实为“${summary(known)}”。`)
  }
  for (const child of known) {
    const type = children.get(child.name)!
    if (schema[type]) checkElement(child, type, part)
    else if (type !== 'any') checkLeaf(child, type, part)
  }
}

function checkAttributes(element: XmlElement, attributes: string, part: Part): void {
  const rules = attributeRules(attributes)
  for (const { name, kind, isRequired } of rules) {
    const value = element.attributes[name]
    if (value !== undefined) checkValue(element, { what: `属性${name}`, value, kind }, part)
    else if (isRequired) part.report('attribute-missing', placeIn(part, element), `元素${element.name}缺少必备属性${name}。`)
  }
  for (const name of Object.keys(element.attributes)) {
    if (!rules.some((rule) => rule.name === name)) part.report('attribute-unknown', placeIn(part, element), `元素${element.name}不应有属性${name}。`)
  }
}

function checkLeaf(element: XmlElement, kind: string, part: Part): void {
  checkSpace(element, part)
  if (element.children.length) part.report('element', placeIn(part, element), `元素${element.name}中不应有${element.children[0]!.name}。`)
  checkValue(element, { what: '内容', value: kind === 'text' ? element.text : element.text.trim(), kind }, part)
}

function checkValue(element: XmlElement, { what, value, kind }: { what: string; value: string; kind: string }, part: Part): void {
  if (!isValue(value, kind)) {
    part.report('value', placeIn(part, element), `元素${element.name}的${what}“${value.slice(0, 40)}”不合规定。`)
    return
  }
  const [sort, target = ''] = kind.split('>') as [string, string?]
  if (sort === 'id') number(element, value, part)
  else if (sort === 'ref') refer(element, { id: value, target }, part)
  else if (sort === 'loc' || sort === 'res') follow(element, { loc: value, base: sort === 'res' ? part.base : '', type: target }, part)
}

function number(element: XmlElement, id: string, part: Part): void {
  const { ids } = part.walk
  const before = ids.get(id)
  if (before) part.report('id-twice', placeIn(part, element), `标识${id}重复：${before.part}第${before.line}行的${before.element.name}已经使用。`)
  else ids.set(id, { ...placeIn(part, element), element, type: element.name })
}

function refer(element: XmlElement, { id, target }: { id: string; target: string }, part: Part): void {
  part.walk.references.push({ ...placeIn(part, element), id, target, from: element.name })
}

function follow(element: XmlElement, { loc, base, type }: { loc: string; base: string; type: string }, part: Part): void {
  const found = resolveLoc(part.part, loc, base)
  if (found === null || !part.parts.has(found)) {
    part.report('part-missing', placeIn(part, element), `${element.name}指向“${loc}”，包内没有这个部件。`)
    return
  }
  part.walk.reached.add(found)
  if (type) part.open({ part: found, type })
}

/** Names in a row, the same ones counted. */
function summary(elements: readonly XmlElement[]): string {
  const groups: { name: string; count: number }[] = []
  for (const { name } of elements) {
    const last = groups.at(-1)
    if (last?.name === name) last.count++
    else groups.push({ name, count: 1 })
  }
  const words = groups.map(({ name, count }) => count > 1 ? `${name}×${count}` : name)
  return words.length > 12 ? `${words.slice(0, 12).join(' ')} …` : words.join(' ') || '空'
}
