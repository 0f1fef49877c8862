export { id, personName, shortText, timestamp } from '../domain/time/input.schema.ts';
