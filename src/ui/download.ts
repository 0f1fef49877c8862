/** Hands a text to the browser as a download; no permission is needed for that. */
export function download(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Firefox looks the address up only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
