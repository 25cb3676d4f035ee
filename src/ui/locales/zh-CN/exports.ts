import type en from "../en/exports.ts";
import type { SameKeys } from "../types.ts";

const exports: SameKeys<typeof en> = {
  title: "导出商机",
  close: "关闭",
  which: "导出哪些商机",
  filtered: "当前筛选结果",
  all: "全部",
  count_other: "{{shown}} 个商机",
  columns: "导出哪些列",
  shownColumns: "与商机表格一致",
  allColumns: "所有列",
  format: "文件格式",
  xlsx: "Excel（XLSX）",
  csv: "CSV",
  note: "每个商机都带有工作台编号：在电子表格中修改后再次导入，仍是同一个商机。",
  cancel: "取消",
  start: "选择保存位置…",
  deals: "商机",
  done_other: "已将 {{shown}} 个商机导出到 {{file}}",
  show: "在文件夹中显示",
  cancelled: "导出已取消，没有写入文件。",
};
export default exports;
