export type BrowserName = 'chromium' | 'chrome' | 'edge' | 'firefox';

export function findBrowser(browser: BrowserName): { path: string } | { problem: string };
export function findTool(name: string): string | undefined;
