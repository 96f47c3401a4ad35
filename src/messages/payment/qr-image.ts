import { crc32, deflateSync } from "node:zlib"
import QRCode from "qrcode"

/** A QR code as rows of dark (true) and light modules, without its quiet zone. */
export type Modules = readonly (readonly boolean[])[]

const QUIET_MODULES = 4
const PIXELS_PER_MODULE = 4

/** The QR code of a text: UTF-8 bytes, error correction level M, as EPC069-12 asks. */
export function qrModules(text: string): Modules {
  const { modules } = QRCode.create([{ data: Buffer.from(text), mode: "byte" }], {
    errorCorrectionLevel: "M",
  })
  return Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (_, column) => modules.get(row, column) === 1),
  )
}

/** A PNG, one bit per pixel, black on white with its quiet zone: readable on dark pages too. */
export function qrPng(modules: Modules): Buffer {
  const size = (modules.length + 2 * QUIET_MODULES) * PIXELS_PER_MODULE
  const stride = Math.ceil(size / 8) + 1 // the first byte of a row names its filter: 0, none
  const pixels = Buffer.alloc(stride * size, 0xff)
  for (let y = 0; y < size; y++) {
    pixels[y * stride] = 0
    const row = modules[Math.floor(y / PIXELS_PER_MODULE) - QUIET_MODULES]
    for (let x = 0; row && x < size; x++) {
      if (!row[Math.floor(x / PIXELS_PER_MODULE) - QUIET_MODULES]) continue
      const at = y * stride + 1 + (x >> 3)
      pixels[at] = pixels[at]! & ~(0x80 >> (x & 7))
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header[8] = 1 // bit depth; the colour type stays 0, grey
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(pixels)),
    chunk("IEND", Buffer.alloc(0)),
  ])
}

/** An SVG of the same, for letters and screens: one path, one unit per module. */
export function qrSvg(modules: Modules): string {
  const size = modules.length + 2 * QUIET_MODULES
  const path = modules
    .flatMap((row, y) =>
      row.map((dark, x) => (dark ? `M${x + QUIET_MODULES} ${y + QUIET_MODULES}h1v1h-1z` : "")),
    )
    .join("")
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), body])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(body.length, 0)
  ends.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
}
