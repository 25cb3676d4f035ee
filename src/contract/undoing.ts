/** Codes of the conflicts that an undo `anyway` passes over: what was said since of the same deals would go, or be contradicted. */
export const undoRefusals = ["undoHeld", "undoHeldUnchanged", "undoChangedSince"] as const;

export type UndoRefusal = (typeof undoRefusals)[number];
