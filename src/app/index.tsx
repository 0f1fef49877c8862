import { answerWith } from '../platform/messenger.ts';
import { showPage } from '../ui/opening.tsx';
import { showsSample } from '../ui/sample-mode.ts';
import './app.css';
// After all others, since it takes back what they say.
import './household/print.css';
import { App } from './app.tsx';

if (showsSample()) answerWith((await import('./sample/sample-answers.ts')).sampleAnswerer);
await showPage(App);
