// What was let go over the window: files, and the spreadsheets directly inside dropped folders.

const SPREADSHEET = /\.(xlsx|xlsm|xlsb|xls|ods|csv|tsv|txt|html?|xml)$/i;

const isFolder = (entry: FileSystemEntry | null): entry is FileSystemDirectoryEntry => entry?.isDirectory === true;

/** A folder tells its entries in portions, until an empty one. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (portion.length === 0) return all;
    all.push(...portion);
  }
}

const fileOf = (entry: FileSystemFileEntry) => new Promise<File>((done, fail) => entry.file(done, fail));

async function spreadsheetsIn(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const wanted = (await entriesOf(folder)).filter((entry) => entry.isFile && SPREADSHEET.test(entry.name));
  wanted.sort((a, b) => a.name.localeCompare(b.name));
  return Promise.all(wanted.map((entry) => fileOf(entry as FileSystemFileEntry)));
}

/** To be called while the drop is being told of: afterwards its items are gone. */
export function droppedFiles(transfer: DataTransfer | null): Promise<File[]> {
  const items = [...(transfer?.items ?? [])].filter(({ kind }) => kind === 'file');
  const found = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const lists = found.map(({ entry, file }) => {
    if (isFolder(entry)) return spreadsheetsIn(entry);
    return Promise.resolve(file ? [file] : []);
  });
  return Promise.all(lists).then((files) => files.flat());
}
