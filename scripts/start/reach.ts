const patience = 3000;

/** Whether the real site answers from here; what it answers does not matter. */
export async function canReach(address: string, signal: AbortSignal): Promise<boolean> {
  const soon = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  try {
    await fetch(address, { method: 'HEAD', redirect: 'manual', signal: soon });
    return true;
  } catch {
    signal.throwIfAborted();
    return false;
  }
}
