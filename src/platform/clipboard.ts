/** Copies a text to the clipboard; call it directly in a click handler. @throws if the browser refuses */
export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
