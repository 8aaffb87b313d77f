import { Controls, Handle, MarkerType, type Node, type NodeProps, Position, ReactFlow } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { useMemo } from 'react'
import { usePreferences } from '../provider.tsx'
import { scales } from '../theme/tokens.ts'
import './flow.css'
import { type FlowChartProps, type FlowNode, nodeWords, stateGlyphs, stateWords } from './flow-types.ts'
import { nodeSize, placeNodes } from './layout.ts'

type StepNode = Node<{ readonly step: FlowNode; readonly isDown: boolean }, 'step'>

/** The drawing itself; `FlowChart` loads it when it is first shown. */
export function FlowCanvas({ nodes, edges, direction = 'down', height }: FlowChartProps) {
  const [{ size }] = usePreferences()
  const em = scales[size].font
  const isDown = direction === 'down'
  const layout = useMemo(() => placeNodes(nodes, edges, { direction, em }), [nodes, edges, direction, em])
  const drawn = useMemo(() => {
    const places = new Map(layout.places.map((place) => [place.id, place]))
    return nodes.map((step): StepNode => ({
      id: step.id, type: 'step', position: places.get(step.id) ?? { x: 0, y: 0 }, ...nodeSize(step, em),
      data: { step, isDown }, ariaLabel: nodeWords(step), ariaRole: 'group', draggable: false, connectable: false,
    }))
  }, [nodes, layout, em, isDown])
  const lines = useMemo(() => {
    const labels = new Map(nodes.map((node) => [node.id, node.label]))
    return edges.map((edge) => ({
      id: `${edge.from}-${edge.to}-${edge.isReturn ? 'back' : 'on'}`, source: edge.from, target: edge.to, type: 'smoothstep', focusable: false, pathOptions: { offset: 8, borderRadius: 4 },
      // Ways back leave and arrive at the side, so that they do not run through the steps between.
      sourceHandle: edge.isReturn ? 'back' : 'on', targetHandle: edge.isReturn ? 'back' : 'on',
      ...(edge.label ? { label: edge.label } : {}), className: edge.isReturn ? 'sn-flow-back' : 'sn-flow-on',
      ariaLabel: `从${labels.get(edge.from) ?? ''}${edge.isReturn ? '退回' : '到'}${labels.get(edge.to) ?? ''}`,
      markerEnd: { type: MarkerType.ArrowClosed, color: 'var(--sn-border)' },
    }))
  }, [nodes, edges])
  const now = nodes.filter((node) => node.state === 'now').map(({ id }) => ({ id }))
  return (
    <div className="sn-flow" style={{ height: height ? `${height}rem` : `min(${Math.ceil(layout.height + em * 2)}px, 40rem)` }}>
      <ReactFlow
        // A fresh drawing for each text size: React Flow keeps measured sizes otherwise.
        key={`${size} ${direction}`} nodes={drawn} edges={lines} nodeTypes={nodeTypes} ariaLabelConfig={chinese} aria-label="流程图"
        fitView fitViewOptions={{ ...(now.length > 0 && layout.height > em * 40 ? { nodes: now } : {}), maxZoom: 1, minZoom: 0.6, padding: 0.02 }}
        minZoom={0.3} maxZoom={1.5} nodesDraggable={false} nodesConnectable={false} elementsSelectable={false} nodesFocusable
        preventScrolling={false} zoomOnDoubleClick={false} proOptions={{ hideAttribution: true }}
      >
        <Controls showInteractive={false} position="bottom-right" />
      </ReactFlow>
    </div>
  )
}

function StepBox({ data: { step, isDown } }: NodeProps<StepNode>) {
  return (
    <div className={`sn-step sn-step-${step.state}`}>
      <Handle id="on" type="target" position={isDown ? Position.Top : Position.Left} isConnectable={false} />
      <div className="sn-step-name"><strong>{step.label}</strong><span><span aria-hidden="true">{stateGlyphs[step.state]}</span> {stateWords[step.state]}</span></div>
      {step.who && step.who.length > 0 && <div>{step.who.join('、')}</div>}
      {step.when && <div className="sn-step-when">{step.when}</div>}
      {step.duration && <div className="sn-step-when">{step.duration}</div>}
      <Handle id="back" type="source" position={isDown ? Position.Right : Position.Bottom} isConnectable={false} />
      <Handle id="back" type="target" position={isDown ? Position.Right : Position.Bottom} isConnectable={false} />
      <Handle id="on" type="source" position={isDown ? Position.Bottom : Position.Right} isConnectable={false} />
    </div>
  )
}

const nodeTypes = { step: StepBox }

const chinese = {
  'node.a11yDescription.default': '用方向键移动画面，用 Tab 到下一环节',
  'node.a11yDescription.keyboardDisabled': '用 Tab 到下一环节',
  'node.a11yDescription.ariaLiveMessage': () => '',
  'edge.a11yDescription.default': '环节之间的去向',
  'controls.ariaLabel': '流程图缩放', 'controls.zoomIn.ariaLabel': '放大', 'controls.zoomOut.ariaLabel': '缩小',
  'controls.fitView.ariaLabel': '看全图', 'controls.interactive.ariaLabel': '可否移动', 'minimap.ariaLabel': '缩略图', 'handle.ariaLabel': '连接点',
}
