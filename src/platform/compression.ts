const FORMAT = 'deflate-raw';

/** Compresses a text. */
export async function compress(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream(FORMAT));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Decompresses a text.
 * @param most bytes of text; a small file must not fill the memory
 * @returns `null` for more than that, or anything that `compress` did not make
 */
export async function decompress(
  bytes: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<string | null> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(FORMAT));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let total = 0;
  try {
    // Leaving the loop cancels the stream.
    for await (const part of stream) {
      total += part.length;
      if (total > most) return null;
      text += decoder.decode(part, { stream: true });
    }
    return text + decoder.decode();
  } catch {
    return null;
  }
}
