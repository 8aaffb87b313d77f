import dagre from '@dagrejs/dagre'
import type { FlowEdge, FlowNode } from './flow-types.ts'

export interface Placed { readonly id: string; readonly x: number; readonly y: number }

export interface LayoutOptions {
  readonly direction: 'down' | 'right'
  /** Pixels of one character. */
  readonly em: number
}

/** Size of a node in pixels: as wide as eleven characters, as high as its lines. */
export const nodeSize = (node: FlowNode, em: number): { readonly width: number; readonly height: number } => {
  const lines = 1 + (node.who?.length ? Math.ceil(Math.min(node.who.join('、').length, 40) / 10) : 0) + (node.when || node.duration ? 1 : 0)
  return { width: em * 12, height: em * (1.6 * lines + 1.2) }
}

/** Places nodes by dagre; answers the top left corner of each. Ways back do not bend the order of the steps. */
export function placeNodes(nodes: readonly FlowNode[], edges: readonly FlowEdge[], { direction, em }: LayoutOptions): readonly Placed[] {
  const graph = new dagre.graphlib.Graph()
  graph.setGraph({ rankdir: direction === 'down' ? 'TB' : 'LR', nodesep: em * 1.5, ranksep: em * 2.5 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const node of nodes) graph.setNode(node.id, { ...nodeSize(node, em) })
  for (const edge of edges) if (!edge.isReturn) graph.setEdge(edge.from, edge.to)
  dagre.layout(graph)
  return nodes.map(({ id }) => {
    const { x, y, width, height } = graph.node(id)
    return { id, x: x - width / 2, y: y - height / 2 }
  })
}
