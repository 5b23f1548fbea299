const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const types: Record<string, string> = {
  xlsx,
  md: 'text/markdown',
  markdown: 'text/markdown',
  json: 'application/octet-stream',
};

/** A file as the body of a request; the schema knows it as a string of bytes. */
export const asBody = (file: File) => ({
  body: file as unknown as string,
  bodySerializer: (bytes: unknown) => bytes as File,
  headers: {
    'Content-Type': types[file.name.toLowerCase().split('.').at(-1) ?? ''] ?? 'text/csv',
  },
});
