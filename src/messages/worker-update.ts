/** What a worker tells the page: how far it is, and the outcome at the end. */
export type WorkerUpdate<Progress, Outcome> =
  | { readonly progress: Progress }
  | { readonly outcome: Outcome };
