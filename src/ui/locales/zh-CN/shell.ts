import type en from "../en/shell.ts";
import type { SameKeys } from "../types.ts";

const shell: SameKeys<typeof en> = {
  screen: { deals: "商机", funnel: "漏斗", imports: "导入", settings: "设置" },
  rail: "页面",
  history: {
    undone_other: "已撤销{{what}}（{{shown}} 个商机）",
    redone_other: "已重做{{what}}（{{shown}} 个商机）",
    kind: {
      edit: "编辑",
      paste: "粘贴",
      fill: "填充",
      clear: "清除单元格",
      add: "新增商机",
      delete: "删除商机",
      import: "导入",
      sample: "示例数据",
      setup: "初始设置",
    },
  },
};
export default shell;
