/** The funnel as a picture for slides and mails: drawn anew on a canvas, light whatever the theme, at twice the size. */
import type { TFunction } from "i18next";
import type { Locale } from "../../../contract/envelope.ts";
import type { Format } from "../../presenters/format.ts";
import { type Bar, type FunnelView, type Measure, rateOf } from "../../presenters/funnel.ts";
import { nameIn } from "../../state/useLists.ts";
import { fontFamily } from "../../theme/fonts.ts";
import { light, stageColour } from "../../theme/tokens.ts";

interface PictureWords {
  title: string;
  subtitle: string;
  measure: Measure;
  format: Format;
  locale: Locale;
  t: TFunction<["funnel", "common"]>;
}

const WIDTH = 960;
const MARGIN = 24;
const NAMES = 160;
const FIGURES = 168;
const ROW = 32;
const BETWEEN = 24;
const HEAD = 72;
const GAP = 32;
const SCALE = 2;

export function drawFunnel(view: FunnelView, words: PictureWords): Promise<Blob> {
  const { format, t } = words;
  const closed = [...view.won, ...view.lost];
  const height = HEAD + view.bars.length * (ROW + BETWEEN) + GAP + closed.length * ROW + MARGIN;
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH * SCALE;
  canvas.height = height * SCALE;
  const context = canvas.getContext("2d");
  if (!context) return Promise.reject(new Error("no canvas"));
  context.scale(SCALE, SCALE);
  context.fillStyle = light.surface;
  context.fillRect(0, 0, WIDTH, height);
  context.textBaseline = "middle";

  const text = (
    value: string,
    x: number,
    y: number,
    style: { size?: number; weight?: number; colour?: string; right?: boolean } = {},
  ) => {
    context.font = `${style.weight ?? 400} ${style.size ?? 13}px ${fontFamily}`;
    context.fillStyle = style.colour ?? light.text;
    context.textAlign = style.right ? "right" : "left";
    context.fillText(value, x, y, WIDTH - 2 * MARGIN);
  };
  const bar = (it: Bar, y: number, colour: string) => {
    const from = MARGIN + NAMES;
    const most = WIDTH - MARGIN - FIGURES - from;
    context.fillStyle = colour;
    context.fillRect(from, y + 6, Math.max(1, it.length * most), 20);
    const main = (which: Measure) => (which === words.measure ? { weight: 600 } : { colour: light.muted });
    text(nameIn(words.locale, it.stage), MARGIN, y + 16, { weight: 500 });
    text(format.number(it.deals), WIDTH - MARGIN - 88, y + 16, { right: true, ...main("deals") });
    text(format.moneyShortUnit(it.amountMinor), WIDTH - MARGIN, y + 16, { right: true, ...main("money") });
  };

  text(words.title, MARGIN, MARGIN + 8, { size: 18, weight: 600 });
  text(words.subtitle, MARGIN, MARGIN + 30, { size: 12, colour: light.muted });
  let y = HEAD;
  view.bars.forEach((it, index) => {
    bar(it, y, stageColour(light, index, view.bars.length));
    text(`↓ ${rateWords(it, format, t)}`, MARGIN + NAMES, y + ROW + BETWEEN / 2, {
      size: 12,
      colour: light.muted,
    });
    y += ROW + BETWEEN;
  });
  y += GAP;
  text(`${t("outcome.title")} · ${t("outcome.scale")}`, MARGIN, y - 8, { size: 12, colour: light.muted });
  for (const it of closed) {
    bar(it, y, it.stage.kind === "won" ? light.won : light.lost);
    y += ROW;
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
  });
}

function rateWords(bar: Bar, format: Format, t: PictureWords["t"]): string {
  const rate = rateOf(bar.conversion);
  switch (rate.kind) {
    case "rate":
      return `${t("chart.share", { rate: format.percent(rate.rate) })} ${t("chart.interval", { interval: format.interval(rate.low, rate.high), n: format.number(rate.n) })}`;
    case "few":
      return t("chart.few", { n: format.number(rate.n) });
    case "bounds":
      return t("chart.bounds", {
        interval: format.interval(rate.low, rate.high),
        count: rate.unknown,
        shown: format.number(rate.unknown),
      });
    case "none":
      return t("chart.none");
  }
}
