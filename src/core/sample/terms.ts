/** What a deal is for: products, quantities and prices, from the first guess to the signed terms. */
import type { Line } from "../domain/lines.ts";
import { dayText } from "./calendar.ts";
import type { Pipeline } from "./pipeline.ts";
import type { Product } from "./product.ts";
import { companions, products } from "./products.ts";
import type { Random } from "./random.ts";

interface Item {
  product: Product;
  /** From 1, the product's key. */
  key: number;
  /** In the product's unit. */
  quantity: number;
}

const byPipeline = (pipeline: Pipeline["key"]): Product[] =>
  products.filter((product) => product.pipeline === pipeline);
const choices = {
  product: byPipeline("product"),
  solution: byPipeline("solution"),
  service: byPipeline("service"),
};
const keyOf = new Map(products.map((product, index) => [product.code, index + 1]));
const byCode = new Map(products.map((product) => [product.code, product]));

export class Terms {
  private items: Item[];
  private discount = 0;
  private readonly random: Random;

  /** @param size how much the account buys beside others */
  constructor(random: Random, pipeline: Pipeline["key"], size: number) {
    this.random = random;
    const first = random.weighted(choices[pipeline], (one) => one.weight);
    this.items = [this.item(first, size ** 0.4)];
    const more = random.chance(0.12) ? 2 : random.chance(0.3) ? 1 : 0;
    const others = companions[pipeline].filter((code) => code !== first.code);
    for (let index = 0; index < more && others.length > 0; index += 1) {
      const [code] = others.splice(random.whole(0, others.length - 1), 1) as [string];
      this.items.push(this.item(byCode.get(code) as Product, 0.6));
    }
  }

  private item(product: Product, factor: number): Item {
    const [median, spread, step] = product.quantity;
    const quantity = this.random.logNormal(median * factor, spread);
    return { product, key: keyOf.get(product.code) as number, quantity: toStep(quantity, step) };
  }

  get first(): Product {
    return (this.items[0] as Item).product;
  }

  /** The scope changed: more or fewer of the same. @returns whether any quantity is another now */
  resize(spread: number): boolean {
    const factor = this.random.logNormal(1, spread);
    const before = this.items.map((item) => item.quantity);
    this.items = this.items.map((item) => ({
      ...item,
      quantity: toStep(item.quantity * factor, item.product.quantity[2]),
    }));
    return this.items.some((item, index) => item.quantity !== before[index]);
  }

  /** The first price given. @param extra what this rep gives beyond the usual, as a share */
  quote(extra: number): void {
    this.discount = Math.min(0.4, Math.max(0, 0.05 + 0.025 * this.random.normal()) + extra);
  }

  /** Some more is given at the end. */
  concede(): void {
    this.discount = Math.min(0.4, this.discount + Math.max(0, 0.012 + 0.012 * this.random.normal()));
  }

  /** @param deliveryFrom the day from which lead times run */
  lines(deliveryFrom: number): Line[] {
    return this.items.map(({ product, key, quantity }) => ({
      product: key,
      quantityMilli: quantity * 1000,
      unitPriceMinor: this.price(product) * 100,
      deliveryOn: dayText(deliveryFrom + product.leadDays),
    }));
  }

  /** In fen. */
  amount(): number {
    return this.items.reduce((sum, { product, quantity }) => sum + this.price(product) * 100 * quantity, 0);
  }

  /** Yuan, rounded as a quotation does it. */
  private price({ listPrice }: Product): number {
    const unit = listPrice >= 10_000 ? 100 : listPrice >= 1000 ? 10 : 1;
    return Math.round((listPrice * (1 - this.discount)) / unit) * unit;
  }
}

const toStep = (quantity: number, step: number): number => Math.max(step, Math.round(quantity / step) * step);
