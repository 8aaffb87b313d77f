import dagre from '@dagrejs/dagre'
import type { FlowEdge, FlowNode } from './flow-types.ts'

export interface Placed { readonly id: string; readonly x: number; readonly y: number }

export interface Layout { readonly places: readonly Placed[]; readonly width: number; readonly height: number }

export interface LayoutOptions {
  readonly direction: 'down' | 'right'
  /** Pixels of one character. */
  readonly em: number
}

/** Size of a node in pixels: two of them stand side by side in the rail; as high as its lines. */
export const nodeSize = (node: FlowNode, em: number): { readonly width: number; readonly height: number } => {
  const lines = 1 + (node.who?.length ? Math.ceil(Math.min(node.who.join('、').length, 40) / 9) : 0) + (node.when ? 1 : 0) + (node.duration ? 1 : 0)
  return { width: em * Math.max(10.5, node.label.length + 6), height: em * (1.5 * lines + 1.2) }
}

/** Places nodes by dagre; answers the top left corner of each and the size of the whole. Ways back do not bend the order of the steps. */
export function placeNodes(nodes: readonly FlowNode[], edges: readonly FlowEdge[], { direction, em }: LayoutOptions): Layout {
  const graph = new dagre.graphlib.Graph()
  graph.setGraph({ rankdir: direction === 'down' ? 'TB' : 'LR', nodesep: em, ranksep: em * 1.8 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const node of nodes) graph.setNode(node.id, { ...nodeSize(node, em) })
  for (const edge of edges) if (!edge.isReturn) graph.setEdge(edge.from, edge.to)
  dagre.layout(graph)
  const { width = 0, height = 0 } = graph.graph()
  const places = nodes.map(({ id }) => {
    const node = graph.node(id)
    return { id, x: node.x - node.width / 2, y: node.y - node.height / 2 }
  })
  return { places, width, height }
}
