import { render } from 'preact';
import { applyLanguage } from '../ui/language.ts';
import './app.css';
import { App } from './app.tsx';

applyLanguage(document);
render(<App />, document.body);
