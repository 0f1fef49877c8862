/** Saves a text as a file. Needs no permission. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Firefox resolves the object URL only after the click event has been dispatched.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
