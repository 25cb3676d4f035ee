/** What deliveries take: materials with their lead times and stock, and people's hours by role and month. */
import { type Text, text } from "./text.ts";

export interface Material {
  code: string;
  name: Text;
  unit: Text;
  leadDays: number;
  stock: number;
}

const piece = text("pc", "件");
const tonne = text("t", "吨");

export const materials: readonly Material[] = [
  { code: "SRV", name: text("Servo drive", "伺服驱动"), unit: piece, leadDays: 42, stock: 1050 },
  { code: "RED", name: text("Precision gearbox", "精密减速机"), unit: piece, leadDays: 84, stock: 900 },
  { code: "CTL", name: text("Machine controller", "控制器"), unit: piece, leadDays: 56, stock: 380 },
  { code: "SEN", name: text("Sensor", "传感器"), unit: piece, leadDays: 28, stock: 1100 },
  { code: "CAM", name: text("Industrial camera", "工业相机"), unit: piece, leadDays: 49, stock: 70 },
  { code: "PNE", name: text("Pneumatic unit", "气动单元"), unit: piece, leadDays: 21, stock: 90 },
  { code: "MOT", name: text("Geared motor", "减速电机"), unit: piece, leadDays: 35, stock: 230 },
  { code: "ROL", name: text("Roller", "辊筒"), unit: piece, leadDays: 14, stock: 1100 },
  { code: "GRP", name: text("Gripper", "抓手"), unit: piece, leadDays: 30, stock: 48 },
  { code: "BAT", name: text("Battery pack", "电池组"), unit: piece, leadDays: 49, stock: 26 },
  { code: "FRM", name: text("Welded frame", "焊接机架"), unit: tonne, leadDays: 25, stock: 105 },
  { code: "STL", name: text("Rack steel", "货架钢材"), unit: tonne, leadDays: 30, stock: 170 },
];

export interface Role {
  key: string;
  name: Text;
  /** Hours that the team has in a month of 22 working days. */
  monthlyHours: number;
}

export const roles: readonly Role[] = [
  { key: "manager", name: text("Project manager", "项目经理"), monthlyHours: 1850 },
  { key: "install", name: text("Installation", "安装工程师"), monthlyHours: 8700 },
  { key: "commission", name: text("Commissioning", "调试工程师"), monthlyHours: 7000 },
  { key: "trainer", name: text("Trainer", "培训师"), monthlyHours: 390 },
];
