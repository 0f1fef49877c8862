import { answerWith } from '../platform/messenger.ts';
import { showPage } from '../ui/opening.tsx';
import { showsSample } from '../ui/sample-mode.ts';
import './app.css';
// After all others, since it takes back what they say.
import './household/print.css';
import { App } from './app.tsx';
import { sampleAnswerer } from './sample/sample-answers.ts';

if (showsSample()) answerWith(sampleAnswerer);
await showPage(App);
