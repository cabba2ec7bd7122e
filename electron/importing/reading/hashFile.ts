// The SHA-256 of a file, to know it again.
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

export async function hashFile(path: string, signal?: { readonly aborted: boolean }): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(1 << 20);
  const handle = await open(path, 'r');
  try {
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0 || signal?.aborted) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}
