/** The funnel as a picture. */
import type { TFunction } from "i18next";
import type { Locale } from "../../../contract/envelope.ts";
import type { Format } from "../../presenters/format.ts";
import { type Bar, type FunnelView, type Measure, rateOf } from "../../presenters/funnel.ts";
import { nameIn } from "../../state/useLists.ts";
import { basisWords, unratedWords } from "./rateParts.ts";
import { Picture, PICTURE_HEAD, PICTURE_MARGIN, PICTURE_WIDTH } from "../../components/picture.ts";
import { light, stageColour } from "../../theme/tokens.ts";

interface PictureWords {
  title: string;
  subtitle: string;
  measure: Measure;
  format: Format;
  locale: Locale;
  t: TFunction<["funnel", "common"]>;
}

const NAMES = 160;
const FIGURES = 168;
const ROW = 32;
const BETWEEN = 24;
const GAP = 32;

export function drawFunnel(view: FunnelView, words: PictureWords): Promise<Blob> {
  const { format, t } = words;
  const closed = [...view.won, ...view.lost];
  const height =
    PICTURE_HEAD + view.bars.length * (ROW + BETWEEN) + GAP + closed.length * ROW + PICTURE_MARGIN;
  const picture = new Picture(height, words.title, words.subtitle);
  const right = PICTURE_WIDTH - PICTURE_MARGIN;
  const bar = (it: Bar, y: number, colour: string) => {
    const from = PICTURE_MARGIN + NAMES;
    picture.box(from, y + 6, Math.max(1, it.length * (right - FIGURES - from)), 20, colour);
    const main = (which: Measure) => (which === words.measure ? { weight: 600 } : { colour: light.muted });
    picture.text(nameIn(words.locale, it.stage), PICTURE_MARGIN, y + 16, { weight: 500 });
    picture.text(format.number(it.deals), right - 88, y + 16, { align: "right", ...main("deals") });
    picture.text(format.moneyShortUnit(it.amountMinor), right, y + 16, { align: "right", ...main("money") });
  };
  const small = { size: 12, colour: light.muted };

  let y = PICTURE_HEAD;
  view.bars.forEach((it, index) => {
    bar(it, y, stageColour(light, index, view.bars.length));
    picture.text(`↓ ${rateWords(it, format, t)}`, PICTURE_MARGIN + NAMES, y + ROW + BETWEEN / 2, small);
    y += ROW + BETWEEN;
  });
  y += GAP;
  picture.text(`${t("outcome.title")} · ${t("outcome.scale")}`, PICTURE_MARGIN, y - 8, small);
  for (const it of closed) {
    bar(it, y, it.stage.kind === "won" ? light.won : light.lost);
    y += ROW;
  }
  return picture.png();
}

function rateWords(bar: Bar, format: Format, t: PictureWords["t"]): string {
  const rate = rateOf(bar.conversion);
  return rate.kind === "rate"
    ? `${t("chart.share", { rate: format.percent(rate.rate) })} ${basisWords(rate, format, t)}`
    : unratedWords(rate, format, t);
}
