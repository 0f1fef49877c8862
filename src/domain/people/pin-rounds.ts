/**
 * Rounds of PBKDF2 with SHA-256 for a new PIN, and the fewest that a record from another browser may
 * have: OWASP's figure, about 0.1 s on a slow machine (rule A13).
 */
export const PIN_ROUNDS = 600_000;
