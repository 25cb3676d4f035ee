/** Calls of a period rolled up: what lies under an override stays visible. */

/** Minor units; null where nobody called. */
export interface Called {
  rep: number | null;
  manager: number | null;
}

export interface CallNode extends Called {
  /** Place of the one above, before its own; -1: none. */
  parent: number;
  /** Whether a call of its own is expected: a person's, not a team's. */
  isPerson: boolean;
}

export interface RolledUp extends Called {
  /** A person's: the manager's call where there is one, else the rep's. Above: the sum of those below. */
  rolled: number | null;
  /** People below without any call, of all people below. */
  missing: number;
  people: number;
}

/** @param nodes each after the one above it */
export function rollUpCalls(nodes: readonly CallNode[]): RolledUp[] {
  const found = nodes.map(({ rep, manager, isPerson }): RolledUp => {
    const rolled = manager ?? rep;
    return { rep, manager, rolled, people: Number(isPerson), missing: Number(isPerson && rolled === null) };
  });
  for (let at = nodes.length - 1; at >= 0; at -= 1) {
    const above = found[(nodes[at] as CallNode).parent];
    const own = found[at] as RolledUp;
    if (!above) continue;
    above.rep = sum(above.rep, own.rep);
    above.manager = sum(above.manager, own.manager);
    above.rolled = sum(above.rolled, own.rolled);
    above.people += own.people;
    above.missing += own.missing;
  }
  return found;
}

const sum = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : a + b);
