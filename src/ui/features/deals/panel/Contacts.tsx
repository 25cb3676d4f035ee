import { useTranslation } from "react-i18next";
import type { CallOutput } from "../../../../contract/calls.ts";
import classes from "./panel.module.css";

type Contact = CallOutput<"deals.get">["contacts"][number];

const roles = [
  "champion",
  "economicBuyer",
  "decider",
  "technicalBuyer",
  "user",
  "influencer",
  "blocker",
] as const;
const stances = ["unknown", "against", "neutral", "for"] as const;

/** Who decides at the customer's, and whether they are for us. */
export function Contacts({ contacts }: { contacts: Contact[] }) {
  const { t } = useTranslation("deal");
  if (contacts.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby="deal-contacts">
      <div className={classes.sectionHead}>
        <h3 id="deal-contacts">{t("contacts")}</h3>
      </div>
      <ul className={classes.contacts}>
        {contacts.map((contact) => {
          const role = roles.find((known) => known === contact.role);
          const stance = stances.find((known) => known === contact.stance);
          return (
            <li key={contact.id} className={classes.contact}>
              <span>
                <strong>{contact.name}</strong>
                {contact.title && <span className={classes.muted}> · {contact.title}</span>}
              </span>
              <span className={classes.muted}>
                {[role && t(`role.${role}`), stance && t(`stance.${stance}`)].filter(Boolean).join(" · ")}
              </span>
              {(contact.email ?? contact.phone) && (
                <span className={classes.muted}>
                  {[contact.email, contact.phone].filter(Boolean).join(" · ")}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
