/** The screens that are built, in the order of a manager's week. A screen that is not here is not in the rail. */
import {
  Filter,
  GraduationCap,
  House,
  Import,
  ListChecks,
  type LucideIcon,
  Settings,
  Table2,
  Target,
  TrendingUp,
} from "lucide-react";
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { ScreenId } from "../state/address.ts";

export interface ScreenEntry {
  id: ScreenId;
  icon: LucideIcon;
  /** Key of its name in the namespace `shell`. */
  label: `screen.${ScreenId}`;
  /** Foot of the rail: not part of the week's work. */
  below?: true;
  /** Whether the filter bar, the period and the as-of day mean anything to it. */
  filtered: boolean;
  component: LazyExoticComponent<ComponentType>;
}

export const screens: readonly ScreenEntry[] = [
  {
    id: "home",
    icon: House,
    label: "screen.home",
    filtered: true,
    component: lazy(() => import("../features/home/HomeScreen.tsx")),
  },
  {
    id: "deals",
    icon: Table2,
    label: "screen.deals",
    filtered: true,
    component: lazy(() => import("../features/deals/DealsScreen.tsx")),
  },
  {
    id: "funnel",
    icon: Filter,
    label: "screen.funnel",
    filtered: true,
    component: lazy(() => import("../features/funnel/FunnelScreen.tsx")),
  },
  {
    id: "forecast",
    icon: TrendingUp,
    label: "screen.forecast",
    filtered: true,
    component: lazy(() => import("../features/forecast/ForecastScreen.tsx")),
  },
  {
    id: "targets",
    icon: Target,
    label: "screen.targets",
    filtered: false,
    component: lazy(() => import("../features/targets/TargetsScreen.tsx")),
  },
  {
    id: "coaching",
    icon: GraduationCap,
    label: "screen.coaching",
    filtered: true,
    component: lazy(() => import("../features/coaching/CoachingScreen.tsx")),
  },
  {
    id: "plan",
    icon: ListChecks,
    label: "screen.plan",
    filtered: false,
    component: lazy(() => import("../features/plan/PlanScreen.tsx")),
  },
  {
    id: "imports",
    icon: Import,
    label: "screen.imports",
    below: true,
    filtered: false,
    component: lazy(() => import("../features/imports/ImportsScreen.tsx")),
  },
  {
    id: "settings",
    icon: Settings,
    label: "screen.settings",
    below: true,
    filtered: false,
    component: lazy(() => import("./settings/SettingsScreen.tsx")),
  },
];
