/** The pipeline waterfall as a picture. */
import type { FlowName } from "../../core/funnel/waterfall.ts";
import { type Bridge, type StepTone, toneOf } from "../presenters/waterfall.ts";
import type { Format } from "../presenters/format.ts";
import { light } from "../theme/tokens.ts";
import { Picture, PICTURE_HEAD, PICTURE_MARGIN, PICTURE_WIDTH } from "./picture.ts";

interface PictureWords {
  title: string;
  subtitle: string;
  format: Format;
  nameOf: (flow: FlowName) => string;
  /** Under a bar: how many deals. */
  dealsOf: (count: number) => string;
  days: { from: string; to: string };
}

const COLOURS: Record<StepTone, string> = {
  won: light.won,
  lost: light.lost,
  more: light.accent,
  less: light.control,
};
const PLOT = 240;
const NAMES = 56;

export function drawWaterfall(bridge: Bridge, words: PictureWords): Promise<Blob> {
  const { format, nameOf, dealsOf, days } = words;
  const picture = new Picture(PICTURE_HEAD + 24 + PLOT + NAMES + PICTURE_MARGIN, words.title, words.subtitle);
  const top = PICTURE_HEAD + 24;
  const column = (PICTURE_WIDTH - 2 * PICTURE_MARGIN) / (bridge.steps.length + 2);
  const y = (minor: number): number =>
    top + (bridge.high === bridge.low ? 0.5 : (bridge.high - minor) / (bridge.high - bridge.low)) * PLOT;
  const draw = (
    index: number,
    flow: FlowName,
    figure: string,
    under: string,
    from: number,
    to: number,
    colour: string,
  ) => {
    const x = PICTURE_MARGIN + index * column;
    const [high, low] = [Math.min(y(from), y(to)), Math.max(y(from), y(to))];
    const middle = { align: "center" as const, room: column - 4 };
    picture.box(x + column * 0.18, high, column * 0.64, Math.max(2, low - high), colour);
    picture.text(figure, x + column / 2, high - 10, { ...middle, size: 12, weight: 600 });
    picture.text(nameOf(flow), x + column / 2, top + PLOT + 20, { ...middle, size: 12, weight: 500 });
    picture.text(under, x + column / 2, top + PLOT + 38, { ...middle, size: 11, colour: light.muted });
    if (flow !== "closing") picture.box(x + column * 0.82, y(to), column * 0.36, 1, light.control);
  };
  const level = (index: number, flow: "opening" | "closing", day: string) => {
    const { amountMinor } = bridge[flow];
    draw(index, flow, format.moneyShortUnit(amountMinor), day, amountMinor, amountMinor, light.text);
  };
  level(0, "opening", days.from);
  bridge.steps.forEach(({ flow, deals, changeMinor, fromMinor, toMinor }, index) => {
    const figure = (changeMinor > 0 ? "+" : "") + format.moneyShort(changeMinor);
    draw(index + 1, flow, figure, dealsOf(deals), fromMinor, toMinor, COLOURS[toneOf(flow)]);
  });
  level(bridge.steps.length + 1, "closing", days.to);
  return picture.png();
}
