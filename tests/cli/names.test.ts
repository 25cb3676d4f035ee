import { expect, test } from "vitest";
import { readArguments, readNames, readRates, readStates, UsageError } from "../../electron/cli/arguments.ts";

test("--name says what names become, kind by kind; the last = divides, and nothing behind it creates the name", () => {
  expect(readNames(["account:A=B Ltd=Acme", "account:Bolt=", "person:A. Lee=p1", "deal:Old=d7"])).toEqual({
    accounts: { "A=B Ltd": "Acme", Bolt: null },
    people: { "A. Lee": "p1" },
    deals: { Old: "d7" },
  });
  expect(readNames(undefined)).toEqual({});
  for (const wrong of ["Acme=a1", "company:Acme=a1", "account:=a1", "account:Acme"])
    expect(() => readNames([wrong])).toThrow(UsageError);
});

test("--key takes the fields in one word", () => {
  expect(readArguments(["f.csv", "--key", "name,account"]).values.key).toBe("name,account");
});

test("--state says what a word of the status means; the last = divides, and nothing behind it leaves it to the stage", () => {
  expect(readStates(["成交=won", "Closed: 1, Won: 0=lost", "a=b=open", "归档="])).toEqual({
    成交: "won",
    "Closed: 1, Won: 0": "lost",
    "a=b": "open",
    归档: null,
  });
  expect(readStates(undefined)).toBeUndefined();
  for (const wrong of ["成交", "=won", "成交=maybe"]) expect(() => readStates([wrong])).toThrow(UsageError);
});

test("--rate gives the worth of a currency, with or without a day", () => {
  expect(readRates(["CNY=0.14", "EUR=1.1@2026-01-01"])).toEqual([
    { currency: "CNY", rate: "0.14" },
    { currency: "EUR", rate: "1.1", from: "2026-01-01" },
  ]);
  expect(readRates(undefined)).toBeUndefined();
  for (const wrong of ["CNY", "CNY=0", "yuan=1", "CNY=0.14@soon", "CNY=1,4"])
    expect(() => readRates([wrong])).toThrow(UsageError);
});
