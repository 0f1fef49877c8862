import './closed.css';
import { mountWhenShown } from './mount-when-shown.ts';

await mountWhenShown();
