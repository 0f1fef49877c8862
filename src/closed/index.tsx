import { mountPage } from '../ui/mount-page.tsx';
import './closed.css';
import { Closed } from './closed.tsx';

await mountPage(Closed);
