import { mountPage } from '../ui/mount-page.tsx';
import { Closed } from './closed.tsx';

/** The one file that the closed page loads once it is visible. */
export const mount = (): Promise<void> => mountPage(Closed);
