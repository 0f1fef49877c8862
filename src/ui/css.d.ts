/** The bundler extracts style sheets; their imports have no value at run time. */
declare module '*.css';
