/** The browser's user agent string, with its version and operating system. */
export function userAgent(): string {
  return navigator.userAgent;
}
