import { setResponder } from '../platform/messaging/message-client.ts';
import { mountPage } from '../ui/mount-page.tsx';
import { isDemo } from '../ui/demo-mode.ts';
import './app.css';
// After all others, since it takes back what they say.
import './household/print.css';
import { App } from './app.tsx';

if (isDemo()) setResponder((await import('./demo/demo-answers.ts')).demoResponder);
await mountPage(App);
