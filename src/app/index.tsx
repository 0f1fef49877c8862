import { showPage } from '../ui/opening.tsx';
import './app.css';
import { App } from './app.tsx';

await showPage(App);
