/** One sheet of the import file: its name, its columns, and what to write in them. */
export interface SheetShape { readonly name: string; readonly columns: readonly { readonly name: string; readonly required?: true; readonly hint: string }[] }

export const unitSheet = { name: '单位', columns: [
  { name: '全称', required: true, hint: '机构编制文件上的名称，如 云江市临江区财政局' },
  { name: '简称', required: true, hint: '规范化简称，如 区财政局；科室可重名' },
  { name: '类别', required: true, hint: '如 区直部门、镇街、科室' },
  { name: '级别', required: true, hint: '市级、区级、正科级、科室级' },
  { name: '上级单位', hint: '全称或简称；顶层单位留空' },
  { name: '双重领导单位', hint: '全称或简称，多个用顿号隔开' },
  { name: '业务指导单位', hint: '全称或简称，多个用顿号隔开' },
  { name: '统一社会信用代码', hint: '18位，可留空' },
  { name: '发文代字', hint: '已立户的填写机关代字，多个用顿号隔开' },
  { name: '排序', hint: '同级中的次序，留空按行序' },
] } as const satisfies SheetShape

export const postSheet = { name: '岗位', columns: [
  { name: '单位', required: true, hint: '全称或简称' },
  { name: '岗位名称', required: true, hint: '如 局长、科长、科员' },
  { name: '角色', hint: '如 单位负责人、拟稿人，多个用顿号隔开' },
  { name: '职数', hint: '留空为1' },
  { name: '礼宾位次', hint: '领导岗位填写整数，其余留空' },
  { name: '分管单位', hint: '领导分管的单位，多个用顿号隔开' },
] } as const satisfies SheetShape

export const personSheet = { name: '人员', columns: [
  { name: '姓名', required: true, hint: '一人多职的，每个任职一行，姓名和手机相同' },
  { name: '手机', hint: '11位，用来区分同名的人' },
  { name: '办公电话', hint: '如 0000-8231001' },
  { name: '单位', required: true, hint: '全称或简称' },
  { name: '岗位', required: true, hint: '岗位表中或已有的岗位名称' },
  { name: '兼任', hint: '兼任的填「是」；每人一个主要任职' },
] } as const satisfies SheetShape

export const importSheets: readonly SheetShape[] = [unitSheet, postSheet, personSheet]

/** One filled row: cells by column name, trimmed, empty ones absent. `row` is its number in the file, the header being 1. */
export interface FilledRow { readonly row: number; readonly cells: Readonly<Record<string, string>> }

export interface ImportRows { readonly units: readonly FilledRow[]; readonly posts: readonly FilledRow[]; readonly people: readonly FilledRow[] }

/** Items of a cell that lists several. */
export const itemsOf = (cell: string | undefined): readonly string[] => (cell ?? '').split(/[、，,;；\n]/).map((item) => item.trim()).filter((item) => item !== '')

/** Required cells left empty, by column. */
export const missingCells = (row: FilledRow, sheet: SheetShape): readonly string[] =>
  sheet.columns.filter((column) => column.required && !row.cells[column.name]).map((column) => column.name)

/** Cells of one row in the order of its sheet's columns. */
export type Cells = readonly (string | number | null | undefined)[]

/** Rows written as lists of cells: how the demo district and tests say an import. */
export function rowsFrom(lists: { readonly units?: readonly Cells[]; readonly posts?: readonly Cells[]; readonly people?: readonly Cells[] }): ImportRows {
  const fill = (shape: SheetShape, all: readonly Cells[] = []): readonly FilledRow[] => all.map((cells, at) => ({
    row: at + 2, cells: Object.fromEntries(shape.columns.flatMap(({ name }, index) => (cells[index] ? [[name, String(cells[index])]] : []))),
  }))
  return { units: fill(unitSheet, lists.units), posts: fill(postSheet, lists.posts), people: fill(personSheet, lists.people) }
}
