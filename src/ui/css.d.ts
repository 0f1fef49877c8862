/** Style sheets are taken out by the bundler; nothing of them is left at run time. */
declare module '*.css';
