/** The sample company's sales method: its pipelines, and the two stages in which each of them ends. */
import type { Pipeline } from "./pipeline.ts";
import { productPipeline } from "./pipelineProduct.ts";
import { servicePipeline } from "./pipelineService.ts";
import { solutionPipeline } from "./pipelineSolution.ts";
import { text } from "./text.ts";

export const pipelines: readonly Pipeline[] = [productPipeline, solutionPipeline, servicePipeline];

export const wonStage = {
  name: text("Won", "赢单"),
  definition: text(
    "Contract signed by both sides; the order is in delivery.",
    "双方已签署合同，订单进入交付。",
  ),
};
export const lostStage = {
  name: text("Lost", "丢单"),
  definition: text(
    "The customer chose someone else, chose nothing, or we withdrew. The reason is recorded.",
    "客户选择了他人、项目取消，或我方退出；须记录原因。",
  ),
};
