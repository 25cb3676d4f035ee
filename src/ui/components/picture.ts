/** Charts as pictures for slides and mails: drawn anew on a canvas, light whatever the theme, at twice the size. */
import { fontFamily } from "../theme/fonts.ts";
import { light } from "../theme/tokens.ts";

const SCALE = 2;
export const PICTURE_WIDTH = 960;
export const PICTURE_MARGIN = 24;
/** Where the work begins, under title and subtitle. */
export const PICTURE_HEAD = 72;

interface TextStyle {
  size?: number;
  weight?: number;
  colour?: string;
  align?: CanvasTextAlign;
  /** Narrower than this it is drawn as it is; wider it is squeezed. */
  room?: number;
}

export class Picture {
  readonly context: CanvasRenderingContext2D;
  private readonly canvas = document.createElement("canvas");

  /** @throws Error where the window has no canvas */
  constructor(height: number, title: string, subtitle: string) {
    this.canvas.width = PICTURE_WIDTH * SCALE;
    this.canvas.height = height * SCALE;
    const context = this.canvas.getContext("2d");
    if (!context) throw new Error("no canvas");
    this.context = context;
    context.scale(SCALE, SCALE);
    context.textBaseline = "middle";
    this.box(0, 0, PICTURE_WIDTH, height, light.surface);
    this.text(title, PICTURE_MARGIN, PICTURE_MARGIN + 8, { size: 18, weight: 600 });
    this.text(subtitle, PICTURE_MARGIN, PICTURE_MARGIN + 30, { size: 12, colour: light.muted });
  }

  text(value: string, x: number, y: number, style: TextStyle = {}): void {
    const { context } = this;
    context.font = `${style.weight ?? 400} ${style.size ?? 13}px ${fontFamily}`;
    context.fillStyle = style.colour ?? light.text;
    context.textAlign = style.align ?? "left";
    context.fillText(value, x, y, style.room ?? PICTURE_WIDTH - 2 * PICTURE_MARGIN);
  }

  box(x: number, y: number, width: number, height: number, colour: string): void {
    this.context.fillStyle = colour;
    this.context.fillRect(x, y, width, height);
  }

  png(): Promise<Blob> {
    return new Promise((resolve, reject) => {
      this.canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
    });
  }
}
