import { inflateRawSync } from 'node:zlib'

const END = 0x06054b50
const END_BYTES = 22
const DEFLATED = 8

/** The files of a zip by their names, as its own directory lists them. @throws where it is none */
export function readZip(bytes: Uint8Array): Record<string, string> {
  const zip = Buffer.from(bytes)
  const end = zip.length - END_BYTES
  if (end < 0 || zip.readUInt32LE(end) !== END) throw new Error('This is not a zip.')
  const files: Record<string, string> = {}
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [number, number, number]
    const local = zip.readUInt32LE(at + 42)
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const packed = zip.subarray(from, from + zip.readUInt32LE(at + 20))
    const body = zip.readUInt16LE(at + 10) === DEFLATED ? inflateRawSync(packed) : packed
    files[zip.toString('utf8', at + 46, at + 46 + name)] = body.toString('utf8')
    at += 46 + name + extra + comment
  }
  return files
}
