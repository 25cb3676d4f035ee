/** Screens' way to the engine: calls that re-read when the file changes, acts that say when they fail, jobs. */
import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useMutation,
  type UseMutationResult,
  useQuery,
} from "@tanstack/react-query";
import type { CallInput, CallName, CallOutput } from "../../contract/calls.ts";
import { call } from "../bridge.ts";
import { i18n } from "../locales/index.ts";
import { toastError } from "../components/toasts.tsx";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The engine says when something changed (`events.ts`), so nothing grows stale by age or focus.
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      // A refused call is refused again.
      retry: false,
      networkMode: "always",
    },
    mutations: { retry: false, networkMode: "always" },
  },
});

export interface CallOptions {
  /** False: not yet (an id is missing). */
  enabled?: boolean;
  /** False: show nothing rather than the answer to the previous input (a deal panel, where it would mislead). */
  keepPrevious?: boolean;
}

/** Answers carry sentences and names in the caller's language, so it is part of the key. */
export function callKey<M extends CallName>(method: M, input: CallInput<M>) {
  return [method, input ?? {}, i18n.language] as const;
}

/** Reads by a call; read anew whenever the file changes, keeping what is shown until the answer is there. */
export function useCall<M extends CallName>(
  method: M,
  input: CallInput<M>,
  { enabled = true, keepPrevious = true }: CallOptions = {},
): UseQueryResult<CallOutput<M>> {
  return useQuery<CallOutput<M>>({
    queryKey: callKey(method, input),
    queryFn: () => callAny(method, input),
    enabled,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/** A call that changes something; a failure is shown as a toast and thrown on to `mutateAsync`. */
export function useAct<M extends CallName>(method: M): UseMutationResult<CallOutput<M>, Error, CallInput<M>> {
  return useMutation<CallOutput<M>, Error, CallInput<M>>({
    mutationFn: (input) => callAny(method, input),
    onError: (error) => toastError(error),
  });
}

/** Once, outside of rendering; failures are the caller's. */
export function callAny<M extends CallName>(method: M, input: CallInput<M>): Promise<CallOutput<M>> {
  return (call as (method: M, input: CallInput<M>) => Promise<CallOutput<M>>)(method, input);
}
