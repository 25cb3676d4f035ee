/**
 * Every namespace in both languages. A new one: a file in `en/` and one of the same name in `zh-CN/`
 * (`const x: SameKeys<typeof en> = …`), and a line here in each table.
 */
import bridge from "./en/bridge.ts";
import coaching from "./en/coaching.ts";
import common from "./en/common.ts";
import deal from "./en/deal.ts";
import deals from "./en/deals.ts";
import exports from "./en/exports.ts";
import forecast from "./en/forecast.ts";
import funnel from "./en/funnel.ts";
import home from "./en/home.ts";
import imports from "./en/imports.ts";
import measures from "./en/measures.ts";
import plan from "./en/plan.ts";
import review from "./en/review.ts";
import settings from "./en/settings.ts";
import shell from "./en/shell.ts";
import targets from "./en/targets.ts";
import bridgeZh from "./zh-CN/bridge.ts";
import coachingZh from "./zh-CN/coaching.ts";
import commonZh from "./zh-CN/common.ts";
import dealZh from "./zh-CN/deal.ts";
import dealsZh from "./zh-CN/deals.ts";
import exportsZh from "./zh-CN/exports.ts";
import forecastZh from "./zh-CN/forecast.ts";
import funnelZh from "./zh-CN/funnel.ts";
import homeZh from "./zh-CN/home.ts";
import importsZh from "./zh-CN/imports.ts";
import measuresZh from "./zh-CN/measures.ts";
import planZh from "./zh-CN/plan.ts";
import reviewZh from "./zh-CN/review.ts";
import settingsZh from "./zh-CN/settings.ts";
import shellZh from "./zh-CN/shell.ts";
import targetsZh from "./zh-CN/targets.ts";

export const en = {
  bridge,
  coaching,
  common,
  shell,
  forecast,
  funnel,
  settings,
  deals,
  deal,
  home,
  imports,
  review,
  exports,
  measures,
  plan,
  targets,
};
export const zhCN = {
  bridge: bridgeZh,
  coaching: coachingZh,
  common: commonZh,
  shell: shellZh,
  forecast: forecastZh,
  funnel: funnelZh,
  settings: settingsZh,
  deals: dealsZh,
  deal: dealZh,
  home: homeZh,
  imports: importsZh,
  review: reviewZh,
  exports: exportsZh,
  measures: measuresZh,
  plan: planZh,
  targets: targetsZh,
};
