import { setResponder } from '../platform/messaging/message-client.ts';
import { mountPage } from '../ui/mount-page.tsx';
import { isDemo } from '../ui/demo-mode.ts';
import './app.css';
// Last, because it overrides the other style sheets.
import './household/print.css';
import { App } from './app.tsx';

if (isDemo()) setResponder((await import('./demo/demo-answers.ts')).demoResponder);
await mountPage(App);
