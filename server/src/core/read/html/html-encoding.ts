/** `<meta charset="koi8-r">`, `content="text/html; charset=…"`, `<?xml … encoding="…"?>`, in the first kilobytes. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4096))
  const match =
    /<meta\b[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(start) ??
    /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})/i.exec(start)
  return match?.[1]
}
