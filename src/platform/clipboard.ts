/** Puts a text where the next paste takes it from; must be called directly in a click. @throws where the browser refuses */
export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}

/** How the browser calls itself, with its version and its system. */
export function browserName(): string {
  return navigator.userAgent;
}
