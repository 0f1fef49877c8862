import { mountPage } from '../ui/mount-page.tsx';
import { isDemo } from '../ui/demo-mode.ts';
import './app.css';
// Last, because it overrides the other style sheets.
import './household/print.css';
import { App } from './app.tsx';

if (isDemo()) (await import('./demo/demo-answers.ts')).startDemo();
await mountPage(App);
