/**
 * Salesforce writes an id in 15 characters, where case tells ids apart, in its reports, and in 18 in its data exports: the
 * same with three characters that say which of the others are capital letters (Salesforce help, "Convert 15 Digit IDs to
 * 18 Digit IDs"). Both mean one record.
 */

/** Opens with the kind of the record: `006` an opportunity, `001` an account, `a0B` one of the customer's own. */
const SHORT_ID = /^(?:00|0[1-9A-Z]|a\w)[0-9A-Za-z]{13}$/;
const SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

/** The id in 18 characters; any other text as it is. */
export function longSalesforceId(id: string): string {
  if (!SHORT_ID.test(id) || !/[A-Za-z]/.test(id)) return id;
  let suffix = "";
  for (let from = 0; from < 15; from += 5) {
    let capitals = 0;
    for (let at = 0; at < 5; at += 1) if (/[A-Z]/.test(id[from + at] as string)) capitals |= 1 << at;
    suffix += SUFFIX[capitals];
  }
  return id + suffix;
}
