import { showPage } from '../ui/mount-page.tsx';
import './closed.css';
import { Closed } from './closed.tsx';

await showPage(Closed);
