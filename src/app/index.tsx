import { showPage } from '../ui/opening.tsx';
import './app.css';
// After all others, since it takes back what they say.
import './household/print.css';
import { App } from './app.tsx';

await showPage(App);
