/**
 * What German, French, Spanish and Japanese exports of Salesforce, HubSpot, Pipedrive, Dynamics 365 and Odoo, and lists
 * kept by hand, call their columns. Parted by commas, as such names hold spaces; else as `synonyms.ts`.
 */
import type { Words } from "./relatedWords.ts";

/** Known in a file's headers after all words of both own languages, so that these stay the better witness. */
export const foreignDeals: Words = {
  sourceId:
    "Opportunity-ID, Datensatz-ID, Deal-ID, Auftragsnummer, Projektnummer, Vorgangsnummer, ID de l'opportunité, ID opportunité, Identifiant, ID de l'enregistrement, ID de transaction, Id. de la oportunidad, ID de la oportunidad, ID de registro, ID del negocio, 商談ID, 案件ID, 案件番号, 商談番号, レコードID, 取引ID",
  name: "Name der Opportunity, Opportunity-Name, Dealname, Verkaufschance, Thema, Titel, Projektname, Projekt, Bezeichnung, Nom de l'opportunité, Nom opportunité, Nom de la transaction, Nom de l'affaire, Opportunité, Affaire, Rubrique, Titre, Projet, Nom du projet, Nombre de la oportunidad, Nombre del negocio, Nombre del trato, Oportunidad, Negocio, Tema, Título, Proyecto, 商談名, 案件名, 取引名, 案件, 商談, トピック, タイトル, 件名",
  account:
    "Accountname, Kundenname, Kunde, Firma, Firmenname, Unternehmen, Zugeordnetes Unternehmen, Organisation, Potenzieller Kunde, Nom du compte, Compte, Client, Client potentiel, Société, Entreprise, Entreprise associée, Nom de la cuenta, Nombre de la cuenta, Cuenta, Cliente, Cliente potencial, Empresa, Empresa asociada, Organización, 取引先名, 取引先, 顧客名, 顧客, 会社名, 会社, 関連する会社, 見込み顧客, 潜在顧客, 組織, 得意先, 得意先名, お客様名",
  pipeline: "Vertriebspipeline, Processus de vente, Proceso de ventas, パイプライン",
  stage:
    "Phase, Deal-Phase, Vertriebsphase, Verkaufsphase, Verkaufsstufe, Stufe, Opportunity-Phase, Étape, Étape de l'opportunité, Phase de la transaction, Étape de vente, Etapa, Etapa del negocio, Etapa de la oportunidad, Etapa de ventas, Fase, フェーズ, ステージ, 取引ステージ, 商談フェーズ, 営業フェーズ, 進捗, 商談ステージ",
  state: "Deal-Status, Statusgrund, Statut, État, Estado, Estado del negocio, ステータス, 状態, 状況",
  owner:
    "Opportunity-Inhaber, Inhaber der Opportunity, Inhaber, Besitzer, Deal-Besitzer, Zuständiger Mitarbeiter für Deal, Zuständiger Mitarbeiter, Verkäufer, Vertriebsmitarbeiter, Vertriebler, Kundenbetreuer, Betreuer, Verantwortlicher, Zuständig, Propriétaire de l'opportunité, Propriétaire de la transaction, Propriétaire, Vendeur, Commercial, Responsable, Propietario de la oportunidad, Propietario del negocio, Propietario, Vendedor, Comercial, 商談所有者, 商談の所有者, 取引担当者, 取引の担当者, 所有者, 営業担当者, 営業担当, 販売担当者, 担当者, 担当, 担当者名",
  team: "Vertriebsteam, Verkaufsteam, Abteilung, Équipe commerciale, Équipe, Service commercial, Equipo de ventas, Equipo, Departamento, 営業チーム, チーム, 部署, 部門, 所属",
  product:
    "Produkt, Produktname, Artikel, Produit, Nom du produit, Producto, Nombre del producto, 商品名, 商品, 製品名, 製品",
  quantity: "Menge, Anzahl, Stückzahl, Quantité, Cantidad, 数量, 個数",
  amount:
    "Betrag, Wert, Auftragswert, Auftragssumme, Angebotssumme, Angebotswert, Geschätzter Umsatz, Gesch. Umsatz, Erwarteter Umsatz, Umsatz, Volumen, Montant, Valeur, Chiffre d'affaires estimé, Revenu estimé, Revenu espéré, Revenu attendu, CA estimé, Importe, Monto, Valor, Ingresos estimados, Ingresos est., Ingreso esperado, Ingresos esperados, 金額, 見込金額, 見込み金額, 見積金額, 受注金額, 受注予定金額, 案件金額, 予想収益, 見込み売上, 推定収益, 売上見込",
  currency: "Währung, Devise, Moneda, Divisa, 通貨",
  wonAmount: "Tatsächlicher Umsatz, Revenu réel, Chiffre d'affaires réel, Ingresos reales, 実際の収益",
  createdOn:
    "Erstelldatum, Erstellungsdatum, Erstellt am, Anlagedatum, Angelegt am, Deal erstellt, Date de création, Créé le, Créée le, Affaire créée, Fecha de creación, Creado el, Trato creado, Negocio creado, 作成日, 作成日時, 登録日, 登録日時, 取引作成日",
  expectedOn:
    "Erwartetes Abschlussdatum, Voraussichtliches Abschlussdatum, Geschätztes Abschlussdatum, Gesch. Abschlussdatum, Geplanter Abschluss, Erwarteter Abschluss, Date de clôture prévue, Date de clôture estimée, Date de clôture est., Clôture prévue, Fecha prevista de cierre, Fecha de cierre prevista, Fecha de cierre estimada, Fecha de cierre est., Fecha estimada de cierre, Cierre esperado, Cierre previsto, 成約予定日, 受注予定日, 見込みクローズ日, 推定完了日, 予想クローズ日, 完了予定",
  closedOn:
    "Tatsächliches Abschlussdatum, Geschlossen am, Abgeschlossen am, Gewonnen am, Date de clôture réelle, Clôturé le, Fecha de cierre real, Fecha real de cierre, Cerrado el, 受注日, 成約日, 実際の完了日",
  lostOn: "Verloren am, Perdu le, Perdida el, Perdido el, 失注日",
  closeOn:
    "Schlusstermin, Abschlussdatum, Abschlusstermin, Abschluss, Date de clôture, Date de fermeture, Fecha de cierre, 完了予定日, クローズ日, 完了日",
  category:
    "Prognosekategorie, Catégorie de prévision, Catégorie de prévisions, Categoría de previsión, Categoría de pronóstico, 売上予測分類, 売上予測カテゴリ",
  probability:
    "Wahrscheinlichkeit, Abschlusswahrscheinlichkeit, Deal-Wahrscheinlichkeit, Probabilité, Probabilité de la transaction, Probabilidad, Probabilidad de cierre, 確度, 確率, 受注確度, 成約確率",
  source:
    "Leadquelle, Lead-Quelle, Quelle, Herkunft, Origine de la piste, Source de la piste, Origine, Origen del candidato, Origen del prospecto, Origen, リードソース, 流入元, 商談ソース",
  lossReason:
    "Verlustgrund, Grund für Verlust, Grund des Verlusts, Absagegrund, Motif de perte, Raison de la perte, Motif de la perte, Motivo de la pérdida, Motivo de pérdida, Razón de pérdida, 失注理由",
  nextStep:
    "Nächster Schritt, Nächste Schritte, Étape suivante, Prochaine étape, Paso siguiente, Siguiente paso, Próximo paso, 次のステップ, 次のアクション",
  note: "Notiz, Notizen, Bemerkung, Bemerkungen, Kommentar, Beschreibung, Remarque, Remarques, Commentaire, Commentaires, Notas, Nota, Comentarios, Observaciones, Descripción, 備考, メモ, 説明",
};

export const foreignAccounts: Words = {
  name: "Accountname, Firmenname, Firma, Unternehmen, Kundenname, Kunde, Nom du compte, Société, Entreprise, Client, Nombre de la cuenta, Empresa, Cliente, 取引先名, 会社名, 顧客名",
  industry: "Branche, Secteur d'activité, Secteur, Sector, Industria, 業種, 業界",
  country: "Land, Pays, País, 国",
  employees:
    "Mitarbeiter, Mitarbeiterzahl, Anzahl der Mitarbeiter, Effectif, Employés, Nombre d'employés, Empleados, Número de empleados, 従業員数",
  revenue: "Jahresumsatz, Chiffre d'affaires annuel, Chiffre d'affaires, Ingresos anuales, 年間売上",
};
