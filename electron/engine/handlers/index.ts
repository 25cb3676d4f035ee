/** The table of handlers: one for each call of the contract, or this does not compile. */
import type { Handlers } from "../engine.ts";
import { accountHandlers } from "./accounts.ts";
import { alertHandlers } from "./alerts.ts";
import { coachingHandlers } from "./coaching.ts";
import { conversionHandlers } from "./conversion.ts";
import { customFieldHandlers } from "./customFields.ts";
import { dealHandlers } from "./deals.ts";
import { exportHandlers } from "./export.ts";
import { fileHandlers } from "./file.ts";
import { forecastHandlers } from "./forecast.ts";
import { forecastCallHandlers } from "./forecastCalls.ts";
import { funnelHandlers } from "./funnel.ts";
import { gridHandlers } from "./grid.ts";
import { goalHandlers } from "./goals.ts";
import { historyHandlers } from "./history.ts";
import { importHandlers } from "./import.ts";
import { jobHandlers } from "./jobs.ts";
import { markHandlers } from "./marks.ts";
import { measureHandlers } from "./measures.ts";
import { myPlanHandlers } from "./myPlan.ts";
import { pipelineHandlers } from "./pipeline.ts";
import { planHandlers } from "./plan.ts";
import { planWeekHandlers } from "./planWeeks.ts";
import { profileHandlers } from "./profiles.ts";
import { listHandlers } from "./lists.ts";
import { reviewHandlers } from "./reviews.ts";
import { rateHandlers } from "./rates.ts";
import { sourceHandlers } from "./sources.ts";
import { scenarioHandlers } from "./scenario.ts";
import { supplyHandlers } from "./supply.ts";
import { targetHandlers } from "./targets.ts";
import { viewHandlers } from "./views.ts";

export const handlers: Handlers = {
  ...fileHandlers,
  ...accountHandlers,
  ...customFieldHandlers,
  ...dealHandlers,
  ...gridHandlers,
  ...historyHandlers,
  ...funnelHandlers,
  ...conversionHandlers,
  ...sourceHandlers,
  ...measureHandlers,
  ...markHandlers,
  ...forecastHandlers,
  ...forecastCallHandlers,
  ...supplyHandlers,
  ...scenarioHandlers,
  ...pipelineHandlers,
  ...planHandlers,
  ...myPlanHandlers,
  ...planWeekHandlers,
  ...alertHandlers,
  ...coachingHandlers,
  ...targetHandlers,
  ...reviewHandlers,
  ...goalHandlers,
  ...listHandlers,
  ...importHandlers,
  ...profileHandlers,
  ...rateHandlers,
  ...exportHandlers,
  ...jobHandlers,
  ...viewHandlers,
};
