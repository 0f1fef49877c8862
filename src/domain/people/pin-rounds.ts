/**
 * Rounds of PBKDF2 with SHA-256 for a new PIN: OWASP's figure, about 0.1 s on a slow machine (rule
 * A13).
 */
export const PIN_ROUNDS = 600_000;

/**
 * The fewest that a PIN from another browser may have. It stays when the other one rises: a file with
 * one PIN below it is refused as a whole.
 */
export const FEWEST_PIN_ROUNDS = 600_000;
