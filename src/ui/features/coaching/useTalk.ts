import type { UseQueryResult } from "@tanstack/react-query";
import type { CallInput, CallOutput } from "../../../contract/calls.ts";
import type { Review } from "../../../contract/reviews.ts";
import { useAct, useCall } from "../../state/engine.ts";

type GivenStep = NonNullable<CallInput<"reviews.save">["steps"]>[number];

export interface Talk {
  reviews: UseQueryResult<CallOutput<"reviews.list">>;
  /** The talk that is not closed yet. */
  open: Review | null;
  busy: boolean;
  /** Puts a step on the agenda, beginning a talk where none is open. */
  add(step: GivenStep): Promise<void>;
  /** Changes a step of any talk. */
  change(review: string, step: GivenStep): Promise<void>;
  remove(review: string, step: string): Promise<void>;
  note(review: string, text: string | null): Promise<void>;
  close(review: string): Promise<void>;
}

/** A person's talks and what may be done with them. Failures are shown as a toast. */
export function useTalk(person: string): Talk {
  const reviews = useCall("reviews.list", { person }, { keepPrevious: false });
  const begin = useAct("reviews.open");
  const save = useAct("reviews.save");
  // Saved as its field is left, so often by the very click on a button: what is busy would refuse that click.
  const keep = useAct("reviews.save");
  const end = useAct("reviews.close");
  const open = reviews.data?.find(({ closedOn }) => closedOn === null) ?? null;
  // The toast has said it.
  const quietly = async (work: Promise<unknown>): Promise<void> => {
    await work.catch(() => {});
  };
  return {
    reviews,
    open,
    busy: begin.isPending || save.isPending || end.isPending,
    add: (step) =>
      quietly(
        (async () => {
          const { id } = open ?? (await begin.mutateAsync({ person }));
          await save.mutateAsync({ id, steps: [step] });
        })(),
      ),
    change: (id, step) => quietly(save.mutateAsync({ id, steps: [step] })),
    remove: (id, step) => quietly(save.mutateAsync({ id, remove: [step] })),
    note: (id, text) => quietly(keep.mutateAsync({ id, text })),
    close: (id) => quietly(end.mutateAsync({ id })),
  };
}
