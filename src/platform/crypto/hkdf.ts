/**
 * Derives key material for one purpose (HKDF-SHA-256). What is derived for one purpose reveals
 * nothing about the key or about other purposes.
 */
export async function deriveBytes(
  key: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
  purpose: string,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { subtle } = crypto;
  const material = await subtle.importKey('raw', key, 'HKDF', false, ['deriveBits']);
  const info = new TextEncoder().encode(purpose);
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt, info };
  return new Uint8Array(await subtle.deriveBits(algorithm, material, length * 8));
}
