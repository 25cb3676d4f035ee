import { accounts, people, pipelines, products, teams, values } from "../db/queries/lists.ts";
import type { Handlers } from "../engine.ts";

type ListCalls =
  | "lists.people"
  | "lists.teams"
  | "lists.products"
  | "lists.accounts"
  | "lists.pipelines"
  | "lists.values";

export const listHandlers: Pick<Handlers, ListCalls> = {
  "lists.people": (_input, { session }) => session.remember("lists.people", () => people(session.read)),
  "lists.teams": (_input, { session }) => session.remember("lists.teams", () => teams(session.read)),
  "lists.products": (_input, { session }) => session.remember("lists.products", () => products(session.read)),
  "lists.accounts": ({ search, limit = 100 }, { session }) => accounts(session.read, search, limit),
  "lists.pipelines": (_input, { session }) =>
    session.remember("lists.pipelines", () => pipelines(session.read)),
  "lists.values": ({ column }, { session }) =>
    session.remember(`values ${column}`, () => values(session.read, column)),
};
