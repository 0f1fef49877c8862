import { pageShown } from '../ui/page-shown.ts';
import './closed.css';

// Sixty tabs that close at once would all load the page, open the database and ask the background.
await pageShown();
const [{ mountPage }, { Closed }] = await Promise.all([
  import('../ui/mount-page.tsx'),
  import('./closed.tsx'),
]);
await mountPage(Closed);
