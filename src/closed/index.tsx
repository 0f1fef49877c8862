import { render } from 'preact';
import { applyLanguage } from '../ui/language.ts';
import './closed.css';
import { Closed } from './closed.tsx';

applyLanguage(document);
render(<Closed />, document.body);
