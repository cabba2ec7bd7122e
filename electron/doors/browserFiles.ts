// Files through the browser door: uploads become tickets, result tickets become downloads.
import { createReadStream, createWriteStream, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../shared/errors.ts';
import { freePath, PROJECT_SUFFIX, safeFileName, withProjectSuffix } from '../project/fileNames.ts';
import { userFolders } from '../project/userFolders.ts';
import type { EngineThread } from '../startEngine.ts';

const MAX_UPLOAD_BYTES = 8 * 1024 ** 3;
/** A report opens in a tab of its own without script, form or outside resource. */
const REPORT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox allow-modals; frame-ancestors 'self'";

function sendJson(response: ServerResponse, value: unknown): void {
  response
    .writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
    .end(JSON.stringify(value));
}

export function makeFileRoutes(engine: EngineThread) {
  let uploads: string | null = null;
  const uploadFolder = () => {
    uploads ??= mkdtempSync(join(tmpdir(), 'holdfast-upload-'));
    return uploads;
  };

  async function receive(request: IncomingMessage, name: string): Promise<{ ticket: string; name: string }> {
    const part = join(mkdtempSync(join(uploadFolder(), 'file-')), 'part');
    let received = 0;
    await pipeline(
      request,
      async function* limit(chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          received += chunk.length;
          if (received > MAX_UPLOAD_BYTES) throw new AppError('file.tooLarge');
          yield chunk;
        }
      },
      createWriteStream(part),
    );
    // A project is worked on where it lies, so it is kept; a spreadsheet is only read.
    const isProject = name.toLowerCase().endsWith(PROJECT_SUFFIX);
    const path = isProject ? freePath(userFolders().projects, name) : join(part, '..', name);
    try {
      renameSync(part, path);
    } catch {
      await pipeline(createReadStream(part), createWriteStream(path, { flags: 'wx' }));
      rmSync(part);
    }
    return { ticket: await engine.grant(path, 'open'), name };
  }

  async function sendResult(request: IncomingMessage, response: ServerResponse, address: URL): Promise<void> {
    const path = await engine.redeem(decodeURIComponent(address.pathname.slice('/results/'.length)), 'open');
    // Only what the engine made as a result leaves this way: no upload, no project.
    if (!path.startsWith(engine.resultFolder + sep)) throw new AppError('ticket.unknown');
    const inline = address.searchParams.has('inline') && path.endsWith('.html');
    const name = safeFileName(address.searchParams.get('name') ?? 'holdfast');
    response.writeHead(200, {
      'Content-Type': inline ? 'text/html; charset=utf-8' : 'application/octet-stream',
      'Content-Length': statSync(path).size,
      'Content-Disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Content-Security-Policy': REPORT_POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'no-store',
    });
    if (request.method === 'HEAD') return void response.end();
    // A reader who goes away half-way is no failure of ours.
    await pipeline(createReadStream(path), response).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
  }

  /** Answers true when the request was one of these. */
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const address = new URL(request.url ?? '/', 'http://x');
    const name = safeFileName(address.searchParams.get('name') ?? '');
    if (request.method === 'POST' && address.pathname === '/files') {
      sendJson(response, await receive(request, name));
      return true;
    }
    if (request.method === 'POST' && address.pathname === '/projects') {
      const path = freePath(userFolders().projects, withProjectSuffix(name));
      sendJson(response, { ticket: await engine.grant(path, 'save') });
      return true;
    }
    if (request.method !== 'POST' && address.pathname.startsWith('/results/')) {
      await sendResult(request, response, address);
      return true;
    }
    if (request.method === 'POST') {
      response.writeHead(404).end();
      return true;
    }
    return false;
  }

  return {
    answer,
    removeUploads: () => {
      if (uploads) rmSync(uploads, { recursive: true, force: true });
    },
  };
}
