import { showPage } from '../ui/opening.tsx';
import './closed.css';
import { Closed } from './closed.tsx';

await showPage(Closed);
