import { beforeEach, describe, expect, it } from "vitest";
import { wholeFilter } from "../../../src/ui/state/address.ts";
import { useWindow } from "../../../src/ui/state/windowStore.ts";

const store = () => useWindow.getState();

beforeEach(() => {
  useWindow.setState({ screen: "deals" });
  store().reset();
});

describe("going about", () => {
  it("keeps filter, period and as-of day when going elsewhere", () => {
    store().setFilter({ team: ["t1"] });
    store().setAsOf("2026-01-31");
    store().go("funnel");
    expect(store()).toMatchObject({ screen: "funnel", filter: { team: ["t1"] }, asOf: "2026-01-31" });
  });

  it("comes back to filter, panel and scroll as they were", () => {
    store().go("funnel");
    store().setFilter({ team: ["t1"] });
    store().keepScroll("funnel", 420);
    store().openList({ title: "Propose", filter: { team: ["t1"], stage: ["s3"] } });
    store().openDeal("d7");
    store().keepScroll("funnel", 0);
    store().goBack();
    expect(store()).toMatchObject({ deal: null, list: { title: "Propose" } });
    store().goBack();
    expect(store()).toMatchObject({ list: null, filter: { team: ["t1"] }, scroll: { funnel: 420 } });
    store().goBack();
    expect(store()).toMatchObject({ screen: "funnel", filter: {} });
    store().goForward();
    store().goForward();
    store().goForward();
    expect(store()).toMatchObject({ deal: "d7", filter: { team: ["t1"] } });
    expect(store().forward).toEqual([]);
  });

  it("takes typing for one step, and the next deal of a list for none", () => {
    store().setSearch("a");
    store().setSearch("ac");
    store().setSearch("acm");
    expect(store().back).toHaveLength(1);
    store().openList({ title: "All", filter: {} });
    store().openDeal("d1");
    store().replaceDeal("d2");
    store().goBack();
    expect(store()).toMatchObject({ deal: null, list: { title: "All" } });
  });

  it("lets go of a figure's list when the filter is another one, and brings it back with it", () => {
    store().openList({ title: "Propose", filter: { stage: ["s3"] } });
    store().setFilter({ team: ["t1"] });
    expect(store().list).toBeNull();
    store().goBack();
    expect(store()).toMatchObject({ filter: {}, list: { title: "Propose" } });
  });

  it("has an address that goes through JSON and back", () => {
    store().setFilter({ owner: ["p1"], columns: { amountMinor: { type: "range", from: 5 } } });
    store().setView("funnel", { measure: "money" });
    const address = JSON.parse(JSON.stringify(store().address()));
    store().clearFilter();
    store().goTo(address);
    expect(store()).toMatchObject({ filter: { owner: ["p1"] }, views: { funnel: { measure: "money" } } });
  });

  it("keeps nothing of a file for the next one", () => {
    store().setFilter({ owner: ["p1"] });
    store().openDeal("d1");
    store().reset();
    expect(store()).toMatchObject({ filter: {}, deal: null, list: null, back: [] });
  });
});

describe("the whole filter", () => {
  it("narrows the bar's days by the period, and adds the search", () => {
    const period = { key: "2026-Q1", from: "2026-01-01", to: "2026-03-31", basis: "closed" as const };
    expect(
      wholeFilter({ filter: { closedFrom: "2026-02-01", team: "t1" }, search: "  acme ", period }),
    ).toEqual({
      team: "t1",
      closedFrom: "2026-02-01",
      closedTo: "2026-03-31",
      search: "acme",
    });
    expect(wholeFilter({ filter: {}, search: "", period: null })).toEqual({});
  });
});
