/** Names of the IPC channels between preload and main. */
export const channels = {
  /** invoke(method, input): the engine's contract. */
  call: "funnel:call",
  /** invoke(method, input): calls that main serves. */
  shell: "funnel:shell",
  /** main -> page: events of engine and shell. */
  event: "funnel:event",
  /** preload -> main: a path that the user dropped on the window. */
  granted: "funnel:granted",
} as const;
