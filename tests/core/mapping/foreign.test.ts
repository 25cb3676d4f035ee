/** Headers, months and endings in the other languages that the CRMs are sold in. */
import { describe, expect, it } from "vitest";
import { parseDay } from "../../../src/core/mapping/day.ts";
import { propose } from "../../../src/core/mapping/propose.ts";
import { stateOf } from "../../../src/core/mapping/outcome.ts";
import { orderStages, stageKind } from "../../../src/core/mapping/stages.ts";

/** Header -> field, in one line each. */
const exports: [string, string, string[]][] = [
  [
    "Salesforce in German",
    "salesforce",
    [
      "Opportunity-ID sourceId",
      "Opportunity-Name name",
      "Accountname account",
      "Phase stage",
      "Betrag amount",
      "Schlusstermin closeOn",
      "Wahrscheinlichkeit_(%) probability",
      "Erstelldatum createdOn",
      "Opportunity-Inhaber owner",
      "Leadquelle source",
      "Nächster_Schritt nextStep",
    ],
  ],
  [
    "HubSpot in German",
    "hubspot",
    [
      "Datensatz-ID sourceId",
      "Deal-Name name",
      "Deal-Phase stage",
      "Zugeordnetes_Unternehmen account",
      "Abschlussdatum closeOn",
      "Betrag amount",
      "Zuständiger_Mitarbeiter_für_Deal owner",
    ],
  ],
  [
    "Pipedrive in German",
    "pipedrive",
    [
      "Deal_-_Titel name",
      "Deal_-_Wert amount",
      "Deal_-_Organisation account",
      "Deal_-_Phase stage",
      "Deal_-_Status state",
      "Deal_-_Erwartetes_Abschlussdatum expectedOn",
      "Deal_-_Besitzer owner",
    ],
  ],
  [
    "a list kept in German",
    "spreadsheet",
    [
      "Kunde account",
      "Projekt name",
      "Verkäufer owner",
      "Betrag_(EUR) amount",
      "Phase stage",
      "Abschlussdatum closeOn",
      "Bemerkungen note",
    ],
  ],
  [
    "Salesforce in French",
    "salesforce",
    [
      "Nom_de_l'opportunité name",
      "Nom_du_compte account",
      "Étape stage",
      "Montant amount",
      "Date_de_clôture closeOn",
      "Probabilité_(%) probability",
      "Propriétaire_de_l'opportunité owner",
      "Date_de_création createdOn",
    ],
  ],
  [
    "Pipedrive in French",
    "pipedrive",
    [
      "Affaire_-_Titre name",
      "Affaire_-_Valeur amount",
      "Affaire_-_Étape stage",
      "Affaire_-_Organisation account",
      "Affaire_-_Propriétaire owner",
      "Affaire_-_Date_de_clôture_prévue expectedOn",
    ],
  ],
  [
    "a list in French without accents",
    "spreadsheet",
    [
      "Societe account",
      "Affaire name",
      "Commercial owner",
      "Montant amount",
      "Etape stage",
      "Cloture_prevue expectedOn",
    ],
  ],
  [
    "HubSpot in Spanish",
    "hubspot",
    [
      "ID_de_registro sourceId",
      "Nombre_del_negocio name",
      "Etapa_del_negocio stage",
      "Valor amount",
      "Fecha_de_cierre closeOn",
      "Fecha_de_creación createdOn",
      "Propietario_del_negocio owner",
      "Empresa_asociada account",
    ],
  ],
  [
    "Odoo in Spanish",
    "spreadsheet",
    [
      "Oportunidad name",
      "Cliente account",
      "Ingresos_esperados amount",
      "Etapa stage",
      "Cierre_esperado expectedOn",
      "Vendedor owner",
      "Probabilidad probability",
    ],
  ],
  [
    "Salesforce in Japanese",
    "salesforce",
    [
      "商談ID sourceId",
      "商談名 name",
      "取引先名 account",
      "フェーズ stage",
      "金額 amount",
      "完了予定日 closeOn",
      "確度_(%) probability",
      "商談_所有者 owner",
      "作成日 createdOn",
    ],
  ],
  [
    "HubSpot in Japanese",
    "hubspot",
    [
      "レコードID sourceId",
      "取引名 name",
      "取引ステージ stage",
      "金額 amount",
      "クローズ日 closeOn",
      "取引担当者 owner",
    ],
  ],
  [
    "a list kept in Japanese",
    "spreadsheet",
    [
      "案件名 name",
      "顧客名 account",
      "営業担当 owner",
      "受注予定日 expectedOn",
      "見込金額 amount",
      "進捗 stage",
    ],
  ],
];

describe("the headers of", () => {
  it.each(exports)("%s", (_name, system, lines) => {
    const pairs = lines.map((line) => line.split(" ") as [string, string]);
    const { table, sourceSystem, columns } = propose(pairs.map(([header]) => header.replaceAll("_", " ")));
    expect([table, sourceSystem]).toEqual(["deals", system]);
    expect(columns.map(({ header, field }) => `${header.replaceAll(" ", "_")} ${field}`)).toEqual(lines);
  });
});

it("days with the month's name", () => {
  const read = [
    "31. Dezember 2026",
    "5. März 2026",
    "31 déc. 2026",
    "1 août 2026",
    "3 juil. 2026",
    "9 juin 2026",
  ];
  expect(read.map((text) => parseDay(text, {}))).toEqual([
    "2026-12-31",
    "2026-03-05",
    "2026-12-31",
    "2026-08-01",
    "2026-07-03",
    "2026-06-09",
  ]);
  expect(parseDay("31 de diciembre de 2026", {})).toBe("2026-12-31");
  expect(parseDay("15-ene-26", {})).toBe("2026-01-15");
  expect(parseDay("Jan 5, 2026", {})).toBe("2026-01-05");
  expect(parseDay("12 apples 2026", {})).toMatchObject({ fault: "cellNotDay" });
});

it("how deals ended, and the way to there", () => {
  const kinds = (names: string) => names.split(", ").map((name) => stageKind(name));
  expect(
    new Set(kinds("Gewonnen, Geschlossen gewonnen, Fermée gagnée, Gagné, Cerrada ganada, 受注, 成約")),
  ).toEqual(new Set(["won"]));
  expect(new Set(kinds("Verloren, Fermée perdue, Perdu, Cerrada perdida, 失注, 不成立"))).toEqual(
    new Set(["lost"]),
  );
  expect(new Set(kinds("Angebot, Verhandlung, Négociation, Propuesta, 受注見込, 受注予定, 提案"))).toEqual(
    new Set(["open"]),
  );
  expect(["Offen", "En cours", "Abierta", "商談中"].map(stateOf)).toEqual(["open", "open", "open", "open"]);
  expect(["Abgeschlossen", "Fermée"].map(stateOf)).toEqual([null, null]);
  const stages = ["受注", "交渉", "見積", "初回訪問"].map((name, order) => ({
    name,
    kind: stageKind(name),
    probability: null,
    order,
  }));
  expect(orderStages(stages).map(({ name }) => name)).toEqual(["初回訪問", "見積", "交渉", "受注"]);
});
