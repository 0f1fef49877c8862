import { answerWith } from '../platform/messaging/message-client.ts';
import { showPage } from '../ui/mount-page.tsx';
import { showsSample } from '../ui/demo-mode.ts';
import './app.css';
// After all others, since it takes back what they say.
import './household/print.css';
import { App } from './app.tsx';

if (showsSample()) answerWith((await import('./demo/demo-answers.ts')).sampleAnswerer);
await showPage(App);
